using System.Globalization;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Risk;
using NanoCap.Trading.Sizing;

namespace NanoCap.Bot.Chat.Cards;

/// <summary>A row for each limit of a profile: its name, its value, and the present figure.</summary>
internal static class RiskRows
{
    public static IEnumerable<IReadOnlyList<Cell>> Of(DeskState state, RiskProfile profile, RiskMeasures now) =>
    [
        .. Positions(profile, now),
        .. Money(profile, now),
        .. Losses(profile, now),
        .. Portfolio(profile, now),
        .. Orders(state, profile, now),
    ];

    private static IEnumerable<IReadOnlyList<Cell>> Positions(RiskProfile profile, RiskMeasures now)
    {
        var largest = now.LargestPosition?.Value;
        if (profile.PositionMaximum is { } most)
        {
            yield return Row("One position", Figures.Money(most), Figures.Money(largest), largest > most);
        }

        yield return Share("One position, of equity", profile.PositionShareAt(now.Equity), largest, now);
        if (profile is { PositionMaximumShareWhenSmall: { } small, SmallEquityBelow: { } below })
        {
            yield return Row($"One position, equity under {Figures.Money(below)}", Figures.Percent(small));
        }

        if (profile.LeveragedFundMaximum is { } leveraged)
        {
            yield return Row("One leveraged fund, of equity", Figures.Percent(leveraged));
        }

        if (profile.PositionNote is { } note)
        {
            yield return Share("One position, noted above", note, largest, now);
        }

        yield return Row("A new position, at least", Figures.Money(profile.PositionMinimum));
        yield return Row("Positions", Number(profile.PositionsAtMost), Number(now.Positions),
            now.Positions > profile.PositionsAtMost);
        yield return Row("Size of a position", SizeOf(profile));
    }

    private static IEnumerable<IReadOnlyList<Cell>> Money(RiskProfile profile, RiskMeasures now)
    {
        var buffer = profile.BufferAt(now.Equity);
        yield return Row("Cash kept, at least", Figures.Money(buffer), Figures.Money(now.Cash), now.Cash < buffer);
        yield return Row("Exposure over equity", Times(profile.LeverageMaximum),
            now.Leverage is { } times ? Times(times) : Figures.Dash, now.Leverage > profile.LeverageMaximum);
        yield return Row("Cost a side", Figures.Percent(profile.CostPerSide)
            + (profile.CostAddsHalfSpread ? " and half the spread" : string.Empty));
        yield return Row("Largest company", Figures.Money(profile.MarketCapMaximum));
    }

    private static IEnumerable<IReadOnlyList<Cell>> Losses(RiskProfile profile, RiskMeasures now)
    {
        yield return Reduce("Day loss, reduces", profile.DayLossReduce, profile.DayLossReduceScale, now.DayLoss);
        yield return Stop("Day loss, stops entries", profile.DayLossStop, profile.DayLossStopAction, now.DayLoss);
        yield return Reduce("Drawdown, reduces", profile.DrawdownReduce, profile.DrawdownReduceScale, now.Drawdown);
        yield return Stop("Drawdown, stops entries", profile.DrawdownStop, profile.DrawdownStopAction, now.Drawdown);
        yield return Row("Losses in a row, stop entries", Number(profile.LossStreak));
        yield return Row("Refused orders, stop entries",
            $"{Number(profile.RefusalsAtMost)} in {Number(profile.RefusalMinutes)} min");
        yield return Row("Protection", profile.Protection == ProtectionPolicy.None ? "none" : "stop, target");
    }

