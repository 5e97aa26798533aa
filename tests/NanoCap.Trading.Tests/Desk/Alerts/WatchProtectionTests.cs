using NanoCap.Trading.Desk;
using NanoCap.Trading.Desk.Alerts;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;
using static NanoCap.Trading.Tests.Desk.Alerts.Watched;
using static NanoCap.Trading.Tests.Desk.DeskWorld;

namespace NanoCap.Trading.Tests.Desk.Alerts;

/// <summary>I13: every position has its protection, or an alert says that it has not.</summary>
public sealed class WatchProtectionTests
{
    private const string Key = "protection:ACME";

    [Fact]
    public void An_ordinary_entry_is_protected_in_time_and_nobody_is_told()
    {
        var world = TradeLifeTests.Filled();
        world.NextSession(Bar("ACME", 10, 10.1, 9.9, 10));

        world.AssertNever(Key);
        Assert.Empty(world.State.Alerts.Tally.Uncovered);
    }

    [Fact]
    public void A_protection_that_the_broker_refuses_is_told_at_once_and_lifted_when_it_works()
    {
        var world = TradeLifeTests.Approved();
        world.Fault = request => request.Side == Side.Sell ? new SubmitAnswer.Refused("403", "no such order") : null;
        world.BeforeOpen(new Dictionary<Symbol, decimal>(), Bar("ACME", 10.2, 10.3, 10, 10.2));
        world.Open([Bar("ACME", 10.2, 10.3, 10, 10.2)]);

        var raised = world.Journal.OfType<AlertEvent.AlertRaised>().First(raised => raised.Key == Key);
        Assert.Equal(AlertSeverity.Warning, raised.Severity);
        Assert.Contains("no such order", raised.Text, StringComparison.Ordinal);
        Assert.Contains("the desk watches stop", raised.Text, StringComparison.Ordinal);
        world.Fault = _ => null;
        world.Rest([Bar("ACME", 10.2, 10.3, 10, 10.2)]);
        world.Advance(TimeSpan.FromMinutes(3));
        world.State.AssertLifted(Key);
    }

    [Fact]
    public void A_stop_that_the_price_is_under_and_that_does_not_sell_is_critical_after_three_minutes()
    {
        var world = TradeLifeTests.Filled();
        var pair = Assert.Single(world.State.OpenOrders);
        world.At = world.Desk.Rules.Calendar.Session(new DateOnly(2024, 1, 4)).Open.AddHours(1);
        world.Mark(pair.Request.StopPrice!.Value.Value);
        Assert.DoesNotContain(Key, world.State.Alerts.Standing.Keys);
        world.Advance(TimeSpan.FromMinutes(3));
        world.Post(new DeskInput.TimePassed(world.At));

        var alert = world.State.Standing(Key);
        Assert.Equal(AlertSeverity.Critical, alert.Severity);
        Assert.Contains($"order {pair.Id} has not sold", alert.Text, StringComparison.Ordinal);
        Assert.Single(world.State.OpenOrders);

        world.Mark(10m);
        world.State.AssertLifted(Key);
    }

    [Fact]
    public void A_protection_that_is_on_its_way_for_more_than_three_minutes_is_critical()
    {
        var world = TradeLifeTests.Filled();
        var pair = Assert.Single(world.State.OpenOrders);
        var sending = world.State with
        {
            Orders = world.State.Orders.SetItem(pair.Id, pair with { Status = OrderStatus.Sending }),
        };
        var bare = Tick(world, sending, 0);
        Assert.DoesNotContain(Key, bare.Alerts.Standing.Keys);
        Assert.DoesNotContain(Key, Tick(world, bare, 2.9).Alerts.Standing.Keys);
        var told = Tick(world, bare, 3);
        Assert.Equal(AlertSeverity.Critical, told.Standing(Key).Severity);

        // Once told it stands, however short the next look is.
        Assert.Equal(1, Tick(world, told, 3.1).Standing(Key).Times);
    }

    [Fact]
    public void What_is_being_sold_needs_no_protection()
    {
        var world = TradeLifeTests.Filled();
        world.Post(new DeskInput.Close(Acme, Owner, world.At));
        world.Settle();
        var later = Tick(world, Tick(world, world.State, 0), 10);

        Assert.DoesNotContain(Key, later.Alerts.Standing.Keys);
    }

    [Fact]
    public void A_position_that_the_desk_did_not_buy_is_told_because_nothing_protects_it()
    {
        var world = new DeskWorld();
        var read = world.Exchange.Snapshot(world.At, null);
        world.Post(new DeskInput.BrokerRead(
            read with { Positions = [new BrokerPosition(Acme, Quantity.Of(7m), Quantity.Of(7m), Price.Of(10m))] },
            world.Session, world.At));
        var later = Tick(world, world.State, 0);

        Assert.Equal(AlertSeverity.Critical, later.Standing(Key).Severity);
        Assert.Contains("it came from no proposal and has no stop", later.Standing(Key).Text, StringComparison.Ordinal);
    }

    private static DeskState Tick(DeskWorld world, DeskState state, double minutes) =>
        world.After(state, new AlertInput.OutcomeDue(world.Session, world.At.AddMinutes(minutes)));
}
