using NanoCap.Trading.Desk;
using NanoCap.Trading.Orders;

namespace NanoCap.Bot.Chat.Cards;

internal static class OrderNotice
{
    public static Notice? Of(DeskEvent happened, DeskState after)
    {
        var (id, words) = happened switch
        {
            DeskEvent.OrderAccepted accepted => (accepted.Order, ""),
            DeskEvent.OrderRefused refused => (refused.Order, $"the broker refused it: {refused.Text}"),
            DeskEvent.OrderUnknown unknown => (unknown.Order, $"the answer got lost ({unknown.Text}); it is looked up"),
            DeskEvent.OrderNotSeen unseen => (unseen.Order, "looked for and not found at the broker; not sent again"),
            DeskEvent.OrderEnded ended => (ended.Order, Ending(ended)),
            DeskEvent.OrderDropped dropped => (dropped.Order, $"not sent: {dropped.Reason}"),
            _ => (default, ""),
        };
        if (Notices.Find(after, id) is not { } order)
        {
            return null;
        }

        var isBare = order.Purpose == OrderPurpose.Protection && IsBare(after, order);
        var (key, sentence) = ("order:" + id, $"Order {Words.Order(order)}: {words}.");
        return (happened, order.Purpose) switch
        {
            (DeskEvent.OrderAccepted, OrderPurpose.Protection) => new(Severity.Good, "guard:" + order.Symbol,
                $"{order.Symbol} is protected at the broker: {Words.Prices(order.Request)}."),
            (DeskEvent.OrderAccepted, _) => null,
            (_, OrderPurpose.Protection) when isBare => new(Severity.Critical, "guard:" + order.Symbol,
                $"{order.Symbol} has no protection: {Words.Order(order)}, {words}."),
            (DeskEvent.OrderEnded or DeskEvent.OrderDropped, OrderPurpose.Protection) => null,
            (DeskEvent.OrderEnded, OrderPurpose.Entry) => new(Severity.Warning, key, Unfilled(order, words)),
            (DeskEvent.OrderUnknown, _) => new(Severity.Warning, key, sentence),
            (DeskEvent.OrderNotSeen, _) or (_, OrderPurpose.Exit) => new(Severity.Critical, key, sentence),
            _ => new(Severity.Warning, key, sentence),
        };
    }

    // While it is being sold, taking the guard away is part of the sale.
    private static bool IsBare(DeskState after, Order ended) =>
        after.Positions.TryGetValue(ended.Symbol, out var position)
        && position.Selling is null
        && !after.OpenOrdersIn(ended.Symbol).Any(order => order.Purpose != OrderPurpose.Entry);

    private static string Ending(DeskEvent.OrderEnded ended) =>
        Words.Of(ended.Status) + (ended.Reason is { } reason ? $" ({reason})" : "");

    private static string Unfilled(Order order, string words) => order.Filled.IsZero
        ? $"Order {Words.Order(order)} was not filled: {words}."
        : $"Order {Words.Order(order)}: {order.Filled} filled, the rest ended: {words}.";
}
