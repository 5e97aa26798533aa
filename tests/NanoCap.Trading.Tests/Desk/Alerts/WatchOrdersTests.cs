using NanoCap.Trading.Desk;
using NanoCap.Trading.Desk.Alerts;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;
using NanoCap.Trading.Portfolio;
using static NanoCap.Trading.Tests.Desk.Alerts.Watched;
using static NanoCap.Trading.Tests.Desk.DeskWorld;

namespace NanoCap.Trading.Tests.Desk.Alerts;

public sealed class WatchOrdersTests
{
    private const string Entry = "order:nc-e1v1-1";
    private static readonly Dictionary<Symbol, decimal> NoSplits = [];

    [Fact]
    public void A_lost_answer_warns_until_the_order_is_found()
    {
        var world = TradeLifeTests.Approved();
        DeskWorld? seen = null;
        world.Fault = request =>
        {
            world.Exchange.Apply(world.Exchange.Submit(request, world.At, Price.Of(10m)));
            seen = world;
            return new SubmitAnswer.Unknown("timeout");
        };
        world.BeforeOpen(NoSplits);

        Assert.NotNull(seen);
        var raised = Assert.Single(world.Journal.OfType<AlertEvent.AlertRaised>(), raised => raised.Key == Entry);
        Assert.Equal(AlertSeverity.Warning, raised.Severity);
        world.State.AssertLifted(Entry);
    }

    [Fact]
    public void An_order_that_is_not_found_is_critical_until_its_fate_is_known()
    {
        var world = TradeLifeTests.Approved();
        world.Fault = _ => new SubmitAnswer.Unknown("timeout");
        world.BeforeOpen(NoSplits);
        for (var look = 0; look < 10; look++)
        {
            world.Advance(TimeSpan.FromSeconds(20));
        }

        Assert.Equal(AlertSeverity.Critical, world.State.Standing(Entry).Severity);
        world.Open([]);
        world.Rest([]);
        world.Post(new DeskInput.Started(world.State.Opening!, world.At));
        world.Settle();
        world.State.AssertLifted(Entry);
    }

    [Fact]
    public void An_entry_that_works_on_after_its_window_and_a_cancellation_that_takes_long_are_told()
    {
        var world = TradeLifeTests.Approved();
        world.BeforeOpen(NoSplits);
        var end = new DateTimeOffset(2024, 1, 3, 15, 0, 0, TimeSpan.Zero);
        Assert.DoesNotContain(Entry, Tick(world, world.State, end.AddMinutes(5)).Alerts.Standing.Keys);
        Assert.Contains(
            "its time is over", Tick(world, world.State, end.AddMinutes(6)).Standing(Entry).Text,
            StringComparison.Ordinal);

        var ending = world.After(world.State, new DeskInput.ExpiryDue(world.Session, end));
        Assert.DoesNotContain(Entry, Tick(world, ending, end.AddMinutes(2)).Alerts.Standing.Keys);
        var late = Tick(world, ending, end.AddMinutes(3));
        Assert.Contains("its cancellation", late.Standing(Entry).Text, StringComparison.Ordinal);
        world.After(late, Ended(world, "nc-e1v1-1", end.AddMinutes(4))).AssertLifted(Entry);
    }

    [Fact]
    public void A_cancellation_that_takes_long_is_critical_while_EXIT_waits_for_it()
    {
        var world = TradeLifeTests.Filled();
        var pair = Assert.Single(world.State.OpenOrders);
        world.Post(new DeskInput.Exit(Owner, world.At));
        world.Post(new DeskInput.CancelAnswered(pair.Id, new CancelAnswer.Requested(), world.At));
        var late = Tick(world, world.State, world.At.AddMinutes(3));
        Assert.Equal(AlertSeverity.Critical, late.Standing($"order:{pair.Id}").Severity);
    }

