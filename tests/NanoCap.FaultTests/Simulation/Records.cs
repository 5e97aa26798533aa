using NanoCap.Trading.Desk;
using NanoCap.Trading.Orders;

namespace NanoCap.FaultTests.Simulation;

/// <summary>What is durable, indexed; independent of what any process believes.</summary>
internal sealed class Records(Disk disk)
{
    private readonly Dictionary<ClientOrderId, Order> orders = [];
    private readonly Dictionary<ClientOrderId, int> sent = [];
    private readonly Dictionary<int, List<(int Index, DeskEvent Happened)>> decisions = [];
    private DeskState state = DeskState.Empty;
    private int known;

    /// <summary>The fold of what is durable.</summary>
    public DeskState State
    {
        get
        {
            CatchUp();
            return state;
        }
    }

    public HashSet<ClientOrderId> EverNotSeen { get; } = [];

    public Order? Ready(ClientOrderId order)
    {
        CatchUp();
        return orders.GetValueOrDefault(order);
    }

    /// <summary>Where in the journal the latest sending of an order is; null where none is.</summary>
    public int? SentAt(ClientOrderId order)
    {
        CatchUp();
        return sent.TryGetValue(order, out var index) ? index : null;
    }

    /// <summary>What was decided of a proposal before an entry of the journal.</summary>
    public IReadOnlyList<DeskEvent> Decisions(int number, int before) =>
        [.. decisions.GetValueOrDefault(number, []).Where(entry => entry.Index < before)
            .Select(entry => entry.Happened)];

    public DeskEvent At(int index) => disk.Events[index];

    /// <summary>The process that wrote an entry.</summary>
    public int WriterOf(int index) => disk.WriterOf(index);

    private void CatchUp()
    {
        for (; known < disk.Events.Count; known++)
        {
            var happened = disk.Events[known];
            state = TradingDesk.Apply(state, happened);
            switch (happened)
            {
                case DeskEvent.OrderReady ready:
                    orders[ready.Order.Id] = ready.Order;
                    break;
                case FillEvent.OrderSucceeded succeeded:
                    orders[succeeded.Successor.Id] = state.Orders[succeeded.Successor.Id];
                    break;
                case DeskEvent.OrderSending sending:
                    sent[sending.Order] = known;
                    break;
                case DeskEvent.OrderNotSeen notSeen:
                    EverNotSeen.Add(notSeen.Order);
                    break;
                default:
                    break;
            }

            if (NumberOf(happened) is { } number)
            {
                if (!decisions.TryGetValue(number, out var all))
                {
                    decisions[number] = all = [];
                }

                all.Add((known, happened));
            }
        }
    }

    private static int? NumberOf(DeskEvent happened) => happened switch
    {
        DeskEvent.ProposalRaised raised => raised.Number,
        DeskEvent.ProposalApproved approved => approved.Number,
        DeskEvent.ProposalRejected rejected => rejected.Number,
        DeskEvent.ProposalWithdrawn withdrawn => withdrawn.Number,
        DeskEvent.ProposalExpired expired => expired.Number,
        DeskEvent.ProposalDenied denied => denied.Number,
        _ => null,
    };
}
