using NanoCap.Trading.Desk.Alerts;
using NanoCap.Trading.Instruments;
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
            case BrokerUpdate.StatusChanged or BrokerUpdate.CancelRejected or BrokerUpdate.Busted
                when IsAboutAnother(draft, update):
                break;
            case BrokerUpdate.Filled filled when MayBeKnownByAnotherName(draft, filled):
                // Its order and the books' count tell whether it is.
                draft.Add(new DeskEvent.ReconciliationWanted(draft.At));
                break;
            case BrokerUpdate.Filled filled:
                Take(draft, filled.Fill, session);
                NoteGap(draft, filled);
                break;
            case BrokerUpdate.StatusChanged changed when draft.State.Orders.TryGetValue(changed.OrderId, out var order):
                Take(draft, order, changed.Status, changed.Reason);
                if (order is { IsTerminal: true, WasNotSeen: true } && draft.State.IsReconciled
                    && OrderLifecycle.StepFor(changed.Status) == OrderStep.Accept)
                {
                    // It was given up and has turned up: the books tell the rest.
                    draft.Add(new DeskEvent.ReconciliationWanted(draft.At));
                }

                break;
            case BrokerUpdate.CancelRejected rejected
                when draft.State.Orders.GetValueOrDefault(rejected.OrderId)?.Status == OrderStatus.CancelPending:
                draft.Add(new DeskEvent.CancelFailed(
                    rejected.OrderId, rejected.Reason ?? "the broker did not cancel it",
                    draft.At + BetweenCancels, draft.At));
                break;
            case BrokerUpdate.Busted busted:
                Executions.TakeBack(draft, busted.OrderId, busted.ExecutionId, session);
                break;
            case BrokerUpdate.Corrected corrected when Identity.IsOurs(draft, corrected.Fill):
                Executions.Correct(draft, corrected, SessionOf(draft, corrected.Fill, session));
                break;
            case BrokerUpdate.PositionSplit split when !draft.State.SplitActivities.Contains(split.ActivityId):
                TakeNews(draft, split);
                break;
            case BrokerUpdate.CashMoved moved:
                CashComparison.Take(draft, moved);
                break;
            case BrokerUpdate.NewsMissed when draft.State.IsReconciled:
                draft.Add(new DeskEvent.ReconciliationWanted(draft.At));
                break;
            default:
                break;
        }
    }

    /// <summary>Takes all that a report says of one of our orders; false where it is about none of them.</summary>
    public static bool Take(Draft draft, OrderReport report, DateOnly session)
    {
        var id = report.Request.Id;
        if (!draft.State.Orders.TryGetValue(id, out var order) || !Identity.IsOurs(draft, order, report.Request))
        {
            return false;
        }

        var before = order.Status;
        foreach (var busted in report.Busted)
        {
            // Before the fills: what stands in their place must not count on top of them.
            Executions.TakeBack(draft, id, busted, session);
        }

        TakeFills(draft, report, session, until: DateTimeOffset.MaxValue);
        order = draft.State.Orders[id];
        if (!report.IsTerminal && order.Status is OrderStatus.Unknown or OrderStatus.NotSeen or OrderStatus.Sending)
        {
            draft.Add(new DeskEvent.OrderAccepted(order.Id, report.BrokerOrderId, draft.At));
        }

        Take(draft, draft.State.Orders[id], report.Status, report.Reason);
        Executions.CheckSum(draft, report);
        EndIfFilledAndTakenBack(draft, draft.State.Orders[id], report);
        if (WorksOnThoughItShouldEnd(draft.State.Orders[id], before, report.Status))
        {
            // The broker would not cancel and the order works on: ask again, but not at once.
            draft.Add(new DeskEvent.CancelFailed(
                id, "still working at the broker", draft.At + BetweenCancels, draft.At));
        }

        return true;
    }

    /// <summary>Takes an order that took the place of one of ours for ours; false when it took none.</summary>
    public static bool TakeSuccessor(Draft draft, OrderReport report, DateOnly session)
    {
        if (report.Replaces is not { } former || !draft.State.Orders.TryGetValue(former, out var order)
            || draft.State.BrokerIds.Foreign.Contains(former)
            || (order.Symbol, order.Request.Side) != (report.Request.Symbol, report.Request.Side))
        {
            return false;
        }

        draft.Add(new FillEvent.OrderSucceeded(former, report.Request, report.BrokerOrderId, draft.At));
        draft.Tell(
            AlertTopic.Order, $"replaced:{former}", AlertSeverity.Warning,
            $"Order {former} in {report.Request.Symbol} was changed at the broker, not by this bot. "
            + $"It is now {report.Request.Id} for {report.Request.Quantity} shares and counts as ours.");
        Take(draft, report, session);
        return true;
    }

    /// <summary>Counts the executions of an order that came before an instant.</summary>
    public static void TakeFills(Draft draft, OrderReport report, DateOnly session, DateTimeOffset until)
    {
        if (!draft.State.Orders.TryGetValue(report.Request.Id, out var order)
            || !Identity.IsOurs(draft, order, report.Request))
        {
            return;
        }

        foreach (var fill in report.Fills.Where(fill => fill.At < until))
        {
            // A broker may have two names for an execution; it has one count of what is filled.
            if (IsWithin(draft.State.Orders[order.Id], fill, report.ToldFilled))
            {
                Take(draft, fill, SessionOf(draft, fill, session));
            }
        }
    }

    private static bool IsWithin(Order order, Fill fill, Quantity? told) =>
        told is not { } count || order.Filled + fill.Quantity <= count
        || !order.Fills.Any(known => IsAlike(known, fill));

    /// <summary>An execution like one that is counted, which with it would be more than the broker counts.</summary>
    private static bool MayBeKnownByAnotherName(Draft draft, BrokerUpdate.Filled filled) =>
        draft.State.IsReconciled
        && draft.State.Orders.TryGetValue(filled.Fill.OrderId, out var order)
        && !order.Executions.Contains(filled.Fill.ExecutionId)
        && order.Filled + filled.Fill.Quantity > (filled.OrderFilled ?? order.Request.Quantity)
        && order.Fills.Any(known => IsAlike(known, filled.Fill));

    private static bool IsAlike(Fill left, Fill right) =>
        (left.Quantity, left.Price, left.Side) == (right.Quantity, right.Price, right.Side);

    /// <summary>Counts a split of a position that we hold, once.</summary>
    public static void TakeSplit(Draft draft, BrokerUpdate.PositionSplit split)
    {
        if (draft.State.Positions.ContainsKey(split.Symbol)
            && !draft.State.SplitActivities.Contains(split.ActivityId))
        {
            draft.Add(new DeskEvent.PositionSplit(
                split.ActivityId, split.Symbol, split.ShareFactor, split.NewQuantity, split.CashInLieu, draft.At));
        }
    }

    /// <summary>News of a split that does not fit what we hold means that an execution before it is still unknown
    /// here; the books tell both in their order.</summary>
    private static void TakeNews(Draft draft, BrokerUpdate.PositionSplit split)
    {
        var held = draft.State.Positions.TryGetValue(split.Symbol, out var position) ? position.Quantity.Value : 0m;
        var rest = (held * split.ShareFactor) - split.NewQuantity.Value;
        if (held > 0m && rest is > -0.000001m and < 1m)
        {
            TakeSplit(draft, split);
        }
        else
        {
            draft.Add(new DeskEvent.ReconciliationWanted(draft.At));
        }
    }

    /// <summary>Nothing more comes of an order that was filled, although executions of it that we had not heard of
    /// were taken back and it has less by the broker's own count than was ordered.</summary>
    private static void EndIfFilledAndTakenBack(Draft draft, Order order, OrderReport report)
    {
        if (report.Status == BrokerOrderStatus.Filled && !order.IsTerminal && report.ToldFilled == order.Filled)
        {
            draft.Add(new DeskEvent.OrderEnded(
                order.Id, OrderStatus.Canceled, "it was filled, and executions were taken back", draft.At));
        }
    }

    private static bool WorksOnThoughItShouldEnd(Order order, OrderStatus before, BrokerOrderStatus told) =>
        order.Status == OrderStatus.CancelPending
            ? OrderLifecycle.StepFor(told) == OrderStep.Accept
            : order is { CancelReason: not null, Status: OrderStatus.Working or OrderStatus.PartiallyFilled }
                && before is not (OrderStatus.Working or OrderStatus.PartiallyFilled);

    /// <summary>The session of an execution: of its day, or the last one before a day without; never one that has not
    /// begun.</summary>
    private static DateOnly SessionOf(Draft draft, Fill fill, DateOnly latest)
    {
        var day = draft.Rules.Calendar.NewYorkDate(fill.At);
        return day > latest ? latest
            : draft.Rules.Calendar.IsSession(day) ? day
            : draft.Rules.Calendar.Previous(day);
    }

    private static void Take(Draft draft, Fill fill, DateOnly session)
    {
        if (Identity.IsOurs(draft, fill) && draft.State.Orders[fill.OrderId] is var order
            && !order.Executions.Contains(fill.ExecutionId))
        {
            draft.Add(new DeskEvent.OrderFilled(fill, session, draft.At));
            Executions.NoteLate(draft, order, fill);
        }
    }

    private static bool IsAboutAnother(Draft draft, BrokerUpdate update) => update switch
    {
        BrokerUpdate.StatusChanged changed => draft.State.BrokerIds.Foreign.Contains(changed.OrderId),
        BrokerUpdate.CancelRejected rejected => draft.State.BrokerIds.Foreign.Contains(rejected.OrderId),
        BrokerUpdate.Busted busted => draft.State.BrokerIds.Foreign.Contains(busted.OrderId),
        _ => false,
    };

    /// <summary>More is filled than we have heard of: the books tell the rest.</summary>
    private static void NoteGap(Draft draft, BrokerUpdate.Filled filled)
    {
        if (draft.State.Orders.TryGetValue(filled.Fill.OrderId, out var order)
            && filled.OrderFilled > order.Filled
            && draft.State.IsReconciled)
        {
            draft.Add(new DeskEvent.ReconciliationWanted(draft.At));
        }
    }

    private static void Take(Draft draft, Order order, BrokerOrderStatus status, string? reason)
    {
        switch (OrderLifecycle.StepFor(status))
        {
            case OrderStep.Cancel when !order.IsTerminal:
                End(draft, order, OrderStatus.Canceled, reason);
                break;
            case OrderStep.Expire when !order.IsTerminal:
                End(draft, order, OrderStatus.Expired, reason);
                break;
            case OrderStep.Reject when !order.IsTerminal:
                End(draft, order, OrderStatus.Rejected, reason);
                break;
            case OrderStep.Replace when !order.IsTerminal:
                End(draft, order, OrderStatus.Replaced, reason);
                break;
            case OrderStep.RequestCancel when order.Status is OrderStatus.Working or OrderStatus.PartiallyFilled:
                draft.Add(new DeskEvent.CancelRequested(order.Id, draft.At));
                break;
            case OrderStep.Accept when order.Status is OrderStatus.Unknown or OrderStatus.NotSeen:
                draft.Add(new DeskEvent.OrderAccepted(order.Id, null, draft.At));
                break;
            default:
                break;
        }
    }

    private static void End(Draft draft, Order order, OrderStatus end, string? reason)
    {
        draft.Add(new DeskEvent.OrderEnded(order.Id, end, reason, draft.At));
        var isUnasked = order is { CancelReason: null, Purpose: not OrderPurpose.Entry };
        if (end == OrderStatus.Replaced || (isUnasked && end == OrderStatus.Canceled))
        {
            // Nobody asked for it: there may be a split whose news is late or lost, and old prices would sell; or
            // another order stands in its place.
            draft.Add(new DeskEvent.ReconciliationWanted(draft.At));
        }
    }
}
