using NanoCap.Trading.Exchange;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;
using static NanoCap.Trading.Tests.Exchange.AlpacaOrderFormTests;
using static NanoCap.Trading.Tests.Exchange.TestExchange;

namespace NanoCap.Trading.Tests.Exchange;

/// <summary>Sections 4, 5 and 6 of the broker's facts: codes, the wash-trade table, cancelling and closing.</summary>
public sealed class AlpacaRefusalTests
{
    private const string Wash = "potential wash trade detected. use complex orders";
    private const string MarketOrStop = "opposite side market/stop order exists";
    private const string LimitExists = "opposite side limit order exists";
    private readonly TestExchange exchange = new();

    [Fact]
    public void Too_little_money_is_403_with_buying_power_and_cost()
    {
        exchange.Buy(60m, limit: 10m, symbol: Xyz);

        var refusal = exchange.Refused(exchange.Order(Side.Buy, 41m, limit: 10m));

        Is(403, 40310000, "insufficient buying power", refusal);
        Assert.Equal([new RefusalField("buying_power", "400"), new("cost_basis", "410")], refusal.Fields);
        Assert.Equal(RefusalKind.BuyingPower, refusal.Kind);
    }

    [Fact]
    public void Closing_while_a_stop_reserves_the_shares_is_403_and_says_what_is_held()
    {
        exchange.Holding(10m).Pair(10m, target: 12m, stop: 9m);

        var refusal = Assert.IsType<ExchangeEvent.OrderRefused>(Assert.Single(
            exchange.Happen(exchange.Exchange.ClosePosition(Abc, exchange.Now, Price.Of(10m))))).Refusal;

        Is(403, 40310000, "insufficient qty available for order (requested: 10, available: 0)", refusal);
        Assert.Equal(
            [
                new RefusalField("available", "0"), new("existing_qty", "10"), new("held_for_orders", "10"),
                new("related_orders", "S000002"), new("symbol", "ABC"),
            ],
            refusal.Fields);
        Assert.Equal(RefusalKind.HeldForOrders, refusal.Kind);
    }

    [Fact]
    public void Closing_works_once_the_blocker_is_seen_cancelled()
    {
        var pair = exchange.Holding(10m).Pair(10m, target: 12m, stop: 9m);
        exchange.Cancel(pair);
        Assert.Equal(10m, Assert.Single(exchange.Snapshot.Positions).Available.Value);

        exchange.Happen(exchange.Exchange.ClosePosition(Abc, exchange.Now, Price.Of(10m)));
        exchange.Open(Flat(10));

        Assert.Equal(0m, exchange.Held());
    }

    [Fact]
    public void Selling_more_than_is_held_is_no_matter_of_waiting()
    {
        exchange.Holding(10m);

        var refusal = exchange.Refused(exchange.Order(Side.Sell, 11m));

        Is(403, 40310000, "insufficient qty available for order (requested: 11, available: 10)", refusal);
        Assert.Equal(RefusalKind.Other, refusal.Kind);
    }

    [Fact]
    public void Selling_what_is_not_held_is_not_allowed() => Is(
        403, 40310000, "account is not allowed to short", exchange.Refused(exchange.Order(Side.Sell, 1m)));

    public static TheoryData<AccountFlags> Blocked =>
    [
        AccountFlags.Clear with { IsActive = false },
        AccountFlags.Clear with { IsTradingBlocked = true },
        AccountFlags.Clear with { IsAccountBlocked = true },
        AccountFlags.Clear with { IsTradeSuspendedByUser = true },
    ];

    [Theory]
    [MemberData(nameof(Blocked))]
    public void A_blocked_account_takes_no_order_at_all(AccountFlags flags)
    {
        exchange.Holding(10m);
        exchange.Happen(exchange.Exchange.Flag(flags, exchange.Now));

        Is(403, 40310000, "account is not authorized to trade", exchange.Refused(exchange.Order(Side.Buy, 1m)));
        Is(403, 40310000, "account is not authorized to trade", exchange.Refused(exchange.Order(Side.Sell, 1m)));
        Assert.Equal(flags, exchange.Snapshot.Flags);
        exchange.Happen(exchange.Exchange.Flag(AccountFlags.Clear, exchange.Now));
        Assert.IsType<ExchangeEvent.OrderAccepted>(exchange.Submit(exchange.Order(Side.Sell, 1m)));
    }

