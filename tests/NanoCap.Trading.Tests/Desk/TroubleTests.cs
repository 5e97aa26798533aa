using NanoCap.Trading.Desk;
using NanoCap.Trading.Exchange;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;
using NanoCap.Trading.Risk;
using NanoCap.Trading.Sessions;
using static NanoCap.Trading.Tests.Desk.DeskWorld;

namespace NanoCap.Trading.Tests.Desk;

/// <summary>What once went wrong, each in its smallest form.</summary>
public sealed class TroubleTests
{
    private static readonly Symbol Acme = Symbol.Of("ACME");
    private static readonly Actor Owner = new("console", "owner");

    [Theory]
    [InlineData(18, 3, 6)]
    [InlineData(9, 7, 1)]
    [InlineData(20, 3, 6)]
    public void A_reverse_split_leaves_the_whole_shares_that_the_broker_holds(int shares, int forOne, int left)
    {
        var world = Holding("ACME", shares);
        world.NextSession(
            new Dictionary<Symbol, decimal> { [Acme] = 1m / forOne },
            Bar("ACME", 10.1 * forOne, 10.3 * forOne, 9.9 * forOne, 10.1 * forOne));
        Assert.Equal(left, world.State.Positions[Acme].Quantity.Value);
        Assert.Equal(left, Assert.Single(world.State.OpenOrders).Remaining.Value);
        TradeLifeTests.AssertBalanced(world);
    }

    [Fact]
    public void A_protection_that_the_broker_cancelled_unasked_comes_back_only_when_its_books_were_read()
    {
        var world = TradeLifeTests.Filled();
        var pair = Assert.Single(world.State.OpenOrders);
        world.Post(Said(new BrokerUpdate.StatusChanged(pair.Id, BrokerOrderStatus.Canceled, "split", world.At), world));
        Assert.Empty(world.State.OpenOrders);
        Assert.Contains(world.State.Work, work => work is DeskWork.ReadBroker);
    }

    [Fact]
    public void A_cancellation_that_nobody_confirms_is_asked_about()
    {
        var world = TradeLifeTests.Filled();
        var pair = Assert.Single(world.State.OpenOrders);
        world.Post(new DeskInput.Close(Acme, Owner, world.At));
        world.Post(new DeskInput.CancelAnswered(pair.Id, new CancelAnswer.Requested(), world.At));
        Assert.Equal(OrderStatus.CancelPending, world.State.Orders[pair.Id].Status);
        Assert.IsType<DeskWork.LookUp>(Assert.Single(world.State.Work));
        // The exchange never heard of the cancellation; asked, it says that the order works, and is asked again.
        world.Advance(TimeSpan.FromSeconds(15));
        world.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(OrderStatus.Canceled, world.State.Orders[pair.Id].Status);
        Assert.Equal(OrderPurpose.Exit, Assert.Single(world.State.OpenOrders).Purpose);
    }

    [Fact]
    public void An_entry_that_the_broker_never_had_does_not_keep_exit_from_ending()
    {
        var world = TradeLifeTests.Approved();
        world.Fault = _ => new SubmitAnswer.Unknown("timeout");
        world.BeforeOpen(new Dictionary<Symbol, decimal>());
        for (var look = 0; look < 10; look++)
        {
            world.Advance(TimeSpan.FromSeconds(20));
        }

        Assert.Equal(OrderStatus.NotSeen, Assert.Single(world.State.OpenOrders).Status);
        world.Post(new DeskInput.Exit(Owner, world.At));
        world.Open([]);
        world.Rest([]);
        Assert.Empty(world.State.OpenOrders);
        Assert.Null(world.State.ExitUnderWay);
    }

    [Fact]
    public void Exit_asks_a_broker_that_is_not_flat_again_later_and_not_at_once()
    {
        var world = new DeskWorld { CancelsForeign = false };
        var foreign = new OrderRequest(
            ClientOrderId.For("other", "x", 1), Acme, Side.Buy, Quantity.Of(1m), OrderType.Limit,
            TimeInForce.GoodTilCanceled, LimitPrice: Price.Of(5m));
        world.Exchange.Apply(world.Exchange.Submit(foreign, world.At, Price.Of(10m)));
        world.Post(new DeskInput.Exit(Owner, world.At));
        world.Settle();
        Assert.NotNull(world.State.ExitUnderWay);
        Assert.Equal(
            [world.At.AddSeconds(5), world.At.AddSeconds(5)], world.State.Work.Select(work => work.NotBefore));
    }

