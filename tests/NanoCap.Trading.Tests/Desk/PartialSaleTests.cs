using NanoCap.Trading.Desk;
using NanoCap.Trading.Desk.Alerts;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;
using NanoCap.Trading.Portfolio;
using static NanoCap.Trading.Tests.Desk.DeskWorld;

namespace NanoCap.Trading.Tests.Desk;

/// <summary>A sale may keep a part of the position; the rest is protected again.</summary>
public sealed class PartialSaleTests
{
    private static readonly Symbol Acme = Symbol.Of("ACME");

    [Fact]
    public void A_sale_that_keeps_a_part_sells_the_difference_once_and_protects_the_rest_again()
    {
        var world = TradeLifeTests.Filled();
        world.Happens(Halving(world));
        world.Post(new DeskInput.JobsDone(world.At));
        world.Settle();

        world.NextSession(Bar("ACME", 10.5, 10.6, 10.4, 10.5));

        var position = world.State.Positions[Acme];
        Assert.Equal(10m, position.Quantity.Value);
        Assert.Equal((null, null, Quantity.Zero), (position.Selling, position.ScheduledExit, position.Keep));
        var trade = Assert.Single(world.State.Trades);
        Assert.Equal((10m, ExitReason.Breaker), (trade.Quantity.Value, trade.Reason));
        var rest = Assert.Single(world.State.OpenOrders);
        Assert.Equal((OrderPurpose.Protection, 10m), (rest.Purpose, rest.Remaining.Value));
        TradeLifeTests.AssertBalanced(world);
    }

    [Fact]
    public void What_a_partial_sale_keeps_is_told_as_unguarded_and_its_stop_is_watched_meanwhile()
    {
        var world = TradeLifeTests.Filled();
        var bar = Bar("ACME", 10, 10.1, 9.9, 10);
        world.Post(new DeskInput.Reduce(new Ratio(0.5m), new Actor("console", "owner"), world.At));
        world.Pass(world.Exchange.Halt(Acme, world.At));
        world.BeforeOpen(new Dictionary<Symbol, decimal>(), bar);
        world.Open([bar]);
        world.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(OrderPurpose.Exit, Assert.Single(world.State.OpenOrders).Purpose);

        var alert = world.State.Alerts.Standing["protection:ACME"];
        Assert.Equal(AlertSeverity.Warning, alert.Severity);
        Assert.Contains(
            "a part of it is being sold, and the 10 shares that stay get their order when that sale has ended; the "
            + "desk watches stop", alert.Text, StringComparison.Ordinal);

        var stop = world.State.Positions[Acme].Stop!.Value;
        world.Post(new DeskInput.Marked(
            world.Session, new Dictionary<Symbol, Price> { [Acme] = stop }, IsClose: false, world.At));
        world.Settle();
        Assert.Equal(20m, Assert.Single(world.State.OpenOrders).Request.Quantity.Value);
        Assert.True(world.State.Positions[Acme].Keep.IsZero);
    }

    [Fact]
    public void EXIT_sells_also_what_a_sale_would_keep()
    {
        var world = TradeLifeTests.Filled();
        world.Happens(Halving(world));
        world.Post(new DeskInput.JobsDone(world.At));
        world.Settle();

        world.Post(new DeskInput.Exit(new Actor("console", "owner"), world.At));
        world.Settle();
        world.NextSession(Bar("ACME", 10.5, 10.6, 10.4, 10.5));

        Assert.Empty(world.State.Positions);
        Assert.Null(world.State.ExitUnderWay);
    }

    [Fact]
    public void A_stop_whose_news_comes_late_leaves_nothing_to_sell_and_ends_the_sale()
    {
        var world = TradeLifeTests.Filled();
        var pair = Assert.Single(world.State.OpenOrders);
        world.Happens(Halving(world));
        world.Post(new DeskInput.JobsDone(world.At));
        world.Settle();
        var sale = Assert.Single(world.State.OpenOrders);
        Assert.Equal(OrderPurpose.Exit, sale.Purpose);

        world.Post(new DeskInput.BrokerSaid(
            new BrokerUpdate.Filled(new Fill(
                "late", pair.Id, Acme, Side.Sell, Quantity.Of(10m), Price.Of(9m), Usd.Zero, world.At, IsStopLeg: true)),
            world.Session, world.At));

        Assert.Equal(10m, world.State.Positions[Acme].Quantity.Value);
        Assert.Equal("what was to be sold is sold", world.State.Orders[sale.Id].CancelReason);
    }

    [Fact]
    public void A_signal_exit_sells_all_of_what_a_breaker_would_have_kept_a_part_of()
    {
        var world = TradeLifeTests.Filled();
        world.Happens(new DeskEvent.ExitScheduled(Acme, ExitReason.Breaker, Actor.Rule, world.At)
        {
            Keep = Quantity.Of(10m),
        });
        world.Post(new DeskInput.SignalsRanked(
            new ScanOutcome(world.Session, [], [], [], [Acme], 1, 1, []), world.Market, world.At));

        world.NextSession(Bar("ACME", 10.5, 10.6, 10.4, 10.5));

        Assert.Empty(world.State.Positions);
    }

    [Fact]
    public void A_sale_that_grows_while_its_order_waits_for_the_open_goes_as_one_order()
    {
        var world = TradeLifeTests.Filled();
        world.Happens(Halving(world) with { Keep = Quantity.Of(15m) });
        world.Post(new DeskInput.JobsDone(world.At));
        world.Settle();
        Assert.Equal(5m, Assert.Single(world.State.OpenOrders).Remaining.Value);

        world.Happens(Halving(world));
        world.Post(new DeskInput.JobsDone(world.At));
        world.Settle();

        Assert.Equal(10m, Assert.Single(world.State.OpenOrders).Remaining.Value);
        world.NextSession(Bar("ACME", 10.5, 10.6, 10.4, 10.5));
        Assert.Equal(10m, world.State.Positions[Acme].Quantity.Value);
    }

    [Fact]
    public void A_split_scales_what_is_kept()
    {
        var world = TradeLifeTests.Filled();
        world.Happens(Halving(world));

        world.Happens(new DeskEvent.PositionSplit("s1", Acme, 0.25m, Quantity.Of(5m), Usd.Zero, world.At));

        Assert.Equal(2m, world.State.Positions[Acme].Keep.Value);
    }

    [Fact]
    public void A_split_that_leaves_nothing_to_sell_ends_the_sale()
    {
        var world = TradeLifeTests.Filled();
        world.Happens(new DeskEvent.SaleBegan(Acme, ExitReason.Owner, Actor.Rule, world.At)
        {
            Keep = Quantity.Of(17m),
        });

        // 20 x .12 = 2.4 and 17 x .12 = 2.04: two are held and two are kept.
        world.Happens(new DeskEvent.PositionSplit("s1", Acme, 0.12m, Quantity.Of(2m), Usd.Zero, world.At));

        Assert.Null(world.State.Positions[Acme].Selling);
    }

    private static DeskEvent.SaleBegan Halving(DeskWorld world) =>
        new(Acme, ExitReason.Breaker, Actor.Rule, world.At) { Keep = Quantity.Of(10m) };
}
