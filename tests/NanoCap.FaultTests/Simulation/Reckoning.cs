using NanoCap.Trading.Desk;
using NanoCap.Trading.Orders;

namespace NanoCap.FaultTests.Simulation;

/// <summary>What must be so when the faults have ended and the desk had its time.</summary>
internal sealed class Reckoning(World world)
{
    public void Check()
    {
        var (state, venue) = (world.State, world.Venue.State);
        world.Must(world.Bot is not null, "No process is up.");
        world.Must(state.IsReconciled, "The books were not read.");
        Same(
            "I4: the positions",
            venue.Positions.Values.Select(held => $"{held.Symbol} {held.Quantity}"),
            state.Positions.Values.Select(held => $"{held.Symbol} {held.Quantity}"));
        Same(
            "I4: the cash", [venue.Cash.RoundToCent().ToString()], [state.Books.Cash.RoundToCent().ToString()]);
        Same(
            "the open orders",
            venue.WorkingOrders.Select(order => order.Id.Value).Order(StringComparer.Ordinal),
            state.OpenOrders.Where(order => order.Status != OrderStatus.NotSeen).Select(order => order.Id.Value));
        foreach (var order in venue.Orders.Values)
        {
            var known = state.Orders.GetValueOrDefault(order.Id);
            world.Must(
                known?.Filled == order.Filled, $"I4: {order.Id} filled {order.Filled}, here {known?.Filled}.");
        }

        foreach (var order in state.OpenOrders)
        {
            world.Must(
                order.Status is OrderStatus.Working or OrderStatus.PartiallyFilled
                    || order is { Status: OrderStatus.NotSeen, Purpose: OrderPurpose.Entry },
                $"{order.Id} is still {order.Status}.");
        }

        CheckProtection(state);
        CheckSecondRecovery();
    }

    /// <summary>I7.</summary>
    public void CheckFlat()
    {
        world.Must(world.State.ExitUnderWay is null, "I7: EXIT did not end.");
        world.Must(world.Venue.State.Positions.IsEmpty, "I7: something is held after EXIT.");
        world.Must(!world.Venue.State.WorkingOrders.Any(), "I7: an order works after EXIT.");
    }

    private void CheckProtection(DeskState state)
    {
        foreach (var held in world.Venue.State.Positions.Values)
        {
            var onSale = world.Venue.State.HeldOf(held.Symbol);
            var isTold = state.Alerts.Standing.Values.Any(alert =>
                alert.Text.Contains(held.Symbol.Value, StringComparison.Ordinal));
            var isChosen = state.Positions.GetValueOrDefault(held.Symbol)
                is { IsUnprotectedByChoice: true } or { Selling: not null };
            world.Must(
                onSale == held.Quantity || isTold || isChosen,
                $"I13: {held.Quantity} of {held.Symbol} are held, {onSale} guarded, and nobody is told.");
        }
    }

    /// <summary>I10: what a second start and read would write.</summary>
    private void CheckSecondRecovery()
    {
        var state = world.Judge.Records.State;
        var snapshot = world.Venue.Exchange.Snapshot(world.Now, null);
        for (var time = 1; time <= 2; time++)
        {
            var written = 0;
            foreach (var input in new DeskInput[]
            {
                new DeskInput.Started(World.Opening, world.Now),
                new DeskInput.BrokerRead(snapshot, world.Begun, world.Now),
            })
            {
                var events = World.Desk.Decide(state, input);
                state = events.Aggregate(state, TradingDesk.Apply);
                written += events.Count(happened => happened.IsDurable);
            }

            world.Must(time == 1 || written == 0, $"I10: a second recovery writes {written} events.");
        }
    }

    private void Same(string what, IEnumerable<string> venue, IEnumerable<string> desk)
    {
        var (theirs, ours) = (string.Join(", ", venue), string.Join(", ", desk));
        world.Must(theirs == ours, $"{what} differ: the venue has {theirs}; the desk {ours}.");
    }
}
