using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;
using NanoCap.Trading.Portfolio;

namespace NanoCap.Trading.Desk.Decisions;

/// <summary>One decision in the making: the events so far and the state that they lead to.</summary>
internal sealed class Draft(DeskState state, DeskRules rules, DateTimeOffset at)
{
    private readonly List<DeskEvent> events = [];

    public DeskState State { get; private set; } = state;

    public DeskRules Rules => rules;

    public DateTimeOffset At => at;

    public IReadOnlyList<DeskEvent> Events => events;

    public void Add(DeskEvent happened)
    {
        events.Add(happened);
        State = TradingDesk.Apply(State, happened);
    }

    public void Refuse(string what, string code, string text, Actor by) =>
        Add(new DeskEvent.CommandRefused(what, code, text, by, at));

    /// <summary>Makes the next attempt of an intent ready, unless an attempt is still open.</summary>
    public void MakeReady(
        string intent, Func<ClientOrderId, OrderRequest> request, OrderPurpose purpose, string authority,
        int? proposalNumber = null, ExitReason? exitReason = null, DateTimeOffset? sendUntil = null)
    {
        var attempt = State.Attempts.GetValueOrDefault(intent) + 1;
        DateTimeOffset? notBefore = null;
        if (attempt > 1)
        {
            var former = State.Orders[ClientOrderId.For(rules.OrderPrefix, intent, attempt - 1)];
            if (!former.IsTerminal)
            {
                return;
            }

            // A refused order is not sent again in the same breath.
            notBefore = former.Status is OrderStatus.Refused or OrderStatus.Rejected
                ? at + TimeSpan.FromMinutes(Math.Min(attempt - 1, 10))
                : null;
        }

        var id = ClientOrderId.For(rules.OrderPrefix, intent, attempt);
        var order = new Order(
            request(id), intent, attempt, purpose, authority, proposalNumber, exitReason, at, sendUntil)
        {
            NotBefore = notBefore,
        };
        Add(new DeskEvent.OrderReady(order, at));
    }

    /// <summary>Ends an order: drops it if it was not sent, else asks for its cancellation.</summary>
    public void End(Order order, string reason)
    {
        if (order.Status == OrderStatus.Ready)
        {
            Add(new DeskEvent.OrderDropped(order.Id, reason, at));
        }
        else if (order.CancelReason is null && !order.IsTerminal)
        {
            Add(new DeskEvent.CancelWanted(order.Id, reason, at));
        }
    }
}
