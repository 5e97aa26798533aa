using NanoCap.Trading.Desk.Alerts;
using NanoCap.Trading.Orders;

namespace NanoCap.Trading.Desk.Decisions;

/// <summary>Orders whose fate nobody knows, and orders that should have ended by now.</summary>
internal static class WatchOrders
{
    private const string Prefix = "order:";

    public static void Follow(Draft draft)
    {
        var wanted = new HashSet<string>(StringComparer.Ordinal);
        foreach (var order in draft.State.OpenOrders.ToList())
        {
            if (Trouble(draft, order) is { } trouble)
            {
                var key = Prefix + order.Id.Value;
                wanted.Add(key);
                draft.Raise(AlertTopic.Order, key, trouble.Severity, $"Order {Words(order)}: {trouble.Text}");
            }
        }

        AlertWatch.LiftOthers(draft, Prefix, wanted);
    }

    private static (AlertSeverity Severity, string Text)? Trouble(Draft draft, Order order) => order switch
    {
        { Status: OrderStatus.Unknown } => (AlertSeverity.Warning, "the answer got lost; it is being looked up."),
        { Status: OrderStatus.NotSeen, Purpose: OrderPurpose.Entry } =>
            (AlertSeverity.Critical, "looked for and not found at the broker; it is not sent again."),
        { Status: OrderStatus.NotSeen } =>
            (AlertSeverity.Critical, "looked for and not found at the broker; it goes again under the same id."),
        { CancelWantedAt: { } wanted } when order.Status.MayBeAtBroker()
            && draft.At - wanted > draft.Rules.Alerts.CancelStuckAfter =>
            (draft.State.ExitUnderWay is null ? AlertSeverity.Warning : AlertSeverity.Critical,
                "the broker has not confirmed its cancellation; it is asked for again."),
        { Status: OrderStatus.Sending, SentAt: { } sent } when draft.At - sent > draft.Rules.Alerts.OrderStuckAfter =>
            (AlertSeverity.Warning, "no answer has come since it was sent."),
        { Purpose: OrderPurpose.Entry, SendUntil: { } until }
            when draft.At - until > draft.Rules.Alerts.OrderStuckAfter =>
            (AlertSeverity.Warning, "it still works though its time is over."),
        { Purpose: OrderPurpose.Exit, Request.Type: OrderType.Market }
            when IsSlow(draft, order) && !draft.State.Halted.Contains(order.Symbol) =>
            (AlertSeverity.Critical, "the market is open and it has not traded."),
        { Request.IsExtendedHours: true, SentAt: { } sent } when draft.At - sent > draft.Rules.Alerts.OrderStuckAfter =>
            (AlertSeverity.Warning,
                $"its limit of {order.Request.LimitPrice} has not traded; the rest goes at the market to the open."),
        _ => null,
    };

    private static bool IsSlow(Draft draft, Order order)
    {
        if (draft.Rules.Calendar.SessionAt(draft.At) is not { } session)
        {
            return false;
        }

        var since = order.SentAt ?? order.ReadyAt;
        return draft.At - (since > session.Open ? since : session.Open) > draft.Rules.Alerts.OrderStuckAfter;
    }

    private static string Words(Order order) =>
        $"{(order.Request.Side == Side.Buy ? "buy" : "sell")} {order.Request.Quantity} {order.Symbol} ({order.Id})";
}
