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
        CheckCash(state);
        Same(
            "the open orders",
            venue.WorkingOrders.Where(order => world.Judge.Ready(order.Id) is not null)
                .Select(order => order.Id.Value).Order(StringComparer.Ordinal),
            state.OpenOrders.Where(order => order.Status != OrderStatus.NotSeen && !IsBlocked(state, order))
                .Select(order => order.Id.Value));
        foreach (var order in venue.Orders.Values.Where(order => world.Judge.Ready(order.Id) is not null))
        {
            var known = state.Orders.GetValueOrDefault(order.Id);
            world.Must(
                known?.Filled == order.Filled, $"I4: {order.Id} filled {order.Filled}, here {known?.Filled}.");
        }

        foreach (var order in state.OpenOrders)
        {
            world.Must(
                order.Status is OrderStatus.Working or OrderStatus.PartiallyFilled
                    || order is { Status: OrderStatus.NotSeen, Purpose: OrderPurpose.Entry }
                    || IsBlocked(state, order),
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

    /// <summary>What others bought or sold in the account explains no cash here: then a gate is closed.</summary>
    private void CheckCash(DeskState state)
    {
        var (theirs, ours) = (world.Venue.State.Cash.RoundToCent(), state.Books.Cash.RoundToCent());
        var isForeign = world.Venue.State.Orders.Values.Any(order =>
            world.Judge.Ready(order.Id) is null && (order.Fills.Count > 0 || order.Busted.Count > 0));
        world.Must(
            theirs == ours || (isForeign && state.Safety.Gates.ContainsKey("unexplained-cash")),
            $"I4: the venue has {theirs} USD, the desk {ours}, and nobody is told.");
    }

    /// <summary>Whether orders of others keep a sale from being taken, which is tried again and told.</summary>
    private bool IsBlocked(DeskState state, Order order)
    {
        var isBlocked = order is
            {
                Status: OrderStatus.Ready or OrderStatus.Sending, Purpose: not OrderPurpose.Entry, Attempt: > 1
            }
            && world.Venue.State.WorkingOrders.Any(other =>
                other.Request.Symbol == order.Symbol && world.Judge.Ready(other.Id) is null);
        if (isBlocked)
        {
            world.Happenings.Count($"kept from selling by others × {order.Purpose}");
            world.Must(
                state.Alerts.Standing.Values.Any(alert =>
                    alert.Text.Contains(order.Symbol.Value, StringComparison.Ordinal)),
                $"{order.Id} waits for orders of others, and nobody is told.");
        }

        return isBlocked;
    }

    private void CheckProtection(DeskState state)
    {
        foreach (var held in world.Venue.State.Positions.Values)
        {
            var onSale = world.Venue.State.HeldOf(held.Symbol);
            var isTold = state.Alerts.Standing.ContainsKey($"protection:{held.Symbol}");
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
                new DeskInput.Started(world.Opening, world.Now),
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
