using NanoCap.Trading.Desk.Alerts;
using NanoCap.Trading.Orders;

namespace NanoCap.Trading.Desk.Decisions;

/// <summary>Executions that come after the end, are taken back, are corrected, or do not add up: the quantity follows
/// the broker, and a person is told.</summary>
internal static class Executions
{
    /// <summary>An execution of an order that counted as ended was a surprise.</summary>
    /// <param name="draft">The decision, with the execution counted.</param>
    /// <param name="before">The order before it.</param>
    /// <param name="fill">The execution.</param>
    public static void NoteLate(Draft draft, Order before, Fill fill)
    {
        if (before.IsTerminal)
        {
            Exit.TellLate(draft, before);
            draft.Tell(
                AlertTopic.Order, $"late-fill:{before.Id}", AlertSeverity.Warning,
                $"Order {before.Id} in {fill.Symbol} counted as {before.Status} and traded {fill.Quantity} at "
                + $"{fill.Price} all the same; it has {draft.State.Orders[before.Id].Filled} filled now.");
        }
    }

    /// <summary>Takes an execution back, once, whether or not it was counted.</summary>
    public static void TakeBack(Draft draft, ClientOrderId id, string executionId, DateOnly session)
    {
        if (!draft.State.Orders.TryGetValue(id, out var order) || !IsNews(order, executionId))
        {
            return;
        }

        var counted = order.Fills.FirstOrDefault(fill => fill.ExecutionId == executionId);
        draft.Add(new FillEvent.FillBusted(id, executionId, session, draft.At));
        if (counted is not null)
        {
            Tell(draft, counted, "was taken back by the broker");
        }
    }

    /// <summary>Puts an execution in the place of another, once.</summary>
    public static void Correct(Draft draft, BrokerUpdate.Corrected corrected, DateOnly session)
    {
        if (!draft.State.Orders.TryGetValue(corrected.Fill.OrderId, out var order))
        {
            return;
        }

        if (order.Executions.Contains(corrected.Fill.ExecutionId))
        {
            // The right one was counted from the books; only the wrong one may still count.
            TakeBack(draft, order.Id, corrected.ExecutionId, session);
            return;
        }

        var counted = order.Fills.FirstOrDefault(fill => fill.ExecutionId == corrected.ExecutionId);
        draft.Add(new FillEvent.FillCorrected(corrected.ExecutionId, corrected.Fill, session, draft.At));
        if (counted is not null)
        {
            Tell(
                draft, counted,
                $"was corrected by the broker to {corrected.Fill.Quantity} at {corrected.Fill.Price}");
        }
    }

    /// <summary>Whether our executions add up to what the broker says is filled. A report of an order that still works
    /// may be older than our latest execution; fewer than that are no difference.</summary>
    public static void CheckSum(Draft draft, OrderReport report)
    {
        var order = draft.State.Orders[report.Request.Id];
        var told = report.ToldFilled ?? report.FilledQuantity;
        var key = $"fills:{order.Id}";
        if (order.Filled == told)
        {
            draft.Lift(key);
        }
        else if (told > order.Filled || report.IsTerminal)
        {
            draft.Raise(
                AlertTopic.Books, key, AlertSeverity.Warning,
                $"Order {order.Id} in {order.Symbol}: the executions known here add up to {order.Filled} shares, the "
                + $"broker counts {told}. Compare with the broker's page.");
        }
    }

    private static bool IsNews(Order order, string executionId) => !order.Executions.Contains(executionId)
        || order.Fills.Any(fill => fill.ExecutionId == executionId);

    private static void Tell(Draft draft, Fill counted, string what)
    {
        draft.Tell(
            AlertTopic.Books, $"execution:{counted.ExecutionId}", AlertSeverity.Warning,
            $"{counted.Symbol}: the execution {counted.ExecutionId} ({counted.Side} {counted.Quantity} at "
            + $"{counted.Price}) {what}; position and cash follow.");
        if (draft.State.IsReconciled)
        {
            draft.Add(new DeskEvent.ReconciliationWanted(draft.At));
        }
    }
}
