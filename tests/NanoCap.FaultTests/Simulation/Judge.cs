using NanoCap.Bot.Desk.Snapshots;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Exchange;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;
using NanoCap.Trading.Sessions;

namespace NanoCap.FaultTests.Simulation;

/// <summary>Judges every order by the venue's ledger and what was durable when it came, and every decision by the state
/// that it was taken on.</summary>
internal sealed class Judge(World world)
{
    private readonly Records records = new(world.Disk);

    public Records Records => records;

    public Order? Ready(ClientOrderId order) => records.Ready(order);

    /// <summary>I2, I6, I12 and I14, at the moment a process sends.</summary>
    public string Sent(BotProcess process, OrderRequest request)
    {
        world.Must(process.Loop!.Halt is null, "I14: a halted instance sends.");
        var order = records.Ready(request.Id);
        var sentAt = records.SentAt(request.Id);
        if (order is null || sentAt is not { } index)
        {
            world.Must(false, $"I2: {request.Id} is sent without a durable record.");
            return "Foreign";
        }

        world.Must(order.Request == request, $"I2: {request.Id} is sent otherwise than recorded.");
        world.Must(
            records.WriterOf(index) == process.Number,
            $"I14: process {process.Number} sends {request.Id}, which {records.WriterOf(index)} said it would.");
        if (order.Purpose == OrderPurpose.Entry)
        {
            JudgeEntry(order, index);
        }
        else
        {
            world.Must(request.Side == Side.Sell, $"I2: {request.Id} buys without approval.");
        }

        world.Happenings.Count("sent: " + order.Purpose);
        return order.Purpose.ToString();
    }

    /// <summary>I1 and I5, when an order came to be at the venue.</summary>
    public void Accepted(OrderRequest request, BotProcess by)
    {
        var order = records.Ready(request.Id)!;
        var others = world.Venue.State.Orders.Values
            .Where(other => other.Id != request.Id && records.Ready(other.Id)?.Intent == order.Intent).ToList();
        world.Must(
            !others.Exists(other => other.IsWorking),
            $"I1: {request.Id} of process {by.Number} joins {others.Find(other => other.IsWorking)?.Id}.");
        if (order.Purpose == OrderPurpose.Entry)
        {
            world.Must(others.Count == 0, $"I1: the entry {order.Intent} is at the venue twice.");
        }
    }

    public void Happened(ExchangeEvent happened)
    {
        if (happened is not (ExchangeEvent.OrderAccepted or ExchangeEvent.OrderFilled or ExchangeEvent.FillBusted
            or ExchangeEvent.FillCorrected or ExchangeEvent.SymbolSplit))
        {
            return;
        }

        var state = world.Venue.State;
        if (happened is ExchangeEvent.OrderFilled filled)
        {
            JudgeTime(filled.Fill);
        }

        foreach (var sale in state.WorkingOrders.Where(order => order.Request.Side == Side.Sell))
        {
            var symbol = sale.Request.Symbol;
            world.Must(
                state.HeldOf(symbol) <= state.QuantityOf(symbol),
                $"I5: {state.HeldOf(symbol)} of {symbol} are on sale, {state.QuantityOf(symbol)} are held.");
        }
    }

    /// <summary>I15: what was proposed after one close trades in a later session.</summary>
    private void JudgeTime(Fill fill)
    {
        if (records.Ready(fill.OrderId) is { Purpose: OrderPurpose.Entry, ProposalNumber: { } number })
        {
            var session = records.State.Proposals[number].Terms.Session;
            world.Must(
                TradingCalendar.Nyse.NewYorkDate(fill.At) > session,
                $"I15: {fill.OrderId} of {session:yyyy-MM-dd} trades at {fill.At:u}.");
            world.Happenings.Count("entry traded in a later session");
        }
    }

    /// <summary>The desk itself, looked at while it decides.</summary>
    public IReadOnlyList<DeskEvent> Decide(DeskState state, DeskInput input)
    {
        try
        {
            var events = input is Propose proposed ? Raise(state, proposed) : World.Desk.Decide(state, input);
            if (events.Count > 0)
            {
                world.Trace($"told {input.GetType().Name}: {string.Join(", ", events.Select(Name))}");
            }

            CheckMarket(state, input);
            var before = state;
            foreach (var happened in events)
            {
                CheckEvent(before, input, happened);
                before = TradingDesk.Apply(before, happened);
            }

            return events;
        }
        catch (Exception failure)
        {
            world.Fail(failure);
            throw;
        }
    }

    /// <summary>I3 and I8: a start finds what was durable, to the byte.</summary>
    public void Recovered(DeskState state)
    {
        world.Must(
            DeskSnapshot.BytesOf(state).AsSpan().SequenceEqual(DeskSnapshot.BytesOf(records.State)),
            "I3: what a start reads is not what was written.");
        world.Happenings.Count("recovered");
    }

    /// <summary>As the daily run does: once for a session and symbol, however often it is asked.</summary>
    private static IReadOnlyList<DeskEvent> Raise(DeskState state, Propose proposed) =>
        state.Proposals.Values.Any(known => known.Terms.Session == proposed.Terms.Session
            && known.Terms.Symbol == proposed.Terms.Symbol)
            ? []
            : [new DeskEvent.ProposalRaised(
                state.Proposals.Keys.Concat(state.SaleProposals.Keys).DefaultIfEmpty(0).Max() + 1, 1,
                proposed.Terms, proposed.At)];

    private static string Name(DeskEvent happened) => happened.GetType().Name;