    [Fact]
    public void An_account_restricted_to_liquidation_sells_and_does_not_buy()
    {
        exchange.Holding(10m);
        exchange.Happen(exchange.Exchange.Flag(
            AccountFlags.Clear with { IsLiquidationOnly = true }, exchange.Now));

        var refusal = exchange.Refused(exchange.Order(Side.Buy, 1m));
        Is(403, 40310000, "account is restricted to liquidation only", refusal);
        Assert.Equal(RefusalKind.Account, refusal.Kind);
        Assert.IsType<ExchangeEvent.OrderAccepted>(exchange.Submit(exchange.Order(Side.Sell, 10m)));
    }

    [Fact]
    public void A_symbol_that_is_not_there_or_not_tradable_is_refused()
    {
        Is(
            404, 40410000, "asset not found for ABC",
            exchange.Refused(exchange.Order(Side.Buy, 1m), lastClose: null));
        exchange.Happen(exchange.Exchange.List(
            new BrokerAsset(Abc, IsTradable: false, IsFractionable: false, IsHalted: null), exchange.Now));

        Is(422, 42210000, "asset ABC is not tradable", exchange.Refused(exchange.Order(Side.Buy, 1m)));
        Assert.False(exchange.Exchange.FindAsset(Abc, Price.Of(10m))!.IsTradable);
        Assert.Null(exchange.Exchange.FindAsset(Xyz, lastClose: null));
    }

    [Fact]
    public void A_halted_symbol_takes_orders_and_fills_none_until_it_trades_again()
    {
        exchange.Holding(10m);
        exchange.Happen(exchange.Exchange.Halt(Abc, exchange.Now));
        var stop = exchange.Sell(10m, stop: 9m, time: TimeInForce.GoodTilCanceled);
        Assert.True(exchange.Exchange.FindAsset(Abc, Price.Of(10m))!.IsHalted);

        exchange.Session(Bar(5, 5, 3, 4));
        Assert.Empty(exchange.Fills);
        exchange.Happen(exchange.Exchange.Resume(Abc, exchange.Now));
        exchange.Session(Bar(3, 4, 2, 3));

        var fill = Assert.Single(exchange.Fills);
        Assert.Equal((stop, 3m), (fill.OrderId, fill.Price.Value));
    }

    [Theory]
    [InlineData(null, null, 12.0, null, MarketOrStop)]
    [InlineData(9.0, null, null, null, MarketOrStop)]
    [InlineData(9.0, null, null, 8.0, MarketOrStop)]
    [InlineData(null, 11.0, 12.0, null, MarketOrStop)]
    [InlineData(12.0, null, 12.0, null, LimitExists)]
    [InlineData(12.01, null, 12.0, null, LimitExists)]
    [InlineData(11.99, null, 12.0, null, null)]
    [InlineData(12.0, 11.0, 12.0, null, LimitExists)]
    [InlineData(11.99, 11.0, 12.0, null, null)]
    [InlineData(8.0, null, 8.0, 8.5, LimitExists)]
    [InlineData(7.99, null, 8.0, 8.5, null)]
    public void Orders_on_both_sides_follow_the_wash_trade_table(
        double? buyLimit, double? buyStop, double? sellLimit, double? sellStop, string? reason)
    {
        foreach (var isBuySecond in new[] { true, false })
        {
            var one = new TestExchange().Holding(10m);
            var buy = one.Order(Side.Buy, 1m, (decimal?)buyLimit, (decimal?)buyStop, TimeInForce.GoodTilCanceled);
            var sell = one.Order(Side.Sell, 1m, (decimal?)sellLimit, (decimal?)sellStop, TimeInForce.GoodTilCanceled);
            var resting = Assert.IsType<ExchangeEvent.OrderAccepted>(one.Submit(isBuySecond ? sell : buy));
            var second = isBuySecond ? buy : sell;
            if (reason is null)
            {
                Assert.IsType<ExchangeEvent.OrderAccepted>(one.Submit(second));
                continue;
            }

            var refusal = one.Refused(second);
            Is(403, 40310000, Wash, refusal);
            Assert.Equal(
                [new RefusalField("existing_order_id", resting.BrokerOrderId), new("reject_reason", reason)],
                refusal.Fields);
            Assert.Equal(RefusalKind.WashTrade, refusal.Kind);
        }
    }

    [Fact]
    public void Brackets_pairs_and_legs_are_exempt_from_the_wash_trade_table()
    {
        exchange.Holding(20m).Pair(10m, target: 12m, stop: 9m);
        exchange.Buy(1m);
        exchange.Submit(exchange.WithLegs(1m, 10m, null, 9m));
        exchange.Open(Flat(10));
        var leg = Assert.Single(exchange.State.WorkingOrders, order => order.Parent is not null);
        Assert.Equal((OrderType.Stop, BrokerOrderStatus.Working), (leg.Request.Type, leg.Status));

        Assert.IsType<ExchangeEvent.OrderAccepted>(exchange.Submit(exchange.Order(Side.Buy, 1m)));
        Assert.IsType<ExchangeEvent.OrderAccepted>(exchange.Submit(exchange.WithLegs(1m, null, 12m, 9m)));
    }

