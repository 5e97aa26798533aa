using NanoCap.Trading.Desk;
using NanoCap.Trading.Orders;

namespace NanoCap.Bot.Chat.Cards;

/// <summary>Orders that protect, and ends that no alert tells: those of a rebalance, and sales that are not sent.
/// </summary>
internal static class OrderNotice
{
    public static Notice? Of(DeskEvent happened, DeskState after)
    {
        var (id, words) = happened switch
        {
            DeskEvent.OrderAccepted accepted => (accepted.Order, ""),
            DeskEvent.OrderRefused refused => (refused.Order, $"the broker refused it: {refused.Text}"),
            DeskEvent.OrderEnded ended => (ended.Order, Ending(ended)),
            DeskEvent.OrderDropped dropped => (dropped.Order, $"not sent: {dropped.Reason}"),
            _ => (default, ""),
        };
        if (Notices.Find(after, id) is not { } order)
        {
            return null;
        }

        var (key, sentence) = ("order:" + id, $"Order {Words.Order(order)}: {words}.");
        return (happened, order.Purpose) switch
        {
            (DeskEvent.OrderAccepted, OrderPurpose.Protection) => new(Severity.Good, "guard:" + order.Symbol,
                $"{order.Symbol} is protected at the broker: {Words.Prices(order.Request)}."),
            (DeskEvent.OrderAccepted, _) or (_, OrderPurpose.Protection) => null,
            (DeskEvent.OrderDropped, OrderPurpose.Exit) => new(Severity.Warning, key, sentence),
            (DeskEvent.OrderEnded, OrderPurpose.Entry) when IsOfBook(after, order) =>
                new(Severity.Warning, key, Unfilled(order, words)),
            (_, OrderPurpose.Entry) when IsOfBook(after, order) => new(Severity.Warning, key, sentence),
            _ => null,
        };
    }

    private static bool IsOfBook(DeskState after, Order order) =>
        order.ProposalNumber is { } number && after.Rebalances.ContainsKey(number);

    private static string Ending(DeskEvent.OrderEnded ended) =>
        Words.Of(ended.Status) + (ended.Reason is { } reason ? $" ({reason})" : "");

    private static string Unfilled(Order order, string words) => order.Filled.IsZero
        ? $"Order {Words.Order(order)} was not filled: {words}."
        : $"Order {Words.Order(order)}: {order.Filled} filled, the rest ended: {words}.";
}
