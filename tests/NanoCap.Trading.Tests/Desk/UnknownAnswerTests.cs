using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;
using NanoCap.Trading.Risk;
using NanoCap.Trading.Sessions;
using static NanoCap.Trading.Tests.Desk.DeskWorld;

namespace NanoCap.Trading.Tests.Desk;

/// <summary>Only a definitive refusal is a refusal; whatever the answer was, the same intent keeps its id.</summary>
public sealed class UnknownAnswerTests
{
    [Fact]
    public void An_order_that_was_accepted_before_the_answer_got_lost_is_found_and_not_sent_again()
    {
        var world = TradeLifeTests.Approved();
        world.Fault = request =>
        {
            world.Exchange.Apply(world.Exchange.Submit(request, world.At, Price.Of(10m)));
            world.Fault = _ => null;
            return new SubmitAnswer.Unknown("timeout");
        };

        world.NextSession(Bar("ACME", 10, 10.5, 9.8, 10.2));

        Assert.Single(world.Exchange.State.Orders.Values, order => order.Request.Side == Side.Buy);
        Assert.Equal(20m, world.State.Positions[Symbol.Of("ACME")].Quantity.Value);
        TradeLifeTests.AssertBalanced(world);
    }

    [Fact]
    public void An_entry_that_is_never_found_is_left_to_a_person_and_never_sent_again()
    {
        var world = TradeLifeTests.Approved();
        world.Fault = _ => new SubmitAnswer.Unknown("timeout");

        world.BeforeOpen(new Dictionary<Symbol, decimal>());
        for (var minute = 0; minute < 10; minute++)
        {
            world.Advance(TimeSpan.FromSeconds(20));
        }

        var entry = Assert.Single(world.State.Orders.Values);
        Assert.Equal(OrderStatus.NotSeen, entry.Status);
        Assert.Single(world.Journal, happened => happened is DeskEvent.OrderSending);
    }

    [Fact]
    public void An_absent_order_is_not_given_up_before_a_minute_has_passed()
    {
        var world = TradeLifeTests.Approved();
        world.Fault = _ => new SubmitAnswer.Unknown("timeout");
        world.BeforeOpen(new Dictionary<Symbol, decimal>());
        var order = Assert.Single(world.State.Orders.Values);

        for (var look = 0; look < 20; look++)
        {
            world.Post(new DeskInput.LookedUp(order.Id, new LookupAnswer.Absent(), world.At.AddSeconds(59)));
        }

        Assert.Equal(OrderStatus.Unknown, world.State.Orders[order.Id].Status);
    }

    [Fact]
    public void An_exit_that_the_broker_does_not_know_is_sent_again_under_the_same_id()
    {
        var world = TradeLifeTests.Filled();
        world.Fault = request => request.Type == OrderType.Market ? new SubmitAnswer.Unknown("timeout") : null;
        world.Post(new DeskInput.Exit(new Actor("console", "owner"), world.At));
        world.Settle();
        for (var look = 0; look < 6; look++)
        {
            world.Advance(TimeSpan.FromSeconds(20));
        }

        world.Fault = _ => null;
        for (var look = 0; look < 6; look++)
        {
            world.Advance(TimeSpan.FromSeconds(20));
        }

        var sales = world.Exchange.State.Orders.Values.Where(order => order.Request.Type == OrderType.Market);
        Assert.Equal("nc-x1-ACME-1", Assert.Single(sales).Request.Id.Value);
    }

    [Fact]
    public void A_refusal_of_the_second_sending_says_nothing_about_the_first()
    {
        var world = TradeLifeTests.Filled();
        world.Fault = request => request.Type == OrderType.Market ? new SubmitAnswer.Unknown("timeout") : null;
        world.Post(new DeskInput.Exit(new Actor("console", "owner"), world.At));
        world.Settle();
        world.Fault = request => request.Type == OrderType.Market
            ? new SubmitAnswer.Refused("40310000", "insufficient quantity") : null;
        for (var look = 0; look < 5; look++)
        {
            world.Advance(TimeSpan.FromSeconds(20));
        }

        Assert.Contains(world.Journal, happened => happened is DeskEvent.OrderNotSeen);
        var sale = Assert.Single(world.State.OpenOrders);
        Assert.Equal((OrderStatus.Unknown, 1), (sale.Status, sale.Attempt));
    }

