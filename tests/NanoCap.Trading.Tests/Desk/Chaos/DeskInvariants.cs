using NanoCap.Trading.Desk;
using NanoCap.Trading.Desk.Safety;
using NanoCap.Trading.Orders;

namespace NanoCap.Trading.Tests.Desk.Chaos;

/// <summary>What is true at every moment, judged by the exchange's own books and by the journal.</summary>
internal sealed class DeskInvariants(FaultyWorld world, Happenings happenings)
{
    private readonly Dictionary<ClientOrderId, int> missed = [];
    private readonly HashSet<ClientOrderId> everNotSeen = [];

    public void Check(DeskState before, DeskInput input, IReadOnlyList<DeskEvent> events)
    {
        CheckBalance();
        CheckOneLiveOrderPerIntent();
        CheckNothingIsSoldTwice();
        foreach (var happened in events)
        {
            CheckEvent(before, input, happened);
        }
    }

    /// <summary>I2: what goes out has its durable reason.</summary>
    public void CheckMaySend(Order order)
    {
        if (order.Purpose != OrderPurpose.Entry)
        {
            Assert.Equal(Side.Sell, order.Request.Side);
            return;
        }

        var number = order.ProposalNumber!.Value;
        var decisions = world.Journal.Where(happened => NumberOf(happened) == number).ToList();
        var approval = Assert.IsType<DeskEvent.ProposalApproved>(decisions[^1]);
        var raised = decisions.OfType<DeskEvent.ProposalRaised>().Last();
        Assert.Equal(raised.Version, approval.Version);
        Assert.True(world.At < raised.Terms.ExpiresAt, "An expired approval was sent.");
        Assert.True(order.Request.Quantity <= approval.Shares, "More than approved was sent.");
        Assert.Equal(raised.Terms.Limit, order.Request.LimitPrice);
        Assert.Equal(DeskMode.Active, world.State.Mode);
        Assert.Empty(world.State.Breakers);
        Assert.False(world.State.Safety.HoldsEntries, "An entry passed a closed gate.");
        var sent = world.Journal.OfType<DeskEvent.OrderReady>().Where(ready => ready.Order.ProposalNumber == number
            && ready.Order.Purpose == OrderPurpose.Entry);
        Assert.Single(sent);
        happenings.Count("entry sent");
    }

    /// <summary>I10: recovering twice writes nothing the second time.</summary>
    public void CheckRecoveryTwice(DeskOpening opening)
    {
        var snapshot = world.Broker.Exchange.Snapshot(world.At, null);
        var first = Recover(world.Journal, opening, snapshot);
        List<DeskEvent> recovered = [.. world.Journal, .. first];
        var state = recovered.Aggregate(DeskState.Empty, TradingDesk.Apply);
        if (state.OpenOrders.All(order => order.Status != OrderStatus.Unknown))
        {
            // Else a lookup belongs to the recovery, which has not ended.
            Assert.Empty(Recover(recovered, opening, snapshot));
            happenings.Count("recovered twice");
        }
    }

    /// <summary>I4 and I13, when everything has been told: the books are the broker's, and what is held is protected
    /// or being sold.</summary>
    public void CheckEvening()
    {
        var (state, exchange) = (world.State, world.Broker.State);
        Assert.Equal(
            exchange.Positions.Values.Select(position => (position.Symbol, position.Quantity)),
            state.Positions.Values.Select(position => (position.Symbol, position.Quantity)));
        Assert.Equal(exchange.Cash.RoundToCent(), state.Books.Cash.RoundToCent());
        Assert.Equal(
            exchange.WorkingOrders.Select(order => order.Id).Order(),
            state.OpenOrders.Where(order => order.Status != OrderStatus.NotSeen).Select(order => order.Id));
        Assert.True(state.Differences.IsEmpty || world.Broker.UntoldSplits.Count > 0);
        foreach (var position in state.Positions.Values)
        {
            var gap = ProtectionCoverage.Of(state, position).Gap;
            if (position is { Selling: null, IsUnprotectedByChoice: true })
            {
                happenings.Count("unprotected by choice");
                Assert.DoesNotContain(
                    state.OpenOrdersIn(position.Symbol), order => order.Purpose == OrderPurpose.Protection);
                continue;
            }

            if (gap != CoverageGap.None
                && (position.ProposalNumber is not { } number || WasRefused(state, number)))
            {
                // Told: a position that is not ours to protect, or whose protection the broker refused today.
                happenings.Count("unprotected and told");
                continue;
            }

            var order = Assert.Single(state.OpenOrdersIn(position.Symbol));
            Assert.Equal(position.Selling is null ? position.Quantity : position.ToSell, order.Remaining);
            Assert.True(
                position.Selling is not null || gap == CoverageGap.None
                || position.LastPrice <= order.Request.StopPrice,
                "Guarded at other levels.");
            Assert.Equal(
                position.Selling is null ? OrderPurpose.Protection : OrderPurpose.Exit, order.Purpose);
        }
    }

    private static bool WasRefused(DeskState state, int number) =>
        state.Attempts.GetValueOrDefault($"h{number}") is > 0 and var attempt
        && state.Orders[ClientOrderId.For("nc", $"h{number}", attempt)].Status == OrderStatus.Refused
        && state.Positions.Values.Any(held => held.ProposalNumber == number && held.Selling is null);

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

    private static List<DeskEvent> Recover(
        IReadOnlyList<DeskEvent> journal, DeskOpening opening, BrokerSnapshot snapshot)
    {
        var state = journal.Aggregate(DeskState.Empty, TradingDesk.Apply);
        var started = FaultyWorld.Desk.Decide(state, new DeskInput.Started(opening, snapshot.At));
        state = started.Aggregate(state, TradingDesk.Apply);
        var session = state.Session ?? opening.FirstSession;
        var read = FaultyWorld.Desk.Decide(state, new DeskInput.BrokerRead(snapshot, session, snapshot.At));
        return [.. started.Concat(read).Where(happened => happened.IsDurable)];
    }

