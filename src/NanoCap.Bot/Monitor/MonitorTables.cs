using System.Globalization;
using NanoCap.Bot.Chat.Cards;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Sessions;

namespace NanoCap.Bot.Monitor;

/// <summary>Positions, proposals and orders in rows; the heading's first word says what they are.</summary>
internal static class MonitorTables
{
    private static readonly (Column, int)[] PositionColumns =
    [
        (new("Position"), 0), (new("Shares", true), 0), (new("Paid", true), 4), (new("Last", true), 0),
        (new("Value", true), 1), (new("Result", true), 0), (new("Return", true), 0), (new("Stop", true), 0),
        (new("Target", true), 5), (new("Age", true), 2), (new("Guard"), 3),
    ];

    private static readonly (Column, int)[] ProposalColumns =
    [
        (new("Proposal", true), 0), (new("Wants"), 0), (new("At most", true), 0), (new("Limit", true), 3),
        (new("Stop", true), 2), (new("Target", true), 1), (new("Until"), 0),
    ];

    private static readonly (Column, int)[] OrderColumns =
    [
        (new("Open order"), 0), (new("For"), 2), (new("State"), 0), (new("Filled", true), 1), (new("Name"), 1),
    ];

    public static MonitorTable Positions(MonitorPicture picture) => new(PositionColumns, [.. picture.Positions.Select(
        held => (IReadOnlyList<Cell>)
        [
            new(held.Symbol, Tone.Strong), Quantity.Of(held.Quantity).ToString(), Of(held.AveragePrice),
            Of(held.LastPrice), new Usd(held.Value).RoundToCent().ToString(), Figures.Result(new Usd(held.Unrealised)),
            Figures.Change(held.Return), Of(held.Stop), Of(held.Target),
            held.Age.ToString(CultureInfo.InvariantCulture),
            held.Leaving is { } leaving
                ? new(leaving, Tone.Warning)
                : new(held.Guard, held.IsGuarded ? Tone.Good : Tone.Warning),
        ])]);

    public static MonitorTable Proposals(MonitorPicture picture) => new(ProposalColumns, [.. picture.Proposals.Select(
        open => (IReadOnlyList<Cell>)
        [
            new(open.Number.ToString(CultureInfo.InvariantCulture), Tone.Strong),
            new($"{open.Action} {Quantity.Of(open.Quantity)} {open.Symbol}", Tone.Strong),
            new Usd(open.Amount).RoundToCent().ToString(), Of(open.Limit), Of(open.Stop), Of(open.Target),
            TradingCalendar.Nyse.ToNewYork(open.ExpiresAt).ToString("ddd HH:mm", CultureInfo.InvariantCulture),
        ])]);

    public static MonitorTable Orders(MonitorPicture picture) => new(OrderColumns, [.. picture.Orders.Select(
        order => (IReadOnlyList<Cell>)
        [
            new(order.Text, Tone.Strong), order.Purpose, order.Status,
            order.Filled == 0m ? Cell.Dash : Quantity.Of(order.Filled).ToString(), new(order.Id, Tone.Quiet),
        ])]);

    private static Cell Of(decimal? price) => price is { } known ? Price.Of(known).ToString() : Cell.Dash;
}
