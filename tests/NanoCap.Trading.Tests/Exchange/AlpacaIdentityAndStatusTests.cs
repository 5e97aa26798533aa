using NanoCap.Trading.Exchange;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;
using static NanoCap.Trading.Tests.Exchange.TestExchange;

namespace NanoCap.Trading.Tests.Exchange;

/// <summary>Sections 1 and 2 of the broker's facts: ids and states. docs/simulated-exchange.md has the whole table.
/// </summary>
public sealed class AlpacaIdentityAndStatusTests
{
    private static readonly ExchangeOptions Slow = WithoutCosts with
    {
        Habits = new ExchangeHabits { ConfirmsAtOnce = false, CancelsAtOnce = false, EntriesEndWithOpen = false },
    };

    private readonly TestExchange exchange = new();

    [Fact]
    public void A_duplicate_client_order_id_is_422_40010001()
    {
        var order = exchange.Order(Side.Buy, 10m, limit: 9.50m);
        exchange.Submit(order);

        var refusal = exchange.Refused(order);

        Assert.Equal(
            (422, 40010001, "client_order_id must be unique"),
            (refusal.HttpStatus, refusal.BrokerCode, refusal.Text));
    }

    [Theory]
    [InlineData("cancelled")]
    [InlineData("filled")]
    [InlineData("rejected")]
    public void A_duplicate_is_refused_even_after_the_original_has_ended(string how)
    {
        var order = exchange.Order(Side.Buy, 10m, limit: 9.50m);
        exchange.Submit(order);
        if (how == "filled")
        {
            exchange.Open(Flat(9));
        }
        else
        {
            exchange.Happen(how == "cancelled"
                ? exchange.Exchange.Cancel(order.Id, exchange.Now)
                : exchange.Exchange.Reject(order.Id, "no", exchange.Now));
        }

        Assert.False(exchange.State.FindOrder(order.Id)!.IsWorking);

        Assert.Equal("client_order_id must be unique", exchange.Refused(order).Text);
    }

    [Fact]
    public void Legs_of_a_bracket_and_closed_positions_have_names_that_the_broker_made()
    {
        exchange.Submit(exchange.WithLegs(10m, 10m, 12m, 9m));
        exchange.Happen(exchange.Exchange.ClosePosition(Abc, exchange.Now, Price.Of(10m)));

        Assert.Equal(["S000002"], exchange.State.Orders.Keys.Select(id => id.Value).Where(id => id[0] == 'S'));
        exchange.Holding(10m, symbol: Xyz);
        exchange.Happen(exchange.Exchange.ClosePosition(Xyz, exchange.Now, Price.Of(10m)));
        Assert.Contains(exchange.State.WorkingOrders, order => order.Id.Value == order.BrokerOrderId
            && order.Request.Symbol == Xyz);
    }

    [Fact]
    public void An_order_is_accepted_first_and_may_be_rejected_later()
    {
        var slow = new TestExchange(Slow);
        var order = slow.Buy(10m, limit: 10m);
        Assert.Equal(BrokerOrderStatus.Accepted, slow.StatusOf(order));
        slow.Open(Flat(9));
        Assert.Empty(slow.Fills);

        slow.Happen(slow.Exchange.Reject(order, "insufficient buying power", slow.Now));

        var report = Assert.Single(slow.Snapshot.Orders);
        Assert.Equal((BrokerOrderStatus.Rejected, "insufficient buying power"), (report.Status, report.Reason));
        Assert.Equal(1_000m, slow.Snapshot.BuyingPower.Value);
    }

    [Fact]
    public void An_accepted_order_trades_once_it_is_new()
    {
        var slow = new TestExchange(Slow);
        var order = slow.Buy(10m, limit: 10m);
        slow.Happen(slow.Exchange.Confirm(order, slow.Now));
        Assert.Equal(BrokerOrderStatus.Working, slow.StatusOf(order));

        slow.Open(Flat(9));

        Assert.Equal(BrokerOrderStatus.Filled, slow.StatusOf(order));
        Assert.Empty(slow.Exchange.Reject(order, "too late", slow.Now));
    }

    [Theory]
    [InlineData(BrokerOrderStatus.DoneForDay)]
    [InlineData(BrokerOrderStatus.Suspended)]
    public void Done_for_day_and_suspended_orders_do_not_trade_and_have_not_ended(BrokerOrderStatus status)
    {
        var order = exchange.Holding(10m).Sell(10m, limit: 11m, time: TimeInForce.GoodTilCanceled);
        exchange.Happen(exchange.Exchange.Park(order, status, "why", exchange.Now));

        exchange.Session(Flat(12));

        Assert.Empty(exchange.Fills);
        Assert.True(exchange.State.FindOrder(order)!.IsWorking);
        Assert.Equal(0m, Assert.Single(exchange.Snapshot.Positions).Available.Value);
    }