    private void CheckEvent(DeskState before, DeskInput input, DeskEvent happened)
    {
        switch (happened)
        {
            case DeskEvent.OrderRefused refused:
                // I9: only a definitive answer is a refusal.
                Assert.True(input is DeskInput.Answered { Answer: SubmitAnswer.Refused });
                Assert.True(
                    world.Broker.State.FindOrder(refused.Order) is null || everNotSeen.Contains(refused.Order));
                break;
            case DeskEvent.OrderDropped dropped:
                Assert.True(
                    world.Broker.State.FindOrder(dropped.Order) is null || everNotSeen.Contains(dropped.Order));
                break;
            case DeskEvent.OrderEnded ended when world.Broker.State.FindOrder(ended.Order) is { } order:
                Assert.False(order.IsWorking, $"{ended.Order} works at the broker and counts as {ended.Status}.");
                break;
            case DeskEvent.OrderSending sending:
                missed.Remove(sending.Order);
                break;
            case DeskEvent.OrderLookupMissed miss:
                missed[miss.Order] = missed.GetValueOrDefault(miss.Order) + 1;
                break;
            case DeskEvent.OrderNotSeen notSeen:
                Assert.True(missed.GetValueOrDefault(notSeen.Order) >= 4, "Given up too early.");
                Assert.True(happened.At - before.Orders[notSeen.Order].SentAt >= TimeSpan.FromSeconds(60));
                everNotSeen.Add(notSeen.Order);
                happenings.Count("not seen: " + before.Orders[notSeen.Order].Purpose);
                break;
            case ProtectionEvent.StopRaised raised:
                Assert.True(raised.Stop > before.Positions[raised.Symbol].Stop, "A trailing stop was lowered.");
                happenings.Count("stop raised");
                break;
            case SaleProposalEvent.SaleProposalEnded { Result.IsComplete: true }:
                happenings.Count("asked sale complete");
                break;
            case SafetyEvent safety:
                CheckSafety(before, input, safety);
                break;
            case DeskEvent.PositionAdjusted:
                happenings.Count("position adjusted");
                break;
            case DeskEvent.BooksDiffered differed
                when world.Broker.UntoldSplits.Any(symbol => differed.What.StartsWith(
                    symbol.Value, StringComparison.Ordinal)):
                happenings.Count("difference after a split that was not told");
                break;
            case DeskEvent.BooksDiffered differed:
                Assert.Fail("The books differ though nobody else trades: " + differed.What);
                break;
            default:
                break;
        }
    }

    /// <summary>I8: nothing is sold on one reading, and no level acts twice before a person resumes.</summary>
    private void CheckSafety(DeskState before, DeskInput input, SafetyEvent happened)
    {
        switch (happened)
        {
            case SafetyEvent.LevelActed acted:
                happenings.Count($"{acted.Key} acted: {acted.Deed}");
                var latch = before.Safety.Latches.GetValueOrDefault(acted.Key);
                Assert.Null(latch?.ActedAt);
                Assert.True(
                    acted.Deed == BreakerDeed.EntriesOff || input is DeskInput.Marked { CountsTwice: true }
                        || acted.At - latch?.WaitsSince >= TimeSpan.FromSeconds(15),
                    $"{acted.Key} sold on one reading.");
                break;
            case SafetyEvent.LevelDoubted:
            case SafetyEvent.GateLifted:
            case SafetyEvent.CashFlowBooked:
                happenings.Count(happened.GetType().Name);
                break;
            case SafetyEvent.GateClosed closed:
                Assert.NotEqual("unexplained-cash", closed.Reading.Gate);
                happenings.Count("gate " + closed.Reading.Gate);
                break;
            default:
                break;
        }
    }

    /// <summary>cash + positions = equity = start + realised + unrealised - costs.</summary>
    private void CheckBalance()
    {
        var state = world.State;
        var expected = state.Books.Start + state.Books.Realised + state.Unrealised - state.Books.Costs;
        Assert.Equal(state.Equity.RoundToCent(), expected.RoundToCent());
    }

    private void CheckOneLiveOrderPerIntent()
    {
        Assert.All(
            world.State.OpenOrders
                .Where(order => order.Status is not (OrderStatus.Ready or OrderStatus.Unknown or OrderStatus.NotSeen))
                .GroupBy(order => order.Intent),
            orders => Assert.Single(orders));
        var entries = world.Broker.State.Orders.Values.Where(order => order.Request.Side == Side.Buy);
        Assert.All(entries, entry => Assert.Single(
            world.State.Proposals.Values, proposal => proposal.OrderId == entry.Id));
    }

    /// <summary>I5: the exchange never has more on sale than is held; neither have our books.</summary>
    private void CheckNothingIsSoldTwice()
    {
        foreach (var sales in world.Broker.State.WorkingOrders
            .Where(order => order.Request.Side == Side.Sell).GroupBy(order => order.Request.Symbol))
        {
            Assert.Single(sales);
            Assert.True(sales.First().Remaining <= world.Broker.State.QuantityOf(sales.Key));
        }

        Assert.All(
            world.State.OpenOrders
                .Where(order => order.Request.Side == Side.Sell && order.Status is OrderStatus.Sending
                    or OrderStatus.Working or OrderStatus.PartiallyFilled or OrderStatus.CancelPending)
                .GroupBy(order => order.Symbol),
            sales => Assert.Single(sales));
    }
}