    [Fact]
    public void A_difference_is_written_once_however_often_the_service_starts()
    {
        var world = new DeskWorld();
        var foreign = new OrderRequest(
            ClientOrderId.For("nc", "ghost", 1), Acme, Side.Buy, Quantity.Of(1m), OrderType.Limit,
            TimeInForce.GoodTilCanceled, LimitPrice: Price.Of(5m));
        world.Exchange.Apply(world.Exchange.Submit(foreign, world.At, Price.Of(10m)));
        for (var start = 0; start < 3; start++)
        {
            world.Post(new DeskInput.Started(world.State.Opening!, world.At));
            world.Settle();
        }

        Assert.Single(world.Journal, happened => happened is DeskEvent.BooksDiffered);
        Assert.Single(world.State.Differences);
        world.Exchange.Apply(world.Exchange.Cancel(foreign.Id, world.At));
        world.Post(new DeskInput.Started(world.State.Opening!, world.At));
        world.Settle();
        Assert.Empty(world.State.Differences);
    }

    [Fact]
    public void A_sale_of_a_symbol_full_of_dots_has_an_id_that_a_broker_takes()
    {
        var world = Holding("A.B.C.D.E.F.G.H", 20);
        world.Post(new DeskInput.Exit(Owner, world.At));
        world.Settle();
        Assert.Equal("nc-x1-AdBdCdDdEdFdGdH-1", Assert.Single(world.State.OpenOrders).Id.Value);
    }

    [Fact]
    public void An_approval_whose_order_a_busy_broker_did_not_take_can_be_withdrawn()
    {
        var world = TradeLifeTests.Approved();
        world.Fault = _ => new SubmitAnswer.RateLimited(world.At.AddMinutes(3));
        world.BeforeOpen(new Dictionary<Symbol, decimal>());
        world.Fault = _ => null;
        world.Post(new DeskInput.Reject(1, null, Owner, world.At));
        world.Advance(TimeSpan.FromMinutes(4));
        Assert.Equal(ProposalStatus.Withdrawn, world.State.Proposals[1].Status);
        Assert.Empty(world.Exchange.State.Orders);
    }

    [Fact]
    public void An_entry_that_was_to_be_cancelled_is_not_sent_after_a_resume()
    {
        var world = TradeLifeTests.Approved();
        world.Fault = _ =>
        {
            world.Post(new DeskInput.Pause(Owner, world.At));
            return new SubmitAnswer.RateLimited(world.At.AddMinutes(2));
        };
        world.BeforeOpen(new Dictionary<Symbol, decimal>());
        world.Fault = _ => null;
        world.Post(new DeskInput.Resume(Owner, world.At));
        world.Advance(TimeSpan.FromMinutes(3));
        Assert.Empty(world.Exchange.State.Orders);
    }

    [Fact]
    public void A_sale_that_the_broker_did_not_know_is_not_sent_again_when_the_position_is_gone()
    {
        var world = TradeLifeTests.Filled();
        var pair = Assert.Single(world.State.OpenOrders);
        world.Post(new DeskInput.BrokerRead(
            world.Exchange.Snapshot(world.At, null) with { Orders = [] }, world.Session, world.At));
        for (var look = 0; look < 5; look++)
        {
            world.Post(new DeskInput.LookedUp(pair.Id, new LookupAnswer.Absent(), world.At.AddMinutes(2)));
        }

        Assert.Equal(OrderStatus.NotSeen, world.State.Orders[pair.Id].Status);
        world.Post(new DeskInput.BrokerRead(
            world.Exchange.Snapshot(world.At, null) with { Orders = [], Positions = [] }, world.Session, world.At));
        Assert.Empty(world.State.Positions);
        world.Post(new DeskInput.SendStarting(pair.Id, world.At));
        Assert.Equal(OrderStatus.Dropped, world.State.Orders[pair.Id].Status);
    }

    [Fact]
    public void What_counts_as_ended_and_works_at_the_broker_is_found_out()
    {
        var world = TradeLifeTests.Filled();
        var pair = Assert.Single(world.State.OpenOrders);
        world.Post(Said(new BrokerUpdate.StatusChanged(pair.Id, BrokerOrderStatus.Expired, null, world.At), world));
        world.Post(new DeskInput.Started(world.State.Opening!, world.At));
        world.Settle();
        Assert.Equal(OrderStatus.Working, world.State.Orders[pair.Id].Status);
        Assert.Single(world.Exchange.State.WorkingOrders);
    }

    [Fact]
    public void A_time_exit_beyond_the_calendar_is_none()
    {
        var last = new DateOnly(2030, 12, 31);
        var position = AfterFillOn(last);
        Assert.Null(position.TimeExit);
        Assert.NotNull(position.Stop);
    }