    [Fact]
    public void What_was_done_for_the_day_trades_on_the_next_and_what_was_suspended_when_it_is_let_go()
    {
        exchange.Holding(20m);
        var done = exchange.Sell(10m, limit: 11m, time: TimeInForce.GoodTilCanceled);
        var suspended = exchange.Sell(10m, limit: 11m, time: TimeInForce.GoodTilCanceled);
        exchange.Happen(exchange.Exchange.Park(done, BrokerOrderStatus.DoneForDay, null, exchange.Now));
        exchange.Happen(exchange.Exchange.Park(suspended, BrokerOrderStatus.Suspended, null, exchange.Now));
        exchange.Session(Flat(12));
        Assert.Empty(exchange.Fills);

        exchange.Session(Flat(12));
        Assert.Equal(done, Assert.Single(exchange.Fills).OrderId);
        exchange.Happen(exchange.Exchange.Park(suspended, BrokerOrderStatus.Working, null, exchange.Now));
        exchange.Session(Flat(12));

        Assert.Equal([done, suspended], exchange.Fills.Select(fill => fill.OrderId));
    }

    [Theory]
    [InlineData(BrokerOrderStatus.Accepted)]
    [InlineData(BrokerOrderStatus.PendingCancel)]
    [InlineData(BrokerOrderStatus.PendingReplace)]
    public void A_change_is_refused_while_accepted_or_pending(BrokerOrderStatus status)
    {
        var slow = new TestExchange(Slow);
        var order = slow.Buy(10m, limit: 10m);
        if (status != BrokerOrderStatus.Accepted)
        {
            slow.Happen(slow.Exchange.Confirm(order, slow.Now));
            slow.Happen(status == BrokerOrderStatus.PendingCancel
                ? slow.Exchange.Cancel(order, slow.Now)
                : slow.Exchange.Park(order, status, null, slow.Now));
        }

        var change = new OrderReplacement { LimitPrice = Price.Of(9m) };
        var refusal = slow.Exchange.WhyNotReplace(order, change, slow.Now, Price.Of(10m))!;

        Assert.Equal(status, slow.StatusOf(order));
        Assert.Equal((422, 42210000), (refusal.HttpStatus, refusal.BrokerCode));
        Assert.Equal($"cannot replace order in {StatusNames.Of(status)} status", refusal.Text);
        Assert.Empty(slow.Exchange.Replace(order, change, slow.Now, Price.Of(10m)));
    }

    [Fact]
    public void A_replaced_order_is_terminal_and_names_its_successor()
    {
        var order = exchange.Buy(10m, limit: 9m);
        exchange.Happen(exchange.Exchange.Replace(
            order, new OrderReplacement { LimitPrice = Price.Of(9.50m) }, exchange.Now, Price.Of(10m)));

        var reports = exchange.Snapshot.Orders;
        Assert.Equal(BrokerOrderStatus.Replaced, reports[0].Status);
        Assert.True(reports[0].IsTerminal);
        Assert.Equal((reports[1].Request.Id, order), (reports[0].ReplacedBy, reports[1].Replaces!.Value));
        Assert.Equal(9.50m, reports[1].Request.LimitPrice!.Value.Value);
        Assert.Equal(905m, exchange.Snapshot.BuyingPower.Value);
        exchange.Open(Flat(9.40));
        Assert.Equal(reports[1].Request.Id, Assert.Single(exchange.Fills).OrderId);
    }

    [Fact]
    public void Good_till_cancelled_is_cancelled_at_the_close_after_90_days()
    {
        // Accepted on 2 January 2024 by New York's calendar: 90 days later is 1 April.
        exchange.Holding(20m);
        var aged = exchange.Sell(10m, limit: 20m, time: TimeInForce.GoodTilCanceled);
        var accepted = DateOnly.FromDateTime(exchange.Now.Date);
        Assert.Equal(accepted.AddDays(90), exchange.State.FindOrder(aged)!.AgesOut);

        for (var day = 0; day < 90; day++)
        {
            exchange.Session();
        }

        Assert.Equal(BrokerOrderStatus.Working, exchange.StatusOf(aged));
        exchange.Session();
        var report = Assert.Single(exchange.Snapshot.Orders, order => order.Request.Id == aged);
        Assert.Equal(
            (BrokerOrderStatus.Canceled, "an order good till canceled ends after 90 days"),
            (report.Status, report.Reason));
        Assert.Equal(20m, Assert.Single(exchange.Snapshot.Positions).Available.Value);
    }
}
