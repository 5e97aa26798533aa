using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;
using NanoCap.Trading.Portfolio;
using NanoCap.Trading.Signals;
using static NanoCap.Trading.Tests.Desk.DeskWorld;

namespace NanoCap.Trading.Tests.Desk;

/// <summary>Guards that nothing else would miss at once: each of these fails when its guard is taken out.</summary>
public sealed class GuardTests
{
    private static readonly Symbol Acme = Symbol.Of("ACME");
    private static readonly DateTimeOffset InTheMorning = new(2024, 1, 3, 14, 25, 0, TimeSpan.Zero);

    [Fact]
    public void A_daily_run_that_is_repeated_asks_nobody_again()
    {
        var world = new DeskWorld();
        var run = new DeskInput.SignalsRanked(Scan(world.Session), world.Market, world.At);
        Assert.Single(world.Post(run).OfType<DeskEvent.ProposalRaised>());

        Assert.Empty(world.Post(run));
    }

    [Fact]
    public void An_approval_of_a_symbol_that_splits_before_the_open_is_void()
    {
        var world = TradeLifeTests.Approved();

        world.NextSession(
            new Dictionary<Symbol, decimal> { [Acme] = 2m }, Bar("ACME", 5, 5.2, 4.9, 5.1));

        Assert.Equal(ProposalStatus.Denied, world.State.Proposals[1].Status);
        Assert.Empty(world.Exchange.State.Orders);
    }

    [Fact]
    public void Between_the_submission_and_the_open_a_symbol_that_splits_can_neither_be_approved_nor_bought_by_hand()
    {
        var world = new DeskWorld();
        world.Propose("ACME", 20);
        world.Post(new DeskInput.SubmissionDue(
            new DateOnly(2024, 1, 3), world.Market, new HashSet<Symbol> { Acme }, InTheMorning));

        var tap = world.Post(world.Approval(1) with { At = InTheMorning.AddMinutes(2) });
        var buy = world.Post(new DeskInput.Buy(
            Acme, null, null, null, new Actor("console", "owner"), world.Market, InTheMorning.AddMinutes(3)));

        Assert.Equal("corporate-action", Assert.Single(tap.OfType<DeskEvent.CommandRefused>()).Code);
        Assert.Equal("corporate-action", Assert.Single(buy.OfType<DeskEvent.CommandRefused>()).Code);
        Assert.Equal(ProposalStatus.Denied, world.State.Proposals[1].Status);
        Assert.Empty(world.State.OpenOrders);
    }

    [Fact]
    public void After_the_session_of_a_split_its_symbol_is_bought_as_any_other()
    {
        var world = new DeskWorld();
        world.NextSession(new Dictionary<Symbol, decimal> { [Acme] = 2m }, Bar("ACME", 5, 5.2, 4.9, 5.1));
        world.Market = new TenDollarMarket(world.Session);

        world.Propose("ACME", 20);

        Assert.Contains(world.Post(world.Approval(1)), happened => happened is DeskEvent.ProposalApproved);
    }

    [Fact]
    public void A_proposal_is_approved_once()
    {
        var world = TradeLifeTests.Approved();

        var refused = Assert.IsType<DeskEvent.CommandRefused>(Assert.Single(world.Post(world.Approval(1))));

        Assert.Equal("decided", refused.Code);
    }

    [Fact]
    public void An_approval_of_another_version_than_the_present_one_is_refused()
    {
        var world = new DeskWorld();
        world.Propose("ACME", 20);

        var refused = Assert.IsType<DeskEvent.CommandRefused>(
            Assert.Single(world.Post(world.Approval(1) with { Version = 2 })));

        Assert.Equal("changed", refused.Code);
        Assert.Equal(ProposalStatus.Open, world.State.Proposals[1].Status);
    }

    [Fact]
    public void An_approval_whose_time_is_over_becomes_no_order_at_the_submission()
    {
        var world = TradeLifeTests.Approved();
        world.At = world.State.Proposals[1].Terms.ExpiresAt;

        var events = world.Post(new DeskInput.SubmissionDue(
            new DateOnly(2024, 1, 3), world.Market, new HashSet<Symbol>(), world.At));

        Assert.Single(events, happened => happened is DeskEvent.ProposalExpired);
        Assert.DoesNotContain(events, happened => happened is DeskEvent.OrderReady);
    }

    [Theory]
    [InlineData(DeskMode.Paused)]
    [InlineData(DeskMode.Exiting)]
    public void An_entry_that_was_ready_does_not_go_out_once_entries_are_off(DeskMode mode)
    {
        var world = TradeLifeTests.Approved();
        world.Post(new DeskInput.SubmissionDue(
            new DateOnly(2024, 1, 3), world.Market, new HashSet<Symbol>(), world.At));
        var order = Assert.Single(world.State.OpenOrders);

        var events = world.Desk.Decide(
            world.State with { Mode = mode }, new DeskInput.SendStarting(order.Id, world.At));

        Assert.DoesNotContain(events, happened => happened is DeskEvent.OrderSending);
    }

    [Fact]
    public void A_sale_that_its_review_refuses_is_told_and_not_sent()
    {
        var world = TradeLifeTests.Filled();
        var held = world.State.Positions[Acme];
        var used = ClientOrderId.For("nc", "s1-ACME", 1);
        var state = world.State with
        {
            Positions = world.State.Positions.SetItem(Acme, held with { Selling = ExitReason.Owner }),
            Orders = world.State.Orders.SetItem(used, world.State.Orders.Values.First()),
            OpenOrderIds = [],
        };

        var events = world.Desk.Decide(state, new DeskInput.JobsDone(world.At));

        Assert.DoesNotContain(events, happened => happened is DeskEvent.OrderReady);
        Assert.Contains(events, happened => happened is DeskEvent.BooksDiffered);
    }

    [Fact]
    public void A_sale_that_the_broker_refuses_is_tried_again_after_a_minute_and_not_in_the_same_breath()
    {
        var world = TradeLifeTests.Filled();
        world.Fault = request => request.Type == OrderType.Market ? new SubmitAnswer.Refused("403", "halted") : null;

        world.Post(new DeskInput.Exit(new Actor("console", "owner"), world.At));
        world.Settle();
        Assert.Single(Sales(world));

        world.Advance(TimeSpan.FromSeconds(61));
        Assert.Equal(["nc-x1-ACME-1", "nc-x1-ACME-2"], Sales(world));
    }

    private static IEnumerable<string> Sales(DeskWorld world) => world.Journal
        .OfType<DeskEvent.OrderSending>()
        .Select(sending => sending.Order.Value)
        .Where(id => id.StartsWith("nc-x", StringComparison.Ordinal));

    private static ScanOutcome Scan(DateOnly session) => new(
        session,
        [
            new ScoredSignal(
                1, new Signal("momentum", Acme, Side.Buy, session, 0.6, 10, 9, 12, 5, [new Evidence("q", 3.5)]),
                0.1, 0.7),
        ],
        [], [new StrategyLine("momentum", 0.1, true, 1, null)], [], 1, 1, []);
}
