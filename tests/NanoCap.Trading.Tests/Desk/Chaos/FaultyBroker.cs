using NanoCap.Trading.Exchange;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;

namespace NanoCap.Trading.Tests.Desk.Chaos;

/// <summary>The simulated exchange behind a bad line: answers get lost, orders are not listed yet, cancellations take
/// their time, news come late, twice, in another order or never.</summary>
internal sealed class FaultyBroker(Random random, Happenings happenings, Func<DateTimeOffset> now)
{
    private readonly SimulatedExchange exchange = new(new ExchangeOptions { StartingCash = new Usd(1_000m) });
    private readonly Dictionary<ClientOrderId, DateTimeOffset> listedFrom = [];
    private readonly Dictionary<ClientOrderId, DateTimeOffset> cancelledAt = [];
    private readonly List<BrokerUpdate> news = [];

    /// <summary>Whether the line is good.</summary>
    public bool IsCalm { get; set; }

    /// <summary>Whether an update got lost for good since the last read.</summary>
    public bool HasLostSome { get; set; }

    /// <summary>Symbols of which the news of a split got lost. Sold before the books were read, their shares are of
    /// two kinds, and only the broker's count is right.</summary>
    public HashSet<Symbol> UntoldSplits { get; } = [];

    public ExchangeState State => exchange.State;

    public SimulatedExchange Exchange => exchange;

    public void Pass(IReadOnlyList<ExchangeEvent> events)
    {
        exchange.Apply(events);
        foreach (var update in events.Select(ExchangeUpdates.Of).OfType<BrokerUpdate>())
        {
            Tell(update);
        }
    }

    /// <summary>Those who listened are gone, and what they had not heard with them.</summary>
    public void LoseNews()
    {
        HasLostSome |= news.Count > 0;
        news.ForEach(NoteSplit);
        news.Clear();
    }

    public List<BrokerUpdate> TakeNews()
    {
        EndSlowCancels();
        if (!IsCalm && news.Count > 1 && Happens(6, "news in another order"))
        {
            var first = random.Next(news.Count);
            (news[0], news[first]) = (news[first], news[0]);
        }

        if (!IsCalm && news.Count > 0 && Happens(8, "late news"))
        {
            return [];
        }

        var taken = news.ToList();
        news.Clear();
        return taken;
    }

    public SubmitAnswer Submit(OrderRequest request, Price lastClose, Action mayCrash)
    {
        if (!IsCalm)
        {
            switch (random.Next(16))
            {
                case 0:
                    happenings.Count("request lost");
                    return new SubmitAnswer.Unknown("timeout");
                case 1:
                    happenings.Count("refused by the broker");
                    return new SubmitAnswer.Refused("40310000", "insufficient buying power");
                case 2:
                    happenings.Count("rate limited");
                    return new SubmitAnswer.RateLimited(now().AddSeconds(random.Next(1, 400)));
                case 3:
                    happenings.Count("answer lost");
                    Answer(request, lastClose);
                    return new SubmitAnswer.Unknown("error 500");
                case 4:
                    happenings.Count("answer lost and not listed for a while");
                    if (Answer(request, lastClose) is SubmitAnswer.Accepted)
                    {
                        listedFrom[request.Id] = now().AddSeconds(random.Next(4) == 0 ? 300 : random.Next(1, 59));
                    }

                    return new SubmitAnswer.Unknown("timeout");
                default:
                    break;
            }
        }

        var answer = Answer(request, lastClose);
        mayCrash();
        return answer;
    }

    public CancelAnswer Cancel(ClientOrderId id)
    {
        if (!IsCalm && Happens(8, "cancel request lost"))
        {
            return new CancelAnswer.Unknown("timeout");
        }

        if (!IsCalm && Happens(8, "cancel answer lost"))
        {
            Pass(exchange.Cancel(id, now()));
            return new CancelAnswer.Unknown("timeout");
        }

        if (!IsCalm && State.FindOrder(id) is { IsWorking: true } && Happens(6, "cancel takes its time"))
        {
            cancelledAt.TryAdd(id, now().AddSeconds(random.Next(1, 600)));
            return new CancelAnswer.Requested();
        }

        var ended = exchange.Cancel(id, now());
        Pass(ended);
        return ended.Count > 0 ? new CancelAnswer.Requested() : new CancelAnswer.Refused("it has ended");
    }

