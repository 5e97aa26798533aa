using NanoCap.Trading.Bars;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Desk.GoingLive;
using NanoCap.Trading.Exchange;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;
using NanoCap.Trading.Portfolio;
using NanoCap.Trading.Risk;
using NanoCap.Trading.Sessions;
using NanoCap.Trading.Signals;

namespace NanoCap.Trading.Tests.Desk;

/// <summary>The desk against the simulated exchange, without threads, storage or chat: every effect happens when the
/// test says so.</summary>
internal sealed class DeskWorld
{
    private readonly TradingDesk desk;
    private readonly List<ExchangeEvent> heard = [];

    public DeskWorld(
        decimal cash = 1_000m, AccountKind kind = AccountKind.Margin, RiskProfile? profile = null,
        RampRules? ramp = null, ExchangeHabits? habits = null, decimal? secondPersonAbove = null,
        params string[] keepOnExit)
    {
        desk = new TradingDesk(
            new DeskRules(profile ?? RiskProfiles.SmallAccount, TradingCalendar.Nyse, JobTimes.Standard)
            {
                Ramp = ramp,
                SecondPersonAbove = secondPersonAbove is { } most ? new Usd(most) : null,
                KeepOnExit = keepOnExit.Select(Symbol.Of).ToHashSet(),
            });
        Exchange = new SimulatedExchange(new ExchangeOptions
        {
            StartingCash = new Usd(cash),
            Account = kind,
            Habits = habits ?? new ExchangeHabits(),
        });
        Exchange.Apply(Exchange.OpenAccount("test", At));
        Post(new DeskInput.Started(
            new DeskOpening("REPLAY", "test", "simulated", "small-account", new Usd(cash), Session)
            {
                Kind = kind,
            },
            At));
        Settle();
    }

    public TradingDesk Desk => desk;

    public DateOnly Session { get; set; } = new(2024, 1, 2);

    public DateTimeOffset At { get; set; } = new(2024, 1, 2, 21, 30, 0, TimeSpan.Zero);

    public SimulatedExchange Exchange { get; }

    public DeskState State { get; private set; } = DeskState.Empty;

    public List<DeskEvent> Journal { get; } = [];

    public MarketView Market { get; set; } = new TenDollarMarket(new DateOnly(2024, 1, 2));

    /// <summary>The ask ten minutes before the close.</summary>
    public Func<ExchangeBar, decimal> Ask { get; set; } = bar => (decimal)bar.Bar.Close;

    /// <summary>Whether the broker cancels orders that are not ours.</summary>
    public bool CancelsForeign { get; set; } = true;

    /// <summary>What the broker answers instead of the exchange's word, once.</summary>
    public Func<OrderRequest, SubmitAnswer?> Fault { get; set; } = _ => null;

    /// <summary>What the broker tells of its books instead of the exchange's word.</summary>
    public Func<BrokerSnapshot, BrokerSnapshot> Tampered { get; set; } = told => told;

    /// <summary>Whether all news come twice.</summary>
    public bool TellsTwice { get; set; }

    /// <summary>Whether whoever reads the books also knows the market.</summary>
    public bool ReadsBringMarket { get; set; }

    public IReadOnlyList<DeskEvent> Post(DeskInput input)
    {
        var events = desk.Decide(State, input);
        foreach (var happened in events)
        {
            Journal.Add(happened);
            State = TradingDesk.Apply(State, happened);
        }

        return events;
    }

    /// <summary>Something happened that no input of this world leads to.</summary>
    public void Happens(DeskEvent happened)
    {
        Journal.Add(happened);
        State = TradingDesk.Apply(State, happened);
    }

    /// <summary>Does all work that is due until none is left.</summary>
    public void Settle()
    {
        // Like the performer: what changed nothing is not done again at once.
        var idle = new HashSet<string>(StringComparer.Ordinal);
        for (var round = 0; round < 100; round++)
        {
            Hear();
            var due = State.Work
                .Where(work => (work.NotBefore is null || work.NotBefore <= At) && !idle.Contains(work.Id)).ToList();
            if (due.Count == 0)
            {
                return;
            }

            foreach (var work in due)
            {
                var before = Journal.Count;
                Do(work);
                if (Journal.Count == before && heard.Count == 0)
                {
                    idle.Add(work.Id);
                }
            }
        }

        Assert.Fail("The desk finds no rest: " + string.Join(", ", State.Work.Select(work => work.Id)));
    }

