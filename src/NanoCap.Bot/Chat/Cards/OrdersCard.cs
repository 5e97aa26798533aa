using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;

namespace NanoCap.Bot.Chat.Cards;

internal static class OrdersCard
{
    private static readonly Column[] Columns =
    [
        new("Order"), new("For"), new("What"), new("Filled", true), new("State"), new("Note"),
    ];

    public static Card Of(DeskState state, IReadOnlyList<Order> orders, string title, string none)
    {
        if (orders.Count == 0)
        {
            return Card.Line(none);
        }

        var table = new CardBlock.Table(Columns, [.. orders.Select(Row)]);
        return new(title, Severity.Plain, [table]) { Banner = Banner.Of(state) };
    }

    private static IReadOnlyList<Cell> Row(Order order) =>
    [
        new(order.Id.Value, Tone.Quiet),
        Words.Of(order.Purpose),
        new(Words.Order(order), Tone.Strong),
        order.Filled.IsZero
            ? Cell.Dash
            : $"{order.Filled} at {Price.Of(order.FilledValue.Value / order.Filled.Value)}",
        new(Words.Of(order.Status), ToneOf(order.Status)),
        new(order.CancelReason ?? order.Note ?? "", Tone.Quiet),
    ];

    private static Tone ToneOf(OrderStatus status) => status switch
    {
        OrderStatus.Filled => Tone.Good,
        OrderStatus.Unknown or OrderStatus.NotSeen => Tone.Warning,
        OrderStatus.Refused or OrderStatus.Rejected => Tone.Bad,
        _ => Tone.Plain,
    };
}
