using System.Globalization;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Risk;

namespace NanoCap.Trading.Tests.Risk;

/// <summary>The table of the design, row by row, in the order of <see cref="RiskProfiles.All"/>.</summary>
public sealed class ProfileTableTests
{
    [Theory]
    [InlineData("the name", "small-account", "nano-cap", "conservative-live", "microcap", "regime-etf")]
    [InlineData("position maximum at 400 USD", "120", "20", "20", "100", "32")]
    [InlineData("position maximum at 500 USD", "150", "25", "25", "25", "40")]
    [InlineData("position maximum at 10000 USD", "300", "500", "500", "500", "800")]
    [InlineData("leveraged fund maximum", "-", "-", "-", "-", "0.25")]
    [InlineData("position note", "-", "0.04", "-", "-", "-")]
    [InlineData("position minimum", "50", "100", "100", "25", "100")]
    [InlineData("positions at most", "4", "12", "5", "5", "6")]
    [InlineData("sizing", "EqualSlot", "Percent 0.02", "Percent 0.05", "ScoreTiered", "Weights")]
    [InlineData("buffer at 1000 USD", "100", "50", "100", "50", "300")]
    [InlineData("buffer at 10000 USD", "100", "500", "1000", "500", "3000")]
    [InlineData("volume share", "0.03", "0.03", "0.01", "0.03", "0.01")]
    [InlineData("sector", "0.40", "0.25", "0.20", "0.50", "-")]
    [InlineData("leverage", "1", "2", "1", "1", "1")]
    [InlineData("day loss reduces", "-", "0.03 to 0.5", "0.01 to 0.5", "0.05 to 0.5", "0.03 to 0.5")]
    [InlineData("day loss stops", "0.10 StopEntries", "0.05 StopEntries", "0.02 AllOut", "0.10 StopEntries",
        "0.05 AllOut")]
    [InlineData("drawdown reduces", "0.10 to 0.5", "0.12 to 0.5", "0.05 to 0.5", "0.10 to 0.5", "0.15 to 0.3")]
    [InlineData("drawdown stops", "0.15 StopEntries", "0.15 StopEntries", "0.10 AllOut", "0.20 StopEntries",
        "0.20 AllOut")]
    [InlineData("protection", "StopAndTargetOfSignal", "StopAndTargetOfSignal", "StopAndTargetOfSignal",
        "StopAndTargetOfSignal", "None")]
    [InlineData("value at risk", "0.04", "0.02", "0.02", "0.05", "0.05")]
    [InlineData("pair correlation", "0.8", "0.8", "0.7", "0.8", "-")]
    [InlineData("cost a side at a spread of 2 %", "0.011", "0.011", "0.011", "0.011", "0.0005")]
    [InlineData("largest company", "2000000000", "350000000", "350000000", "2000000000", "2000000000")]
    [InlineData("loss streak", "5", "5", "5", "5", "5")]
    [InlineData("refusals", "3 in 10", "3 in 10", "3 in 10", "3 in 10", "3 in 10")]
    [InlineData("quote age", "15", "15", "15", "15", "15")]
    [InlineData("spread", "0.03", "0.03", "0.03", "0.03", "0.03")]
    [InlineData("collar", "0.10 and 0.20", "0.10 and 0.20", "0.10 and 0.20", "0.10 and 0.20", "0.10 and 0.20")]
    [InlineData("orders", "20 and 40", "20 and 40", "20 and 40", "20 and 40", "20 and 40")]
    [InlineData("cooldown", "5", "5", "5", "5", "5")]
    public void The_profiles_hold_the_table(string row, params string[] expected) =>
        Assert.Equal(expected, RiskProfiles.All.Select(profile => Cell(profile, row)));

    private static string Cell(RiskProfile profile, string row) => row switch
    {
        "the name" => profile.Name,
        "position maximum at 400 USD" => Text(profile.PositionMaximumAt(new Usd(400m)).Value),
        "position maximum at 500 USD" => Text(profile.PositionMaximumAt(new Usd(500m)).Value),
        "position maximum at 10000 USD" => Text(profile.PositionMaximumAt(new Usd(10_000m)).Value),
        "leveraged fund maximum" => Share(profile.LeveragedFundMaximum),
        "position note" => Share(profile.PositionNote),
        "position minimum" => Text(profile.PositionMinimum.Value),
        "positions at most" => Text(profile.PositionsAtMost),
        "sizing" => profile.Sizing == NanoCap.Trading.Sizing.SizingPolicy.Percent
            ? $"{profile.Sizing} {Share(profile.PercentSize)}" : profile.Sizing.ToString(),
        "buffer at 1000 USD" => Text(profile.BufferAt(new Usd(1000m)).Value),
        "buffer at 10000 USD" => Text(profile.BufferAt(new Usd(10_000m)).Value),
        "volume share" => Share(profile.VolumeShare),
        "sector" => Share(profile.SectorMaximum),
        "leverage" => Text(profile.LeverageMaximum),
        "day loss reduces" => Scaled(profile.DayLossReduce, profile.DayLossReduceScale),
        "day loss stops" => $"{Share(profile.DayLossStop)} {profile.DayLossStopAction}",
        "drawdown reduces" => Scaled(profile.DrawdownReduce, profile.DrawdownReduceScale),
        "drawdown stops" => $"{Share(profile.DrawdownStop)} {profile.DrawdownStopAction}",
        "protection" => profile.Protection.ToString(),
        "value at risk" => Share(profile.ValueAtRisk),
        "pair correlation" => Share(profile.PairCorrelation),
        "cost a side at a spread of 2 %" => Share(AssumedCost.PerSide(profile, 50_000)),
        "largest company" => Text(profile.MarketCapMaximum.Value),
        "loss streak" => Text(profile.LossStreak),
        "refusals" => $"{profile.RefusalsAtMost} in {profile.RefusalMinutes}",
        "quote age" => Text(profile.QuoteAgeSeconds),
        "spread" => Share(profile.SpreadMaximum),
        "collar" => $"{Share(profile.CollarFromLast)} and {Share(profile.CollarFromClose)}",
        "orders" => $"{profile.OrdersPerMinute} and {profile.OrdersPerDay}",
        "cooldown" => Text(profile.CooldownSessions),
        _ => throw new ArgumentException($"Expected a row of the table, found {row}.", nameof(row)),
    };

    private static string Share(Ratio? ratio) =>
        ratio is { } known ? known.Value.ToString(CultureInfo.InvariantCulture) : "-";

    private static string Scaled(Ratio? level, Ratio scale) =>
        level is null ? "-" : $"{Share(level)} to {Share(scale)}";

    private static string Text(decimal number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
