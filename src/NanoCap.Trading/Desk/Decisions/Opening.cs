using NanoCap.Trading.Orders;

namespace NanoCap.Trading.Desk.Decisions;

/// <summary>The first start opens the account; every later one makes certain again what a crash left open.</summary>
internal static class Opening
{
    public static void Decide(Draft draft, DeskInput.Started started)
    {
        if (draft.State.Opening is null)
        {
            draft.Add(new DeskEvent.DeskOpened(started.Opening, draft.At));
            return;
        }

        draft.Add(new DeskEvent.DeskRestarted(draft.At));
        foreach (var order in draft.State.OpenOrders.Where(order => order.Status == OrderStatus.Sending).ToList())
        {
            draft.Add(new DeskEvent.OrderUnknown(order.Id, "the service stopped before the broker's answer", draft.At));
        }
    }
}
