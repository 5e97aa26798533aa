namespace NanoCap.Trading.Desk.Folding;

/// <summary>What an EXIT has found beside our own books.</summary>
internal static class ExitFold
{
    /// <summary>The state after the event, or null when it is not about that.</summary>
    public static DeskState? TryApply(DeskState state, DeskEvent happened) => happened switch
    {
        ExitEvent.ForeignOrdersSeen seen => state with
        {
            Exit = state.Exit with { Foreign = [.. seen.Orders] },
        },
        ExitHoursEvent.SalesPriced priced => state with
        {
            Exit = state.Exit with
            {
                Now = state.Exit.Now.SetItems(
                    priced.Sales.Select(sale => KeyValuePair.Create(sale.Symbol, sale))),
                AtOpen = state.Exit.AtOpen.RemoveRange(priced.Sales.Select(sale => sale.Symbol))
                    .SetItems(priced.AtOpen.Select(left => KeyValuePair.Create(left.Symbol, left.Why))),
            },
        },
        ExitEvent.ForeignCancelAsked asked => state with
        {
            Exit = state.Exit with
            {
                Foreign = state.Exit.Foreign.ConvertAll(order => order.BrokerOrderId == asked.BrokerOrderId
                    ? order with { Said = asked.Said, NotBefore = asked.NotBefore }
                    : order),
            },
        },
        _ => null,
    };

    /// <summary>What other events mean for it.</summary>
    public static DeskState After(DeskState state, DeskEvent happened) => happened switch
    {
        DeskEvent.ExitBegan began => state with { Exit = new ExitState { BeganAt = began.At } },
        DeskEvent.ExitEnded or DeskEvent.DeskRestarted => state with { Exit = state.Exit with { Foreign = [] } },
        _ => state,
    };
}
