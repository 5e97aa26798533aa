using System.Globalization;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Risk;

namespace NanoCap.Bot.Chat.Cards;

/// <summary>Every limit with what it measures now; a dash where only the review before an order measures it.</summary>
internal static class RiskCard
{
    public static Card Of(DeskState state, RiskProfile profile, bool isActive)
    {
        var rows = Rows(state, profile).ToList();
        var table = new CardBlock.Table([new("Limit"), new("At most", true), new("Now", true)], rows);
        List<CardBlock> blocks = isActive ? [HealthBlock.Of(state), table] : [table];
        return new($"Risk, profile {profile.Name}" + (isActive ? "" : " (not active)"), Severity.Plain, blocks)
        {
            Banner = Banner.Of(state),
            Footer = "Value at risk, correlation and share of volume are measured for each order by the review.",
        };
    }

    private static IEnumerable<IReadOnlyList<Cell>> Rows(DeskState state, RiskProfile profile)
    {
        var equity = state.Equity;
        var values = state.Positions.Values.Select(position => position.MarketValue).ToList();
        var largest = values.Count == 0 ? (Usd?)null : values.Max();
        if (profile.PositionMaximum is { } most)
        {
            yield return Row("One position", Figures.Money(most), Figures.Money(largest), largest > most);
        }

        yield return ShareRow("One position, of equity", profile.PositionMaximumShare, largest, equity);
        yield return Row("A new position, at least", Figures.Money(profile.PositionMinimum), Figures.Dash, false);
        yield return Row("Positions", Number(profile.PositionsAtMost), Number(values.Count),
            values.Count > profile.PositionsAtMost);
        var buffer = profile.BufferAt(equity);
        yield return Row("Cash kept, at least", Figures.Money(buffer), Figures.Money(state.Books.Cash),
            state.Books.Cash < buffer);
        if (profile.SectorMaximum is { } sector)
        {
            var (name, value) = LargestSector(state);
            yield return ShareRow("One sector" + (name is null ? "" : $" (now {name})"), sector, value, equity);
        }

        var gross = new Usd(values.Sum(value => value.Value));
        var leverage = equity.Value > 0m ? gross.Value / equity.Value : (decimal?)null;
        yield return Row("Exposure over equity", Times(profile.LeverageMaximum),
            leverage is { } times ? Times(times) : Figures.Dash, leverage > profile.LeverageMaximum);
        yield return LossRow("Day loss, stops entries", profile.DayLossStop, state.DayBaseline, equity);
        yield return LossRow("Drawdown, stops entries", profile.DrawdownStop, state.PeakEquity, equity);
        yield return Row("Entries a day", Number(profile.OrdersPerDay), Number(state.EntriesSentToday), false);
        yield return Row("Value at risk a day, 95 %", Figures.Percent(profile.ValueAtRisk), Figures.Dash, false);
        yield return Row("Share of 20-day volume", Figures.Percent(profile.VolumeShare), Figures.Dash, false);
        yield return Row("Correlation of a pair", profile.PairCorrelation is { } pair ? Times(pair.Value) : "none",
            Figures.Dash, false);
        yield return Row("Sessions after a stop, at least", Number(profile.CooldownSessions),
            state.StoppedOut.IsEmpty ? Figures.Dash : string.Join(", ", state.StoppedOut.Keys), false);
    }

    private static (string? Name, Usd? Value) LargestSector(DeskState state)
    {
        var sectors = state.Positions.Values
            .GroupBy(position => position.ProposalNumber is { } number
                ? state.Proposals.GetValueOrDefault(number)?.Terms.Sector ?? "unknown" : "unknown")
            .Select(group => (Name: group.Key, Value: new Usd(group.Sum(position => position.MarketValue.Value))))
            .OrderByDescending(sector => sector.Value.Value).ThenBy(sector => sector.Name, StringComparer.Ordinal)
            .ToList();
        return sectors.Count == 0 ? (null, null) : sectors[0];
    }

    private static IReadOnlyList<Cell> ShareRow(string name, Ratio limit, Usd? value, Usd equity)
    {
        var share = value is { } known && equity.Value > 0m ? known / equity : (Ratio?)null;
        return Row(name, Figures.Percent(limit), Figures.Percent(share), share > limit);
    }

    private static IReadOnlyList<Cell> LossRow(string name, Ratio limit, Usd from, Usd equity)
    {
        var loss = from.Value > 0m ? Math.Max(0m, 1m - equity.Value / from.Value) : (decimal?)null;
        return Row(name, Figures.Percent(limit), loss is { } known ? Figures.Percent(known) : Figures.Dash,
            loss >= limit.Value);
    }

    private static IReadOnlyList<Cell> Row(string name, string limit, string now, bool isBroken) =>
        [name, limit, new(now, isBroken ? Tone.Bad : Tone.Plain)];

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Times(decimal number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
