using NanoCap.Trading.Exchange;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;
using static NanoCap.Trading.Tests.Exchange.AlpacaOrderFormTests;
using static NanoCap.Trading.Tests.Exchange.TestExchange;

namespace NanoCap.Trading.Tests.Exchange;

/// <summary>Section 3 of the broker's facts: what legs and changed orders do.</summary>
public sealed class AlpacaLegsAndReplacingTests
{
    private readonly TestExchange exchange = new(WithoutCosts with
    {
        Habits = new ExchangeHabits { EntriesEndWithOpen = false },
    });

    private ExchangeOrder Leg => exchange.State.Orders.Values.Single(order => order.Parent is not null);

    [Fact]
    public void Legs_come_to_life_only_when_the_entry_is_filled_completely()
    {
        exchange.Submit(exchange.WithLegs(10m, 10m, 12m, 9m));
        Assert.Equal(BrokerOrderStatus.Held, Leg.Status);

        // Three percent of 100 shares: the low would have hit the stop.
        exchange.Session(Bar(10, 10, 8, 10, volume: 100));
        Assert.Equal((3m, BrokerOrderStatus.Held), (exchange.Held(), Leg.Status));

        exchange.Session(Bar(10, 10, 9.5, 10));
        Assert.Equal((10m, BrokerOrderStatus.Working), (exchange.Held(), Leg.Status));
        exchange.Session(Bar(10, 10, 8, 10));
        Assert.Equal((0m, BrokerOrderStatus.Filled), (exchange.Held(), Leg.Status));
    }

    [Fact]
    public void An_entry_that_is_filled_in_part_and_cancelled_leaves_shares_without_a_stop()
    {
        var entry = exchange.WithLegs(10m, 10m, 12m, 9m);
        exchange.Submit(entry);
        exchange.Session(Flat(10, volume: 100));

        exchange.Cancel(entry.Id);

        Assert.Equal((3m, BrokerOrderStatus.Canceled), (exchange.Held(), Leg.Status));
        Assert.Empty(exchange.State.WorkingOrders);
    }

    [Fact]
    public void Legs_whose_shares_were_sold_meanwhile_are_rejected()
    {
        exchange.Submit(exchange.WithLegs(10m, 10m, 12m, 9m));
        exchange.Session(Flat(10, volume: 100));
        exchange.Sell(3m, limit: 11m);
        exchange.Session(Bar(10.5, 11.5, 10.4, 11));
        Assert.Equal(0m, exchange.Held());

        exchange.Session(Bar(10, 10, 9.5, 10));

        Assert.Equal((7m, BrokerOrderStatus.Rejected), (exchange.Held(), Leg.Status));
    }

    [Fact]
    public void An_order_that_brings_one_leg_brings_a_stop_or_a_target()
    {
        exchange.Submit(exchange.WithLegs(10m, 10m, null, 9m));
        exchange.Session(Bar(10, 10, 9.5, 10));
        Assert.Equal((OrderType.Stop, BrokerOrderStatus.Working), (Leg.Request.Type, Leg.Status));

        exchange.Session(Bar(10, 10, 8, 10));

        Assert.Equal(0m, exchange.Held());
    }

    [Fact]
    public void A_leg_that_waits_is_among_the_orders_of_a_snapshot_and_reserves_nothing()
    {
        exchange.Submit(exchange.WithLegs(10m, 10m, 12m, 9m));

        Assert.Equal(
            [BrokerOrderStatus.Working, BrokerOrderStatus.Held],
            exchange.Snapshot.Orders.Select(order => order.Status));
        Assert.Equal(0m, exchange.State.HeldOf(Abc).Value);
    }

    [Fact]
    public void The_end_of_one_leg_ends_the_other()
    {
        var pair = exchange.Holding(10m).Pair(10m, target: 12m, stop: 9m);

        exchange.Session(Bar(10, 13, 9.5, 12.5));
        exchange.Session(Bar(10, 10, 8, 8));

        Assert.Equal(pair, Assert.Single(exchange.Fills).OrderId);
        Assert.Empty(exchange.State.WorkingOrders);
    }

    [Fact]
    public void In_a_fast_market_both_legs_may_fill_but_never_more_than_is_held()
    {
        var fast = new TestExchange(WithoutCosts with { Habits = new ExchangeHabits { BothLegsMayFill = true } });
        fast.Holding(25m).Pair(10m, target: 12m, stop: 9m);
        fast.Sell(9m, limit: 20m);

        fast.Session(Bar(10, 13, 8, 10));

        // 25 held: 10 at the stop, and of 15 left 9 are reserved, so that 6 go at the target.
        Assert.Equal(
            [(10m, 9m, true), (6m, 12m, false)],
            fast.Fills.Select(fill => (fill.Quantity.Value, fill.Price.Value, fill.IsStopLeg)));
        Assert.Equal(9m, fast.Held());
    }