    private static IEnumerable<IReadOnlyList<Cell>> Portfolio(RiskProfile profile, RiskMeasures now)
    {
        if (profile.SectorMaximum is { } sector)
        {
            var largest = now.LargestSector;
            yield return Share("One sector" + (largest is { } known ? $" (now {known.Sector})" : string.Empty), sector,
                largest?.Value, now);
        }

        var risk = now.ValueAtRisk;
        yield return Row("Value at risk a day, historical", Figures.Percent(profile.ValueAtRisk),
            Measured(risk.Historical), risk.Historical > (double)profile.ValueAtRisk.Value);
        yield return Row("Value at risk a day, parametric", Figures.Percent(profile.ValueAtRisk),
            Measured(risk.Parametric), risk.Parametric > (double)profile.ValueAtRisk.Value);
        var pair = now.HighestCorrelation;
        yield return Row("Correlation of a pair", profile.PairCorrelation is { } limit ? Times(limit.Value) : "none",
            pair?.ToString() ?? Figures.Dash, pair?.Value > (double?)profile.PairCorrelation?.Value);
        yield return Row("Share of 20-day volume", Figures.Percent(profile.VolumeShare),
            now.LargestVolumeShare is { } volume ? $"{Figures.Percent(volume.Share)} ({volume.Symbol})" : Figures.Dash,
            now.LargestVolumeShare?.Share > profile.VolumeShare);

        string Measured(double value) => risk.IsMeasured ? Figures.Percent(value) : "not measured";
    }

    private static IEnumerable<IReadOnlyList<Cell>> Orders(DeskState state, RiskProfile profile, RiskMeasures now)
    {
        yield return Row("Band around the reference",
            $"-{Figures.Percent(profile.BandBelow)} to +{Figures.Percent(profile.BandAbove)}");
        yield return Row("Limit from the last price", Figures.Percent(profile.CollarFromLast));
        yield return Row("Limit from the prior close", Figures.Percent(profile.CollarFromClose));
        yield return Row("Age of a quote", $"{Number(profile.QuoteAgeSeconds)} s");
        yield return Row("Spread, of the middle", Figures.Percent(profile.SpreadMaximum));
        yield return Row("Entries a minute", Number(profile.OrdersPerMinute), Number(now.EntriesOfMinute), false);
        yield return Row("Entries a day", Number(profile.OrdersPerDay), Number(now.EntriesToday), false);
        yield return Row("Sessions after a stop, at least", Number(profile.CooldownSessions),
            state.StoppedOut.IsEmpty ? Figures.Dash : string.Join(", ", state.StoppedOut.Keys), false);
    }

    private static string SizeOf(RiskProfile profile) => profile.Sizing switch
    {
        SizingPolicy.EqualSlot => "equal slots",
        SizingPolicy.Percent => $"{Figures.Percent(profile.PercentSize)} of equity",
        SizingPolicy.ScoreTiered => $"{Figures.Percent(profile.Tiers.Low)} to {Figures.Percent(profile.Tiers.Highest)} "
            + "by score",
        SizingPolicy.Volatility => $"{Figures.Percent(profile.RiskAtStop)} at the stop",
        SizingPolicy.KellyQuarter => $"{Times(profile.KellyPart.Value)} of Kelly",
        SizingPolicy.Weights => "weights of the book",
        _ => profile.Sizing.ToString(),
    };

    private static IReadOnlyList<Cell> Reduce(string name, Ratio? level, Ratio scale, Ratio? loss) => level is { } limit
        ? Row(name, $"{Figures.Percent(limit)} to {Times(scale.Value)}", LossOf(loss), loss > limit)
        : Row(name, "none");

    private static IReadOnlyList<Cell> Stop(string name, Ratio limit, StopAction action, Ratio? loss) => Row(
        name, Figures.Percent(limit) + (action == StopAction.AllOut ? ", all out" : string.Empty), LossOf(loss),
        loss >= limit);

    private static string LossOf(Ratio? loss) =>
        loss is { } known ? Figures.Percent(Math.Max(0m, known.Value)) : Figures.Dash;

    private static IReadOnlyList<Cell> Share(string name, Ratio limit, Usd? value, RiskMeasures now)
    {
        var share = value is { } known && now.Equity.Value > 0m ? known / now.Equity : (Ratio?)null;
        return Row(name, Figures.Percent(limit), Figures.Percent(share), share > limit);
    }

    private static IReadOnlyList<Cell> Row(string name, string limit) => Row(name, limit, Figures.Dash, false);

    private static IReadOnlyList<Cell> Row(string name, string limit, string now, bool isBroken) =>
        [name, limit, new(now, isBroken ? Tone.Bad : Tone.Plain)];

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Times(decimal number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
