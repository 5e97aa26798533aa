using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;
using NanoCap.Trading.Risk;
using NanoCap.Trading.Sessions;

namespace NanoCap.Trading.Tests.Desk.Chaos;

/// <summary>The desk with its journal and its performer, each in the smallest form that can crash.</summary>
internal sealed class FaultyWorld
{
    private const int MostRounds = 200;
    private readonly Random random;
    private readonly Happenings happenings;
    private readonly DeskInvariants invariants;
    private readonly Dictionary<string, (int Failures, DateTimeOffset NotBefore)> waits = [];

    public FaultyWorld(Random random, Happenings happenings)
    {
        this.random = random;
        this.happenings = happenings;
        Prices = new RandomPrices(random, happenings);
        Broker = new FaultyBroker(random, happenings, () => At);
        invariants = new DeskInvariants(this, happenings);
        Broker.Pass(Broker.Exchange.OpenAccount("chaos", At));
        Post(new DeskInput.Started(Opening, At));
        Settle();
    }

    /// <summary>Breakers that a rough market reaches: a reduction, and a stop that sells everything.</summary>
    public static TradingDesk Desk { get; } = new(new DeskRules(
        RiskProfiles.SmallAccount with
        {
            DayLossReduce = new Ratio(0.02m),
            DayLossStop = new Ratio(0.06m),
            DayLossStopAction = StopAction.AllOut,
        },
        TradingCalendar.Nyse,
        JobTimes.Standard));

    public RandomPrices Prices { get; }

    public FaultyBroker Broker { get; }

    public DeskState State { get; private set; } = DeskState.Empty;

    public List<DeskEvent> Journal { get; } = [];

    public DateOnly Session { get; set; } = new(2024, 1, 2);

    /// <summary>The latest session that has begun.</summary>
    public DateOnly Begun { get; set; } = new(2024, 1, 2);

    public DateTimeOffset At { get; set; } = new(2024, 1, 2, 21, 30, 0, TimeSpan.Zero);

    public bool MayCrash { get; set; }

    private DeskOpening Opening { get; } = new(
        "REPLAY", "chaos", "simulated", "small-account", new Usd(1_000m), new DateOnly(2024, 1, 2));

    public IReadOnlyList<DeskEvent> Post(DeskInput input)
    {
        CrashPerhaps("crash before an input is durable");
        var events = Desk.Decide(State, input);
        var before = State;
        foreach (var happened in events)
        {
            if (happened.IsDurable)
            {
                Journal.Add(happened);
            }

            State = TradingDesk.Apply(State, happened);
        }

        invariants.Check(before, input, events);
        CrashPerhaps("crash after an input is durable");
        return events;
    }

    /// <summary>Puts a proposal on the desk as a daily run would.</summary>
    public void Raise(ProposalTerms terms)
    {
        var number = State.Proposals.Keys.Concat(State.SaleProposals.Keys).DefaultIfEmpty(0).Max() + 1;
        var raised = new DeskEvent.ProposalRaised(number, 1, terms, At);
        Journal.Add(raised);
        State = TradingDesk.Apply(State, raised);
    }

    public void CrashPerhaps(string what)
    {
        if (MayCrash && !Broker.IsCalm && random.Next(150) == 0)
        {
            happenings.Count(what);
            throw new Crash();
        }
    }

    /// <summary>The next process: what is durable is folded, and the desk is told that it starts.</summary>
    public void Restart()
    {
        happenings.Count("restart");
        waits.Clear();
        Broker.LoseNews();
        State = Journal.Aggregate(DeskState.Empty, TradingDesk.Apply);
        invariants.CheckRecoveryTwice(Opening);
        Post(new DeskInput.Started(Opening, At));
    }

    /// <summary>Does all work that is due until none is left.</summary>
    public void Settle()
    {
        for (var round = 0; round < MostRounds; round++)
        {
            Hear();
            var due = State.Work.Where(work => DueAt(work) <= At).ToList();
            if (due.Count == 0)
            {
                return;
            }

            Do(due[random.Next(due.Count)]);
        }

        Assert.Fail("The desk finds no rest: " + string.Join(", ", State.Work.Select(work => work.Id)));
    }

    /// <summary>Lives on for a while, and does what becomes due when it does.</summary>
    public void Advance(TimeSpan time)
    {
        var end = At + time;
        Settle();
        for (var stop = 0; stop < MostRounds; stop++)
        {
            var next = State.Work.Select(DueAt).Where(due => due > At).DefaultIfEmpty(end).Min();
            At = next < end ? next : end;
            Settle();
            if (At >= end)
            {
                return;
            }
        }

        Assert.Fail($"The desk works without end: {string.Join(", ", State.Work.Select(work => work.Id))}");
    }

    /// <summary>As after a break of the updates.</summary>
    public void ReadBroker()
    {
        if (Broker.Read() is { } snapshot)
        {
            Post(new DeskInput.BrokerRead(snapshot, Begun, At));
        }
    }

    public void Hear()
    {
        foreach (var update in Broker.TakeNews())
        {
            Post(new DeskInput.BrokerSaid(update, Begun, At));
        }
    }

    private DateTimeOffset DueAt(DeskWork work)
    {
        var due = work.NotBefore ?? DateTimeOffset.MinValue;
        return waits.TryGetValue(work.Id, out var wait) && wait.NotBefore > due ? wait.NotBefore : due;
    }

    private void Do(DeskWork work)
    {
        var hasMoved = work switch
        {
            DeskWork.Submit submit => Submit(submit.Order),
            DeskWork.Cancel cancel => Cancel(cancel.Order.Id),
            DeskWork.LookUp lookUp =>
                Post(new DeskInput.LookedUp(lookUp.Order.Id, Broker.Find(lookUp.Order.Id), At)).Count > 0,
            DeskWork.Wake => Post(new DeskInput.TimePassed(At)).Count > 0,
            DeskWork.ReadBroker => Broker.Read() is { } read
                && Post(new DeskInput.BrokerRead(read, Begun, At)).Count > 0,
            _ => throw new InvalidOperationException($"Unknown work {work}."),
        };
        if (hasMoved)
        {
            waits.Remove(work.Id);
            return;
        }

        // As the performer does: what changes nothing is tried again later and later.
        var failures = waits.GetValueOrDefault(work.Id).Failures + 1;
        waits[work.Id] = (failures, At.AddSeconds(Math.Min(60, 1 << Math.Min(failures - 1, 6))));
    }

    private bool Submit(Order order)
    {
        var starting = Post(new DeskInput.SendStarting(order.Id, At));
        if (!starting.OfType<DeskEvent.OrderSending>().Any())
        {
            return starting.Count > 0;
        }

        invariants.CheckMaySend(State.Orders[order.Id]);
        var answer = Broker.Submit(
            order.Request, Prices.CloseOf(order.Symbol), () => CrashPerhaps("crash after the broker accepted"));
        if (random.Next(6) == 0)
        {
            // News may overtake the answer.
            Hear();
        }

        Post(new DeskInput.Answered(order.Id, answer, At));
        return true;
    }

    private bool Cancel(ClientOrderId id)
    {
        var answer = Broker.Cancel(id);
        CrashPerhaps("crash after a cancel");
        return Post(new DeskInput.CancelAnswered(id, answer, At)).Count > 0;
    }
}