    [Fact]
    public void A_sale_that_was_refused_when_sent_again_and_is_still_not_found_gives_way_to_another()
    {
        var world = TradeLifeTests.Filled();
        world.Fault = request => request.Type == OrderType.Market ? new SubmitAnswer.Unknown("timeout") : null;
        world.Post(new DeskInput.Exit(new Actor("console", "owner"), world.At));
        world.Settle();
        world.Fault = request => request.Id.Value == "nc-x1-ACME-1"
            ? new SubmitAnswer.Refused("40310000", "insufficient quantity") : null;
        for (var look = 0; look < 25; look++)
        {
            world.Advance(TimeSpan.FromSeconds(20));
        }

        Assert.Equal(OrderStatus.Unknown, world.State.Orders[ClientOrderId.For("nc", "x1-ACME", 1)].Status);

        for (var look = 0; look < 25; look++)
        {
            world.Advance(TimeSpan.FromSeconds(20));
        }

        Assert.Equal(OrderStatus.Rejected, world.State.Orders[ClientOrderId.For("nc", "x1-ACME", 1)].Status);
        var sale = Assert.Single(world.State.OpenOrders);
        Assert.Equal(("nc-x1-ACME-2", OrderStatus.Working), (sale.Id.Value, sale.Status));
        Assert.Single(world.Journal, happened => happened is DeskEvent.OrderNotSeen);
    }

    [Fact]
    public void A_busy_broker_gets_the_same_order_later()
    {
        var world = TradeLifeTests.Approved();
        world.Fault = _ => new SubmitAnswer.RateLimited(world.At.AddSeconds(30));
        world.BeforeOpen(new Dictionary<Symbol, decimal>());
        Assert.Empty(world.Exchange.State.Orders);

        world.Fault = _ => null;
        world.Advance(TimeSpan.FromSeconds(31));

        Assert.Equal("nc-e1v1-1", Assert.Single(world.Exchange.State.Orders.Values).Request.Id.Value);
    }

    [Fact]
    public void A_refused_order_is_over_and_told()
    {
        var world = TradeLifeTests.Approved();
        world.Fault = _ => new SubmitAnswer.Refused("40310000", "insufficient buying power");

        world.NextSession(Bar("ACME", 10, 10.5, 9.8, 10.2));

        Assert.Equal(OrderStatus.Refused, Assert.Single(world.State.Orders.Values).Status);
        Assert.Empty(world.State.Positions);
    }

    [Fact]
    public void A_fill_that_is_reported_twice_counts_once()
    {
        var world = TradeLifeTests.Filled();
        var fill = world.Journal.OfType<DeskEvent.OrderFilled>().Single().Fill;

        world.Post(new DeskInput.BrokerSaid(new BrokerUpdate.Filled(fill), world.Session, world.At));

        Assert.Equal(20m, world.State.Positions[Symbol.Of("ACME")].Quantity.Value);
        TradeLifeTests.AssertBalanced(world);
    }

    [Fact]
    public void An_order_that_was_being_sent_when_the_service_stopped_is_looked_up_after_the_start()
    {
        var world = TradeLifeTests.Approved();
        world.BeforeOpen(new Dictionary<Symbol, decimal>());
        var order = Assert.Single(world.State.OpenOrders);
        var stopped = world.Journal.TakeWhile(happened => happened is not DeskEvent.OrderAccepted)
            .Aggregate(DeskState.Empty, TradingDesk.Apply);
        Assert.Equal(OrderStatus.Sending, stopped.Orders[order.Id].Status);

        var desk = new TradingDesk(new DeskRules(
            RiskProfiles.SmallAccount, TradingCalendar.Nyse, JobTimes.Standard));
        var after = desk.Decide(stopped, new DeskInput.Started(stopped.Opening!, world.At))
            .Aggregate(stopped, TradingDesk.Apply);

        Assert.Equal(OrderStatus.Unknown, after.Orders[order.Id].Status);
        Assert.Contains(after.Work, work => work is DeskWork.LookUp);
        Assert.Contains(after.Work, work => work is DeskWork.ReadBroker);
    }
}