    [Fact]
    public void A_resting_stop_blocks_a_purchase_until_it_is_seen_cancelled_not_only_asked()
    {
        var slow = new TestExchange(
            WithoutCosts with { Habits = new ExchangeHabits { CancelsAtOnce = false } }).Holding(10m);
        var stop = slow.Sell(10m, stop: 9m);
        slow.Cancel(stop);
        Assert.Equal(RefusalCodes.WashTrade, slow.Refused(slow.Order(Side.Buy, 1m)).Code);

        slow.Happen(slow.Exchange.CompleteCancel(stop, slow.Now));

        slow.Buy(1m);
    }

    [Fact]
    public void A_cancellation_is_a_request_and_may_fill_before_it_comes_true()
    {
        var slow = new TestExchange(WithoutCosts with { Habits = new ExchangeHabits { CancelsAtOnce = false } });
        var order = slow.Buy(10m, limit: 10m, time: TimeInForce.GoodTilCanceled);
        slow.Cancel(order);
        Assert.Equal(BrokerOrderStatus.PendingCancel, slow.StatusOf(order));

        slow.Open(Flat(9, volume: 100));
        Assert.Equal((3m, BrokerOrderStatus.PendingCancel), (slow.Held(), slow.StatusOf(order)));
        slow.Happen(slow.Exchange.CompleteCancel(order, slow.Now));

        Assert.Equal((3m, BrokerOrderStatus.Canceled), (slow.Held(), slow.StatusOf(order)));
    }

    [Fact]
    public void A_cancellation_may_be_stuck_or_rejected()
    {
        var slow = new TestExchange(WithoutCosts with { Habits = new ExchangeHabits { CancelsAtOnce = false } });
        var order = slow.Buy(10m, limit: 9m, time: TimeInForce.GoodTilCanceled);
        slow.Cancel(order);
        for (var day = 0; day < 5; day++)
        {
            slow.Session(Flat(10));
        }

        Assert.Equal(BrokerOrderStatus.PendingCancel, slow.StatusOf(order));
        Assert.Equal(910m, slow.Snapshot.BuyingPower.Value);
        slow.Happen(slow.Exchange.RejectCancel(order, "too late", slow.Now));
        Assert.Equal(BrokerOrderStatus.Working, slow.StatusOf(order));
        slow.Session(Flat(8));

        Assert.Equal(10m, slow.Held());
        Assert.Empty(slow.Exchange.CompleteCancel(order, slow.Now));
    }

    [Fact]
    public void What_cannot_be_cancelled_is_422_and_what_is_unknown_404()
    {
        var order = exchange.Buy(10m);
        exchange.Open(Flat(10));

        Is(422, 42210000, "order is already in \"filled\" state", exchange.Exchange.WhyNotCancel(order)!);
        Is(404, 40410000, "order not found", exchange.Exchange.WhyNotCancel(ClientOrderId.Parse("nobody"))!);
        Assert.Empty(exchange.Exchange.Cancel(order, exchange.Now));
    }

    [Fact]
    public void A_second_request_while_one_is_pending_is_422()
    {
        var slow = new TestExchange(WithoutCosts with { Habits = new ExchangeHabits { CancelsAtOnce = false } });
        var order = slow.Buy(10m, limit: 9m);
        slow.Cancel(order);

        Is(422, 42210000, "order is already in \"pending_cancel\" state", slow.Exchange.WhyNotCancel(order)!);
    }

    [Fact]
    public void Available_shares_are_the_position_less_what_works()
    {
        var stop = exchange.Holding(10m).Sell(4m, stop: 9m);
        Assert.Equal(6m, Assert.Single(exchange.Snapshot.Positions).Available.Value);

        exchange.Cancel(stop);

        Assert.Equal(10m, Assert.Single(exchange.Snapshot.Positions).Available.Value);
    }

    [Fact]
    public void Last_equity_is_that_of_the_last_close()
    {
        Assert.Null(exchange.Snapshot.LastEquity);
        exchange.Holding(10m);
        exchange.Open(Flat(12));

        Assert.Equal(1_000m, exchange.Snapshot.LastEquity!.Value.Value);
        exchange.Intrabar(Flat(12));
        exchange.Close(Flat(12));

        Assert.Equal(1_020m, exchange.Snapshot.LastEquity!.Value.Value);
    }
}
