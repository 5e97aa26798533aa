using NanoCap.Trading.Orders;

namespace NanoCap.Trading.Desk.Decisions;

/// <summary>Takes what the broker says as facts, each once, in whatever order they come.</summary>
internal static class BrokerFacts
{
    private static readonly TimeSpan BetweenCancels = TimeSpan.FromSeconds(5);

    public static void Take(Draft draft, BrokerUpdate update, DateOnly session)
    {
        switch (update)
        {
            case BrokerUpdate.Filled filled:
                Take(draft, filled.Fill, session);
                break;
            case BrokerUpdate.StatusChanged changed when draft.State.Orders.TryGetValue(changed.OrderId, out var order):
                Take(draft, order, changed.Status, changed.Reason);
                break;
            case BrokerUpdate.PositionSplit split when draft.State.Positions.ContainsKey(split.Symbol)
                && !draft.State.SplitActivities.Contains(split.ActivityId):
                draft.Add(new DeskEvent.PositionSplit(
                    split.ActivityId, split.Symbol, split.ShareFactor, split.NewQuantity, split.CashInLieu, draft.At));
                break;
            default:
                break;
        }
    }

    public static void Take(Draft draft, OrderReport report, DateOnly session)
    {
        var id = report.Request.Id;
        if (!draft.State.Orders.TryGetValue(id, out var order))
        {
            return;
        }

        foreach (var fill in report.Fills)
        {
            Take(draft, fill, draft.Rules.Calendar.NewYorkDate(fill.At) is var day && day <= session ? day : session);
        }

        order = draft.State.Orders[id];
        if (!order.IsTerminal && !report.IsTerminal && order.Status is OrderStatus.Unknown or OrderStatus.NotSeen
            or OrderStatus.Sending)
        {
            draft.Add(new DeskEvent.OrderAccepted(order.Id, report.BrokerOrderId, draft.At));
        }

        Take(draft, draft.State.Orders[id], report.Status, report.Reason);
        order = draft.State.Orders[id];
        if (order is { CancelReason: not null, Status: OrderStatus.Working or OrderStatus.PartiallyFilled })
        {
            // The broker would not cancel and the order works on: ask again, but not at once.
            draft.Add(new DeskEvent.CancelFailed(
                id, "still working at the broker", draft.At + BetweenCancels, draft.At));
        }
    }

    private static void Take(Draft draft, Fill fill, DateOnly session)
    {
        if (draft.State.Orders.TryGetValue(fill.OrderId, out var order)
            && !order.Executions.Contains(fill.ExecutionId))
        {
            draft.Add(new DeskEvent.OrderFilled(fill, session, draft.At));
        }
    }

    private static void Take(Draft draft, Order order, BrokerOrderStatus status, string? reason)
    {
        OrderStatus? ended = status switch
        {
            BrokerOrderStatus.Canceled => OrderStatus.Canceled,
            BrokerOrderStatus.Expired => OrderStatus.Expired,
            BrokerOrderStatus.Rejected => OrderStatus.Rejected,
            _ => null,
        };
        if (ended is { } end && !order.IsTerminal)
        {
            draft.Add(new DeskEvent.OrderEnded(order.Id, end, reason, draft.At));
        }
        else if (status == BrokerOrderStatus.PendingCancel
            && order.Status is OrderStatus.Working or OrderStatus.PartiallyFilled)
        {
            draft.Add(new DeskEvent.CancelRequested(order.Id, draft.At));
        }
        else if (status is BrokerOrderStatus.Working or BrokerOrderStatus.PartiallyFilled
            && order.Status is OrderStatus.Unknown or OrderStatus.NotSeen)
        {
            draft.Add(new DeskEvent.OrderAccepted(order.Id, null, draft.At));
        }
    }
}