    /// <summary>The owner's cash moves at the broker.</summary>
    public void MoveCash(CashFlowKind kind, decimal amount) => Pass(Exchange.MoveCash(kind, new Usd(amount), At));

    /// <summary>The next process: what is durable is folded, and the desk is told that it starts.</summary>
    public void Restart()
    {
        State = Journal.Where(happened => happened.IsDurable).Aggregate(DeskState.Empty, TradingDesk.Apply);
        heard.Clear();
        Post(new DeskInput.Started(State.Opening!, At));
        Settle();
    }

    public void Advance(TimeSpan time)
    {
        At += time;
        Settle();
    }

    /// <summary>Lives through the next session with the given bars.</summary>
    public void NextSession(params ExchangeBar[] bars) => NextSession(new Dictionary<Symbol, decimal>(), bars);

    public void NextSession(IReadOnlyDictionary<Symbol, decimal> splits, params ExchangeBar[] bars)
    {
        BeforeOpen(splits, bars);
        Open(bars, splits);
        Rest(bars, splits);
    }

    public void BeforeOpen(IReadOnlyDictionary<Symbol, decimal> splits, params ExchangeBar[] bars)
    {
        Session = TradingCalendar.Nyse.Next(Session);
        var session = TradingCalendar.Nyse.Session(Session);
        At = session.Open - TimeSpan.FromMinutes(5);
        Pass(Exchange.BeforeOpen(SessionBars.Of(Session, bars, splits), At));
        Post(new DeskInput.SubmissionDue(Session, Market, splits.Keys.ToHashSet(), At));
        Settle();
    }

    public void Open(ExchangeBar[] bars, IReadOnlyDictionary<Symbol, decimal>? splits = null)
    {
        At = TradingCalendar.Nyse.Session(Session).Open;
        Pass(Exchange.Open(SessionBars.Of(Session, bars, splits), At));
        Settle();
        At += TimeSpan.FromMinutes(1);
        Post(new DeskInput.ProtectionDue(Session, At, Market));
        Settle();
        if (State.OpenOrders.Any(order => order.Purpose == OrderPurpose.Entry))
        {
            Pass(Exchange.AfterOpen(SessionBars.Of(Session, bars, splits), At));
            Settle();
        }
    }

    public void Rest(ExchangeBar[] bars, IReadOnlyDictionary<Symbol, decimal>? splits = null)
    {
        var session = TradingCalendar.Nyse.Session(Session);
        var today = SessionBars.Of(Session, bars, splits);
        Pass(Exchange.Intrabar(today, At));
        Settle();
        At = session.Open + TimeSpan.FromMinutes(30);
        Post(new DeskInput.ExpiryDue(Session, At));
        Settle();
        Rebalance(today);
        At = session.Close;
        Pass(Exchange.Close(today, At));
        Settle();
        var prices = bars.ToDictionary(bar => bar.Symbol, bar => Price.Of((decimal)bar.Bar.Close));
        Post(new DeskInput.Marked(Session, prices, IsClose: true, At) { CountsTwice = true });
        At += TimeSpan.FromMinutes(30);
        Settle();
    }

    /// <summary>Ten minutes before the close, as the job does it.</summary>
    private void Rebalance(SessionBars today)
    {
        At = TradingCalendar.Nyse.Session(Session).Close - TimeSpan.FromMinutes(10);
        var prices = State.Rebalances.Values.SelectMany(known => known.Terms.Legs).Select(leg => leg.Symbol).Distinct()
            .Where(symbol => today.Find(symbol) is not null)
            .ToDictionary(symbol => symbol, symbol => Price.Of(Ask(today.Find(symbol)!)));
        Post(new DeskInput.RebalanceDue(Session, prices, Market, At));
        Settle();
        if (State.Rebalances.Values.Any(
            known => known.Status == ProposalStatus.Ordered && known.Terms.ExpiresAt == At))
        {
            Pass(Exchange.NearClose(today, At));
            Settle();
            Post(new DeskInput.RebalanceDue(Session, prices, Market, At));
            Settle();
        }
    }

    public DeskInput.Approve Approval(int number, Quantity? shares = null) =>
        new(number, null, shares, new Actor("console", "owner"), Market, At);