    private void JudgeEntry(Order order, int sentAt)
    {
        var decisions = records.Decisions(order.ProposalNumber ?? -1, sentAt);
        if (decisions.OfType<DeskEvent.ProposalRaised>().LastOrDefault() is not { } raised
            || decisions.OfType<DeskEvent.ProposalApproved>().ToList() is not [var approved])
        {
            world.Must(false, $"I2: {order.Id} has not exactly one approval.");
            return;
        }

        var terms = raised.Terms;
        world.Must(decisions[^1] == approved, $"I2: the approval of {order.Id} was taken back.");
        world.Must(records.At(sentAt).At < terms.ExpiresAt, $"I2: the approval of {order.Id} was over.");
        world.Must(order.Request.Quantity <= approved.Shares, $"I2: {order.Id} buys more than approved.");
        world.Must(order.Request.LimitPrice == terms.Limit, $"I12: {order.Id} has another limit than approved.");
    }

    private void CheckEvent(DeskState before, DeskInput input, DeskEvent happened)
    {
        var venue = world.Venue.State;
        switch (happened)
        {
            case DeskEvent.OrderSending sending
                when before.Orders[sending.Order] is { Purpose: OrderPurpose.Entry } entry:
                world.Must(
                    before.Mode == DeskMode.Active && before.Breakers.IsEmpty && !before.Safety.HoldsEntries
                        && before.ExitUnderWay is null && before.IsReconciled,
                    $"I6: {entry.Id} was sent though entries are off.");
                break;
            case DeskEvent.OrderReady { Order: { Purpose: OrderPurpose.Entry } entry }:
                var fault = MarketOf(input)?.FaultOf(entry.Symbol);
                world.Must(
                    fault == MarketFault.None, $"I12: {entry.Id} is decided on a price that is {fault}.");
                break;
            case DeskEvent.OrderRefused refused:
                world.Must(
                    input is DeskInput.Answered { Answer: SubmitAnswer.Refused },
                    $"I9: {refused.Order} counts as refused after {input.GetType().Name}.");
                CheckAbsent(refused.Order);
                break;
            case DeskEvent.OrderDropped dropped:
                CheckAbsent(dropped.Order);
                break;
            case DeskEvent.OrderEnded ended when venue.FindOrder(ended.Order) is { IsWorking: true }:
                world.Must(false, $"I9: {ended.Order} works at the venue and counts as {ended.Status}.");
                break;
            case DeskEvent.PositionAdjusted adjusted:
                var held = before.Positions.GetValueOrDefault(adjusted.Symbol)?.Quantity ?? Quantity.Zero;

                // Where others trade too, right may be by chance: what was read before their trade comes after it.
                world.Must(
                    held != venue.QuantityOf(adjusted.Symbol) || adjusted.Quantity == held
                        || OthersTradedIn(adjusted.Symbol),
                    $"I4: {held} of {adjusted.Symbol} was right and became {adjusted.Quantity}.");
                world.Happenings.Count("position adjusted");
                break;
            default:
                break;
        }

        CheckLatches(before, input, happened);
    }

    private bool OthersTradedIn(Symbol symbol) => world.Venue.State.Orders.Values.Any(order =>
        order.Request.Symbol == symbol && records.Ready(order.Id) is null
        && (order.Fills.Count > 0 || order.Busted.Count > 0));

    private static SeenMarket? MarketOf(DeskInput input) => input switch
    {
        DeskInput.SubmissionDue due => due.Market as SeenMarket,
        DeskInput.ProtectionDue due => due.Market as SeenMarket,
        DeskInput.Approve approve => approve.Market as SeenMarket,
        DeskInput.SafetyRead read => read.Market as SeenMarket,
        _ => null,
    };

    /// <summary>I15: no decision sees a close before it is. And which bad prices met which approved entry.</summary>
    private void CheckMarket(DeskState state, DeskInput input)
    {
        if (MarketOf(input) is not { } market)
        {
            return;
        }

        world.Must(
            TradingCalendar.Nyse.Session(market.Session).Close <= world.Now,
            $"I15: {input.GetType().Name} sees the close of {market.Session:yyyy-MM-dd} before it is.");
        foreach (var proposal in state.Proposals.Values)
        {
            var isMet = input is DeskInput.Approve approve
                ? approve.Number == proposal.Number && proposal.Status == ProposalStatus.Open
                : proposal.Status == ProposalStatus.Approved;
            if (isMet && market.FaultOf(proposal.Terms.Symbol) is var fault and not MarketFault.None)
            {
                world.Happenings.Count($"price {fault} × {input.GetType().Name}");
            }
        }
    }

    /// <summary>I8: what has acted stands until a person resumes.</summary>
    private void CheckLatches(DeskState before, DeskInput input, DeskEvent happened)
    {
        var latched = before.Safety.Latches.Where(entry => entry.Value.ActedAt is not null)
            .Select(entry => entry.Key).ToList();
        if (latched.Count > 0 && input is not DeskInput.Resume)
        {
            var after = TradingDesk.Apply(before, happened).Safety.Latches;
            world.Must(
                latched.TrueForAll(key => after.GetValueOrDefault(key)?.ActedAt is not null),
                "I8: a breaker let go by itself.");
            world.Happenings.Count("lived with a breaker");
        }
    }

    private void CheckAbsent(ClientOrderId id) => world.Must(
        world.Venue.State.FindOrder(id) is null || records.EverNotSeen.Contains(id),
        $"I9: {id} is at the venue and counts as never sent.");
}