    public LookupAnswer Find(ClientOrderId id)
    {
        EndSlowCancels();
        if (!IsCalm && Happens(8, "lookup failed"))
        {
            return new LookupAnswer.Unknown("error 503");
        }

        if (State.FindOrder(id) is not { } found)
        {
            return new LookupAnswer.Absent();
        }

        if (!IsListed(found))
        {
            happenings.Count("lookup did not find what is there");
            return new LookupAnswer.Absent();
        }

        return new LookupAnswer.Found(Report(found.ToReport()));
    }

    /// <summary>Null when it failed.</summary>
    public BrokerSnapshot? Read()
    {
        EndSlowCancels();
        if (!IsCalm && Happens(5, "read failed"))
        {
            return null;
        }

        HasLostSome = false;
        var snapshot = exchange.Snapshot(now(), null);
        return snapshot with
        {
            Orders = [.. snapshot.Orders
                .Where(report => IsListed(State.FindOrder(report.Request.Id)!)).Select(Report)],
        };
    }

    /// <summary>Everything that takes its time has taken it.</summary>
    public void CatchUp()
    {
        listedFrom.Clear();
        foreach (var id in cancelledAt.Keys.ToList())
        {
            cancelledAt[id] = now();
        }

        EndSlowCancels();
    }

    private SubmitAnswer Answer(OrderRequest request, Price lastClose)
    {
        var events = exchange.Submit(request, now(), lastClose);
        Pass(events);
        return events switch
        {
            [ExchangeEvent.OrderAccepted accepted, ..] => new SubmitAnswer.Accepted(accepted.BrokerOrderId),
            [ExchangeEvent.OrderRefused { Code: RefusalCodes.DuplicateId } known] => Known(known),
            [ExchangeEvent.OrderRefused refused] => Refused(refused),
            _ => throw new InvalidOperationException("Expected one answer."),
        };
    }

    private SubmitAnswer.AlreadyPlaced Known(ExchangeEvent.OrderRefused known)
    {
        happenings.Count("the same id sent again and known");
        return new(known.Text);
    }

    private SubmitAnswer.Refused Refused(ExchangeEvent.OrderRefused refused)
    {
        happenings.Count("refused by the exchange: " + refused.Code);
        return new(refused.Code, refused.Text) { Kind = refused.Refusal.Kind };
    }

    private void Tell(BrokerUpdate update)
    {
        if (!IsCalm && Happens(25, "update lost"))
        {
            HasLostSome = true;
            NoteSplit(update);
            return;
        }

        news.Add(update);
        if (!IsCalm && Happens(12, "update twice"))
        {
            news.Add(update);
        }
    }

    private void NoteSplit(BrokerUpdate update)
    {
        if (update is BrokerUpdate.PositionSplit split)
        {
            UntoldSplits.Add(split.Symbol);
        }
    }

    private void EndSlowCancels()
    {
        foreach (var (id, due) in cancelledAt.ToList())
        {
            if (due <= now())
            {
                cancelledAt.Remove(id);
                Pass(exchange.Cancel(id, now()));
            }
        }
    }

    private OrderReport Report(OrderReport report) => cancelledAt.ContainsKey(report.Request.Id) && !report.IsTerminal
        ? report with { Status = BrokerOrderStatus.PendingCancel }
        : report;

    private bool IsListed(ExchangeOrder order) =>
        order.Fills.Count > 0 || !listedFrom.TryGetValue(order.Id, out var from) || from <= now();

    private bool Happens(int oneIn, string what)
    {
        var happens = random.Next(oneIn) == 0;
        if (happens)
        {
            happenings.Count(what);
        }

        return happens;
    }
}
