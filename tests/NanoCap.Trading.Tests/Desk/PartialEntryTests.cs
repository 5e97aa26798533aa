using NanoCap.Trading.Desk;
using NanoCap.Trading.Exchange;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;
using NanoCap.Trading.Portfolio;
using static NanoCap.Trading.Tests.Desk.DeskWorld;

namespace NanoCap.Trading.Tests.Desk;

/// <summary>An entry that fills in parts, at a broker that trades all day: at most a minute after the first, then
/// the rest is cancelled, seen cancelled, and what was bought is protected.</summary>
public sealed class PartialEntryTests
{
    private static readonly Symbol Acme = Symbol.Of("ACME");

    private readonly DeskWorld world = TradeLifeTests.Approved();

    public PartialEntryTests()
    {
        // The exchange of daily bars fills nothing by itself before its open; the news of fills come from here.
        world.Fault = request => request.Side == Side.Sell ? new SubmitAnswer.Accepted("B1") : null;
        world.BeforeOpen(new Dictionary<Symbol, decimal>());
        world.Advance(TimeSpan.FromMinutes(10));
    }

    [Fact]
    public void A_minute_after_the_first_shares_the_rest_goes_and_the_filled_shares_are_protected()
    {
        Fill(5, 1);
        world.Advance(TimeSpan.FromSeconds(30));
        Fill(2, 2);
        Assert.Equal(CoverageGap.OnItsWay, Assert.Single(ProtectionCoverage.Of(world.State)).Gap);
        world.Advance(TimeSpan.FromSeconds(29));
        Assert.Equal(OrderStatus.PartiallyFilled, Assert.Single(world.State.OpenOrders).Status);

        world.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(OrderStatus.Canceled, Entry.Status);
        Assert.Equal("the rest did not fill with the first shares", Entry.CancelReason);
        var pair = Assert.Single(world.State.OpenOrders);
        Assert.Equal((OrderPurpose.Protection, 7m, OrderClass.OneCancelsOther, TimeInForce.GoodTilCanceled), (
            pair.Purpose, pair.Remaining.Value, pair.Request.Class, pair.Request.TimeInForce));
        Assert.Empty(ProtectionCoverage.Of(world.State));
    }

    [Fact]
    public void The_pair_waits_until_the_rest_is_seen_cancelled()
    {
        Fill(5, 1);
        world.Advance(TimeSpan.FromSeconds(59));

        world.Post(new DeskInput.TimePassed(world.At.AddSeconds(1)));

        Assert.Equal(OrderPurpose.Entry, Assert.Single(world.State.OpenOrders).Purpose);
        Assert.NotNull(Entry.CancelReason);
    }

    [Fact]
    public void Until_then_the_desk_watches_the_levels_that_will_be()
    {
        Fill(5, 1);

        world.Post(new DeskInput.Marked(
            world.Session, new Dictionary<Symbol, Price> { [Acme] = Price.Of(9m) }, IsClose: false, world.At));

        Assert.Equal(ExitReason.Stop, world.State.Positions[Acme].Selling);
        Assert.NotNull(Entry.CancelReason);
    }

    [Fact]
    public void Without_a_target_one_stop_rests()
    {
        var alone = new DeskWorld();
        alone.Propose("ACME", 20, target: null);
        alone.Post(alone.Approval(1));

        alone.NextSession(Bar("ACME", 10.2, 10.5, 9.9, 10.2));

        var stop = Assert.Single(alone.State.OpenOrders);
        Assert.Equal((OrderType.Stop, OrderClass.Simple, TimeInForce.GoodTilCanceled, 20m), (
            stop.Request.Type, stop.Request.Class, stop.Request.TimeInForce, stop.Remaining.Value));
    }

    private Order Entry => world.State.Orders.Values.Single(order => order.Purpose == OrderPurpose.Entry);

    private void Fill(decimal shares, int execution)
    {
        world.Post(new DeskInput.BrokerSaid(
            new BrokerUpdate.Filled(new Fill(
                $"f{execution}", Entry.Id, Acme, Side.Buy, Quantity.Of(shares), Price.Of(10m), Usd.Zero, world.At,
                IsStopLeg: false)),
            world.Session, world.At));
        world.Settle();
    }
}
