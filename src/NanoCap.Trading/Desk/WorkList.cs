using NanoCap.Trading.Orders;

namespace NanoCap.Trading.Desk;

/// <summary>Derives what must still be done outside from the state alone.</summary>
internal static class WorkList
{
    public static IReadOnlyList<DeskWork> Of(DeskState state)
    {
        var work = new List<DeskWork>();
        if (state.Opening is not null && !state.IsReconciled)
        {
            work.Add(new DeskWork.ReadBroker(state.ReadNotBefore));
        }

        if (state.ExitUnderWay is not null)
        {
            work.AddRange(state.Exit.Foreign.Select(order => new DeskWork.CancelForeign(order)));
        }

        foreach (var order in state.OpenOrders)
        {
            if (WorkFor(order, state) is { } item)
            {
                work.Add(item);
            }

            if (order.EndsAt is { } due)
            {
                work.Add(new DeskWork.Wake(order, due));
            }
        }

        return work;
    }

    private static DeskWork? WorkFor(Order order, DeskState state) => order.Status switch
    {
        // An entry waits for the broker's books; whatever sells does not.
        OrderStatus.Ready when order.Purpose == OrderPurpose.Entry && !state.IsReconciled => null,
        OrderStatus.Ready => new DeskWork.Submit(order),

        // An exit that the broker does not know goes again under the same id; an entry is left to a person.
        OrderStatus.NotSeen when order.Purpose != OrderPurpose.Entry => new DeskWork.Submit(order),
        // An EXIT wants to be certain once more before it goes on without such an entry.
        OrderStatus.NotSeen when state.ExitUnderWay is not null => new DeskWork.LookUp(order),
        OrderStatus.Unknown or OrderStatus.CancelPending => new DeskWork.LookUp(order),
        OrderStatus.Working or OrderStatus.PartiallyFilled when order.CancelReason is not null =>
            new DeskWork.Cancel(order),
        _ => null,
    };
}
