using NanoCap.Trading.Orders;
using NanoCap.Trading.Portfolio;

namespace NanoCap.Trading.Desk.Decisions;

/// <summary>A person cancels an order: what an entry still wants, or a sale that a person wanted. Protection is
/// replaced or ends with the position; what a rule sells is sold.</summary>
internal static class Cancelling
{
    public static void Decide(Draft draft, DeskInput.CancelOrder cancel)
    {
        var what = $"cancel {cancel.Order}";
        var order = draft.State.Orders.GetValueOrDefault(cancel.Order);
        if (FindFault(draft.State, order, cancel.Order) is { } fault)
        {
            draft.Refuse(what, fault.Code, fault.Text, cancel.By);
            return;
        }

        draft.End(order!, $"cancelled by {cancel.By}");
        if (order!.Purpose == OrderPurpose.Exit
            && draft.State.Positions.GetValueOrDefault(order.Symbol) is { Selling: not null })
        {
            draft.Add(new SaleProposalEvent.SaleStopped(order.Symbol, cancel.By, draft.At));
        }
    }

    private static (string Code, string Text)? FindFault(
        DeskState state, Order? order, ClientOrderId id) => order switch
    {
        null => (
            "not-found", $"there is no order {id}; /orders open lists those that work."),
        { IsTerminal: true } => ("ended", $"it has ended already ({order.Status})."),
        { CancelReason: { } reason } => ("already-cancelled", $"it is being cancelled already: {reason}."),
        { Purpose: OrderPurpose.Protection } => (
            "protection",
            $"it protects {order.Symbol}; /stop {order.Symbol} PRICE or /target {order.Symbol} PRICE replaces it, "
            + $"/stop {order.Symbol} none takes it away, /close {order.Symbol} sells."),
        { Purpose: OrderPurpose.Exit } when state.ExitUnderWay is { } exit => (
            "exit-under-way", $"EXIT {exit} is selling everything."),
        { Purpose: OrderPurpose.Exit, ExitReason: not (ExitReason.Owner or ExitReason.Swap or ExitReason.Consolidation
            or ExitReason.Rebalance) } => (
            "rule",
            $"a rule sells {order.Symbol} ({order.ExitReason}); only sales that a person wanted are cancelled."),
        _ => null,
    };
}