    /// <summary>Puts an open proposal on the desk as a daily run would.</summary>
    public Proposal Propose(
        string symbol, int shares, decimal reference = 10m, decimal stop = 9m, decimal? target = 12m)
    {
        var next = TradingCalendar.Nyse.Session(TradingCalendar.Nyse.Next(Session));
        var number = State.Proposals.Count + 1;
        var limit = Price.Of(reference * 1.03m).RoundDownToTick();
        var terms = new ProposalTerms(
            Session, Symbol.Of(symbol), symbol, "Technology", "momentum", 1, 0.7, 0.6, 0.1, Price.Of(reference),
            Price.Of(reference * 0.95m), limit, Price.Of(stop), target is { } level ? Price.Of(level) : null, 5,
            Quantity.Of(shares), [new Evidence("q", 3.5)], [], new Ratio(0.01m), new Usd(0.5m),
            next.Open + TimeSpan.FromMinutes(30));
        var raised = new DeskEvent.ProposalRaised(number, 1, terms, At);
        Journal.Add(raised);
        State = TradingDesk.Apply(State, raised);
        return State.Proposals[number];
    }

    public static ExchangeBar Bar(
        string symbol, double open, double high, double low, double close, double volume = 1_000_000) => new(
        Symbol.Of(symbol), new Bar(default, open, high, low, close, volume), 5_000_000);

    private void Do(DeskWork work)
    {
        switch (work)
        {
            case DeskWork.Submit submit:
                Submit(submit.Order);
                break;
            case DeskWork.Cancel cancel:
                var ended = Exchange.Cancel(cancel.Order.Id, At);
                Pass(ended);
                Post(new DeskInput.CancelAnswered(
                    cancel.Order.Id,
                    ended.Count > 0 ? new CancelAnswer.Requested() : new CancelAnswer.Refused("it has ended"),
                    At));
                break;
            case DeskWork.CancelForeign foreign:
                var gone = CancelsForeign ? Exchange.Cancel(foreign.Order.Id, At) : [];
                Pass(gone);
                Post(new DeskInput.ForeignCancelAnswered(
                    foreign.Order.BrokerOrderId,
                    gone.Count > 0 ? new CancelAnswer.Requested() : new CancelAnswer.Refused("not now"),
                    At));
                break;
            case DeskWork.LookUp lookUp:
                Post(new DeskInput.LookedUp(
                    lookUp.Order.Id,
                    Exchange.State.FindOrder(lookUp.Order.Id) is { } found
                        ? new LookupAnswer.Found(found.ToReport())
                        : new LookupAnswer.Absent(),
                    At));
                break;
            case DeskWork.Wake:
                Post(new DeskInput.TimePassed(At));
                break;
            case DeskWork.ReadBroker:
                Post(new DeskInput.BrokerRead(
                    Tampered(Exchange.Snapshot(At, ReadingState.Since(State))), Session, At)
                {
                    Market = ReadsBringMarket ? Market : null,
                });
                break;
            default:
                Assert.Fail($"Unknown work {work}.");
                break;
        }
    }

    private void Submit(Order order)
    {
        if (!Post(new DeskInput.SendStarting(order.Id, At)).OfType<DeskEvent.OrderSending>().Any())
        {
            return;
        }

        if (Fault(order.Request) is { } fault)
        {
            Post(new DeskInput.Answered(order.Id, fault, At));
            return;
        }

        var events = Exchange.Submit(order.Request, At, Market.Find(order.Symbol)?.LastClose);
        Pass(events);
        Post(new DeskInput.Answered(
            order.Id,
            events.OfType<ExchangeEvent.OrderRefused>().FirstOrDefault() is { } refused
                ? new SubmitAnswer.Refused(refused.Code, refused.Text) { Kind = refused.Refusal.Kind }
                : new SubmitAnswer.Accepted(Exchange.State.FindOrder(order.Id)!.BrokerOrderId),
            At));
    }

    /// <summary>Something happens on the exchange; the desk hears of it when it settles.</summary>
    public void Pass(IReadOnlyList<ExchangeEvent> events)
    {
        Exchange.Apply(events);
        heard.AddRange(events);
    }

    private void Hear()
    {
        var news = heard.ToList();
        heard.Clear();
        foreach (var update in news.Select(ExchangeUpdates.Of).OfType<BrokerUpdate>())
        {
            Post(new DeskInput.BrokerSaid(update, Session, At));
            if (TellsTwice)
            {
                Post(new DeskInput.BrokerSaid(update, Session, At));
            }
        }
    }
}
