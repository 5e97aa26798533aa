using System.Globalization;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Portfolio;

namespace NanoCap.Bot.Chat.Cards;

internal static class PositionsCard
{
    private static readonly Column[] Columns =
    [
        new("Symbol"), new("Shares", true), new("Paid", true), new("Last", true), new("Value", true),
        new("Result", true), new("Return", true), new("Stop", true), new("Target", true), new("Age", true),
        new("Guard"),
    ];

    public static Card Of(DeskState state, CardSetting setting)
    {
        if (state.Positions.IsEmpty)
        {
            return Card.Line("No positions.");
        }

        var rows = state.Positions.Values.Select(position => Row(state, position, setting)).ToList();
        List<CardBlock> blocks = [new CardBlock.Table(Columns, rows)];
        var leaving = state.Positions.Values.Select(position => Leaving(position)).OfType<Cell>().ToList();
        if (leaving.Count > 0)
        {
            blocks.Add(new CardBlock.List(leaving, "Leaving"));
        }

        blocks.Add(new CardBlock.Paragraph(new(
            $"Unrealised {Figures.Signed(state.Unrealised)} USD. Age in sessions; prices of "
            + (state.Session is { } session ? Figures.Day(session) : "the fills") + ".", Tone.Quiet)));
        return new("Positions", Severity.Plain, blocks) { Banner = Banner.Of(state) };
    }

    /// <summary>One position in full.</summary>
    public static Card Of(DeskState state, Position position, CardSetting setting)
    {
        var protection = ProposalProgress.FindProtection(state, position);
        List<Field> fields =
        [
            new("Shares", position.Quantity.ToString()),
            new("Paid", $"{position.AveragePrice} a share, {Figures.Money(position.Cost)}"),
            new("Value", $"{Figures.Money(position.MarketValue)} at {position.LastPrice}"),
            new("Result", new Cell(
                $"{Figures.Signed(position.Unrealised)} USD, {Figures.Signed(position.Return.Value)}",
                Figures.ToneOf(position.Unrealised.Value))),
            new("Stop", Figures.Price(position.Stop)
                + (position.Trail is { } trail ? $", trails {Figures.Percent(trail)} under the highest close" : "")),
            new("Target", Figures.Price(position.Target)),
            new("Time exit", position.TimeExit is { } date ? "open of " + Figures.Day(date) : "none"),
            new("Held since", $"{Figures.Day(position.EntrySession)}, age {Age(state, position, setting)} sessions"),
            new("Strategy", position.Strategy),
            new("Proposal", position.ProposalNumber?.ToString(CultureInfo.InvariantCulture) ?? Figures.Dash),
            new("Guard", protection is null
                ? new Cell(ProtectionCoverage.Of(state, position).Why, Tone.Warning)
                : new Cell($"{Words.Prices(protection.Request)}, {Words.Of(protection.Status)}", Tone.Good)),
        ];
        var blocks = new List<CardBlock> { new CardBlock.Fields(fields) };
        if (Leaving(position) is { } leaving)
        {
            blocks.Add(new CardBlock.List([leaving], "Leaving"));
        }

        var lots = position.Lots.Select(lot => (IReadOnlyList<Cell>)
            [Figures.Day(lot.Session), lot.Quantity.ToString(), lot.Price.ToString()]);
        blocks.Add(new CardBlock.Table(
            [new("Bought"), new("Shares", true), new("Price", true)], [.. lots], "Lots, first in first out"));
        return new($"Position {position.Symbol}", Severity.Plain, blocks)
        {
            Banner = Banner.Of(state),
            Buttons = [new("Close", "/close " + position.Symbol)],
        };
    }

    /// <summary>Sessions since the entry's.</summary>
    public static int Age(DeskState state, Position position, CardSetting setting) =>
        state.Session is { } session && session >= position.EntrySession
            ? setting.Calendar.Count(position.EntrySession, session) - 1
            : 0;

    /// <summary>Who watches its stop and target.</summary>
    public static Cell Guard(DeskState state, Position position) => ProtectionCoverage.Of(state, position).Gap switch
    {
        CoverageGap.None when ProposalProgress.FindProtection(state, position) is not null =>
            new("broker", Tone.Good),
        CoverageGap.None => new("by choice", Tone.Quiet),
        CoverageGap.OnItsWay => new("on its way", Tone.Warning),
        CoverageGap.Watched => new("the desk", Tone.Warning),
        _ => new("none", Tone.Bad),
    };

    private static IReadOnlyList<Cell> Row(DeskState state, Position position, CardSetting setting) =>
    [
        new(position.Symbol.Value, Tone.Strong),
        position.Quantity.ToString(),
        position.AveragePrice.ToString(),
        position.LastPrice.ToString(),
        position.MarketValue.ToString(),
        Figures.Result(position.Unrealised),
        Figures.Change(position.Return.Value),
        Figures.Price(position.Stop),
        Figures.Price(position.Target),
        Age(state, position, setting).ToString(CultureInfo.InvariantCulture),
        Guard(state, position),
    ];

    private static Cell? Leaving(Position position) => position switch
    {
        { Selling: { } reason } => new($"{position.Symbol} is being sold: {Words.Of(reason)}", Tone.Warning),
        { ScheduledExit: { } reason } =>
            new($"{position.Symbol} is sold at the next open: {Words.Of(reason)}", Tone.Warning),
        _ => null,
    };
}