    [Fact]
    public void Without_that_habit_a_bar_that_reaches_both_legs_fills_the_stop()
    {
        exchange.Holding(25m).Pair(10m, target: 12m, stop: 9m);

        exchange.Session(Bar(10, 13, 8, 10));

        var fill = Assert.Single(exchange.Fills);
        Assert.Equal((10m, true), (fill.Quantity.Value, fill.IsStopLeg));
    }

    [Fact]
    public void A_change_keeps_the_quantity_of_the_original_although_a_part_is_filled()
    {
        var order = exchange.Buy(10m, limit: 10m, time: TimeInForce.GoodTilCanceled);
        exchange.Session(Flat(10, volume: 100));
        Assert.Equal(3m, exchange.Held());

        Replace(order, new OrderReplacement { LimitPrice = Price.Of(9m) });

        var successor = Assert.Single(exchange.State.WorkingOrders);
        Assert.Equal((10m, 0m), (successor.Request.Quantity.Value, successor.Filled.Value));
    }

    [Fact]
    public void A_quantity_is_compared_with_that_of_the_original()
    {
        var order = exchange.Buy(10m, limit: 10m, time: TimeInForce.GoodTilCanceled);
        exchange.Session(Flat(10, volume: 100));

        Is(
            422, 42210000, "order parameters are not changed",
            WhyNot(order, new OrderReplacement { Quantity = Quantity.Of(10m) })!);
        Is(
            422, 40010001, "qty must be > filled_qty",
            WhyNot(order, new OrderReplacement { Quantity = Quantity.Of(3m) })!);
        Assert.Null(WhyNot(order, new OrderReplacement { Quantity = Quantity.Of(7m) }));
    }

    [Fact]
    public void Orders_by_dollars_and_chains_cannot_be_changed()
    {
        var fractions = new TestExchange(WithoutCosts with { AllowFractions = true });
        var dollars = fractions.Order(Side.Buy, 0m) with { Notional = new Usd(20m) };
        fractions.Submit(dollars);
        var change = new OrderReplacement { LimitPrice = Price.Of(9.50m) };
        Is(
            422, 42210000, "notional orders cannot be replaced",
            fractions.Exchange.WhyNotReplace(dollars.Id, change, fractions.Now, Price.Of(10m))!);

        var entry = exchange.WithLegs(10m, 10m, 12m, 9m);
        exchange.Submit(entry);
        Is(422, 42210000, "order chain not fully replaced", WhyNot(entry.Id, change)!);
        Is(422, 42210000, "order chain not fully replaced", WhyNot(Leg.Id, change)!);
    }

    [Fact]
    public void A_change_is_admitted_like_a_new_order_that_stands_alone()
    {
        var order = exchange.Holding(10m).Sell(10m, limit: 12m, time: TimeInForce.GoodTilCanceled);

        Assert.Equal(
            RefusalCodes.InsufficientShares, WhyNot(order, new OrderReplacement { Quantity = Quantity.Of(11m) })!.Code);
        Assert.Equal(RefusalCodes.Tick, WhyNot(order, new OrderReplacement { LimitPrice = Price.Of(12.005m) })!.Code);
        Assert.Equal(
            RefusalCodes.DuplicateId,
            WhyNot(order, new OrderReplacement { Id = order, LimitPrice = Price.Of(13m) })!.Code);
        Assert.Null(WhyNot(order, new OrderReplacement { LimitPrice = Price.Of(13m) }));
    }

    [Fact]
    public void What_has_ended_or_never_was_cannot_be_changed()
    {
        var order = exchange.Buy(10m, limit: 9m);
        exchange.Cancel(order);
        var change = new OrderReplacement { LimitPrice = Price.Of(9.50m) };

        Is(422, 42210000, "order is already in \"canceled\" state", WhyNot(order, change)!);
        Is(404, 40410000, "order not found", WhyNot(ClientOrderId.Parse("nobody"), change)!);
    }

    private Refusal? WhyNot(ClientOrderId order, OrderReplacement change) =>
        exchange.Exchange.WhyNotReplace(order, change, exchange.Now, Price.Of(10m));

    private void Replace(ClientOrderId order, OrderReplacement change) =>
        exchange.Happen(exchange.Exchange.Replace(order, change, exchange.Now, Price.Of(10m)));
}