    [Fact]
    public void A_sale_at_market_that_does_not_trade_in_the_session_is_critical()
    {
        var world = TradeLifeTests.Filled();
        world.Post(new DeskInput.Close(Acme, Owner, world.At));
        world.Settle();
        const string key = "order:nc-s1-ACME-1";
        var evening = world.At.AddHours(1);
        Assert.DoesNotContain(key, Tick(world, world.State, evening).Alerts.Standing.Keys);
        var open = new DateTimeOffset(2024, 1, 4, 14, 30, 0, TimeSpan.Zero);
        Assert.DoesNotContain(key, Tick(world, world.State, open.AddMinutes(5)).Alerts.Standing.Keys);
        var late = Tick(world, world.State, open.AddMinutes(6));
        Assert.Equal(AlertSeverity.Critical, late.Standing(key).Severity);
        world.After(late, Ended(world, "nc-s1-ACME-1", open.AddMinutes(7))).AssertLifted(key);
    }

    [Fact]
    public void A_sale_that_the_broker_refuses_is_critical_until_the_position_is_sold()
    {
        var world = TradeLifeTests.Filled();
        world.Fault = _ => new SubmitAnswer.Refused("403", "not now");
        world.Post(new DeskInput.Close(Acme, Owner, world.At));
        world.Settle();
        var alert = world.State.Standing("sale:ACME");
        Assert.Equal(AlertSeverity.Critical, alert.Severity);
        Assert.Contains("not now", alert.Text, StringComparison.Ordinal);
        world.Fault = _ => null;
        world.Advance(TimeSpan.FromMinutes(2));
        world.NextSession(Bar("ACME", 10, 10.1, 9.9, 10));
        Assert.Empty(world.State.Positions);
        world.State.AssertLifted("sale:ACME");
    }

    [Fact]
    public void A_stop_and_a_target_that_trade_are_told_once_with_the_result_and_over_in_the_morning()
    {
        var stopped = TradeLifeTests.Filled();
        stopped.NextSession(Bar("ACME", 10, 10.1, 8.5, 9));
        var alert = stopped.State.Standing("stop:ACME:20240104");
        Assert.Equal((AlertSeverity.Warning, 1), (alert.Severity, alert.Times));
        Assert.Contains("hit its stop: sold 20 at 9.", alert.Text, StringComparison.Ordinal);
        Assert.Contains("result -2", alert.Text, StringComparison.Ordinal);
        stopped.NextSession(Bar("ACME", 9, 9.1, 8.9, 9));
        stopped.State.AssertLifted("stop:ACME:20240104");

        var won = TradeLifeTests.Filled();
        won.NextSession(Bar("ACME", 10, 13, 9.9, 12.9));
        Assert.Equal(AlertSeverity.Note, won.State.Standing("target:ACME:20240104").Severity);
    }

    [Fact]
    public void A_split_of_a_holding_is_told()
    {
        var world = TradeLifeTests.Filled();
        world.NextSession(
            new Dictionary<Symbol, decimal> { [Acme] = 2m }, Bar("ACME", 5, 5.2, 4.9, 5.1));
        var alert = Assert.Single(world.State.Alerts.Standing.Values, one => one.Topic == AlertTopic.CorporateEvent);
        Assert.Equal(AlertSeverity.Warning, world.State.Standing(alert.Key).Severity);
        Assert.Contains("40 shares", alert.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(world.State.Alerts.Standing.Values, one => one.Topic == AlertTopic.Protection);
    }

    [Fact]
    public void An_open_proposal_whose_symbol_splits_before_the_open_is_void_and_told()
    {
        var world = new DeskWorld();
        world.Propose("ACME", 20);
        world.BeforeOpen(new Dictionary<Symbol, decimal> { [Acme] = 2m });

        Assert.Equal(AlertTopic.CorporateEvent, world.State.Standing("entry:1").Topic);
        Assert.Contains(world.Post(world.Approval(1)), happened => happened is DeskEvent.CommandRefused);
    }

    private static DeskState Tick(DeskWorld world, DeskState state, DateTimeOffset at) =>
        world.After(state, new AlertInput.OutcomeDue(world.Session, at));

    private static DeskInput.BrokerSaid Ended(DeskWorld world, string id, DateTimeOffset at) => new(
        new BrokerUpdate.StatusChanged(
            world.State.Orders.Keys.Single(known => known.Value == id), BrokerOrderStatus.Canceled, null, at),
        world.Session, at);
}