    [Fact]
    public void A_breaker_cancels_entries_survives_a_restart_and_ends_with_resume()
    {
        var world = TradeLifeTests.Filled();
        world.Propose("OTHER", 10);
        var crash = new Dictionary<Symbol, Price> { [Acme] = Price.Of(2m) };
        world.Post(new DeskInput.Marked(world.Session, crash, IsClose: false, world.At));
        Assert.Equal(["day-loss", "drawdown"], world.State.Breakers.Keys);
        var again = world.Journal.Where(happened => happened.IsDurable)
            .Aggregate(DeskState.Empty, TradingDesk.Apply);
        Assert.Equal(world.State.Breakers, again.Breakers);
        Assert.Contains(
            "breaker", Assert.IsType<DeskEvent.CommandRefused>(Assert.Single(world.Post(world.Approval(2)))).Text,
            StringComparison.Ordinal);
        world.Post(new DeskInput.Resume(Owner, world.At));
        Assert.Empty(world.State.Breakers);
        Assert.Equal((world.State.Equity, world.State.Equity), (world.State.DayBaseline, world.State.PeakEquity));
        Assert.Contains(world.Post(world.Approval(2)), happened => happened is DeskEvent.ProposalApproved);
    }

    [Fact]
    public void An_approval_at_the_very_instant_of_expiry_is_too_late()
    {
        var world = new DeskWorld();
        var proposal = world.Propose("ACME", 20);
        var late = world.Approval(1) with { At = proposal.Terms.ExpiresAt };
        Assert.Equal(
            [typeof(DeskEvent.ProposalExpired), typeof(DeskEvent.CommandRefused)],
            world.Post(late).Select(happened => happened.GetType()));
    }

    [Fact]
    public void A_close_that_is_marked_twice_and_an_exit_that_is_begun_twice_change_nothing()
    {
        var world = TradeLifeTests.Filled();
        Assert.Empty(world.Post(new DeskInput.Marked(
            world.Session, new Dictionary<Symbol, Price> { [Acme] = Price.Of(3m) }, IsClose: true, world.At)));
        world.Post(new DeskInput.Exit(Owner, world.At));
        var refused = Assert.IsType<DeskEvent.CommandRefused>(
            Assert.Single(world.Post(new DeskInput.Exit(Owner, world.At))));
        Assert.Equal("exit-under-way", refused.Code);
    }

    [Fact]
    public void A_position_whose_symbol_trades_no_more_stays_for_sale_with_one_order_a_session()
    {
        var world = TradeLifeTests.Filled();
        world.Post(new DeskInput.Exit(Owner, world.At));
        for (var session = 0; session < 5; session++)
        {
            world.Settle();
            world.NextSession();
        }

        Assert.NotNull(world.State.ExitUnderWay);
        Assert.Equal(6, world.State.Attempts["x1-ACME"]);
        Assert.Equal(OrderStatus.Working, Assert.Single(world.State.OpenOrders).Status);
        TradeLifeTests.AssertBalanced(world);
        world.NextSession(Bar("ACME", 10, 10.1, 9.9, 10));
        Assert.Null(world.State.ExitUnderWay);
    }

    [Fact]
    public void Exit_while_an_entry_is_filled_in_part_cancels_the_rest_and_sells_what_came()
    {
        var world = TradeLifeTests.Approved();
        world.BeforeOpen(new Dictionary<Symbol, decimal>());
        var entry = Assert.Single(world.State.OpenOrders);
        world.Post(Said(
            new BrokerUpdate.Filled(new Fill(
                "f1", entry.Id, Acme, Side.Buy, Quantity.Of(5m), Price.Of(10m), new Usd(0.05m), world.At)),
            world));
        world.Post(new DeskInput.Exit(Owner, world.At));
        Assert.Single(world.State.Work.OfType<DeskWork.Cancel>());
        world.Post(Said(
            new BrokerUpdate.StatusChanged(entry.Id, BrokerOrderStatus.Canceled, null, world.At), world));
        var sale = Assert.Single(world.State.OpenOrders);
        Assert.Equal((OrderPurpose.Exit, 5m), (sale.Purpose, sale.Request.Quantity.Value));
    }

    private static DeskInput.BrokerSaid Said(BrokerUpdate update, DeskWorld world) =>
        new(update, world.Session, world.At);

    private static DeskWorld Holding(string symbol, int shares)
    {
        var world = new DeskWorld();
        world.Propose(symbol, shares);
        world.Post(world.Approval(1));
        world.NextSession(Bar(symbol, 10.20, 10.5, 9.8, 10.2));
        Assert.Equal(shares, world.State.Positions[Symbol.Of(symbol)].Quantity.Value);
        return world;
    }

    /// <summary>The position after an entry that filled in a session, as the desk plans its protection.</summary>
    private static Trading.Portfolio.Position AfterFillOn(DateOnly session)
    {
        var world = new DeskWorld();
        world.Propose("ACME", 20);
        world.Post(world.Approval(1));
        world.BeforeOpen(new Dictionary<Symbol, decimal>());
        var entry = Assert.Single(world.State.OpenOrders);
        var at = TradingCalendar.Nyse.Session(session).Open;
        var fill = new Fill(
            "f1", entry.Id, Acme, Side.Buy, entry.Request.Quantity, Price.Of(10m), new Usd(0.2m), at);
        world.Post(new DeskInput.BrokerSaid(new BrokerUpdate.Filled(fill), session, at));
        return world.State.Positions[Acme];
    }
}
