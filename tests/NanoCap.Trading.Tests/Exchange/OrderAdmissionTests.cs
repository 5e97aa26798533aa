using NanoCap.Trading.Exchange;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;

namespace NanoCap.Trading.Tests.Exchange;

public sealed class OrderAdmissionTests
{
    private readonly TestExchange exchange = new();

    [Fact]
    public void An_order_in_good_form_is_accepted_and_works()
    {
        var order = exchange.Buy(10m, limit: 9.50m);

        Assert.Equal(BrokerOrderStatus.Working, exchange.StatusOf(order));
        Assert.Equal("S000001", exchange.State.FindOrder(order)!.BrokerOrderId);
    }

    [Fact]
    public void A_client_order_id_is_taken_once_even_after_its_order_has_ended()
    {
        var order = exchange.Order(Side.Buy, 10m, limit: 9.50m);
        exchange.Submit(order);
        Assert.Equal(RefusalCodes.DuplicateId, exchange.RefusalOf(order));

        exchange.Cancel(order.Id);

        Assert.Equal(RefusalCodes.DuplicateId, exchange.RefusalOf(order with { Quantity = Quantity.Of(1m) }));
        Assert.Single(exchange.State.Orders);
    }

    [Fact]
    public void The_id_of_a_refused_order_may_be_used_again()
    {
        var order = exchange.Order(Side.Buy, 1_000m, limit: 9.50m);
        Assert.Equal(RefusalCodes.InsufficientBuyingPower, exchange.RefusalOf(order));

        Assert.IsType<ExchangeEvent.OrderAccepted>(exchange.Submit(order with { Quantity = Quantity.Of(10m) }));
    }

    [Fact]
    public void An_order_without_an_id_or_a_symbol_is_refused()
    {
        Assert.Equal(RefusalCodes.Identity, exchange.RefusalOf(exchange.Order(Side.Buy, 1m) with { Id = default }));
        Assert.Equal(
            RefusalCodes.Identity, exchange.RefusalOf(exchange.Order(Side.Buy, 1m) with { Symbol = default }));
    }

    [Fact]
    public void An_order_for_no_shares_is_refused() =>
        Assert.Equal(RefusalCodes.Quantity, exchange.RefusalOf(exchange.Order(Side.Buy, 0m)));

    [Fact]
    public void A_fraction_of_a_share_is_refused_by_default() =>
        Assert.Equal(RefusalCodes.WholeShares, exchange.RefusalOf(exchange.Order(Side.Buy, 1.5m)));

    [Fact]
    public void Where_fractions_are_allowed_only_simple_day_orders_may_have_them()
    {
        var fractions = new TestExchange(TestExchange.WithoutCosts with { AllowFractions = true });
        fractions.Buy(1.5m);

        Assert.Equal(
            RefusalCodes.Fraction,
            fractions.RefusalOf(fractions.Order(Side.Buy, 1.5m, limit: 9m, time: TimeInForce.GoodTilCanceled)));
        fractions.Open(TestExchange.Flat(10));
        Assert.Equal(1.5m, fractions.Held());
    }

    [Theory]
    [InlineData(OrderType.Market, true, false)]
    [InlineData(OrderType.Market, false, true)]
    [InlineData(OrderType.Limit, false, false)]
    [InlineData(OrderType.Limit, true, true)]
    [InlineData(OrderType.Stop, false, false)]
    [InlineData(OrderType.Stop, true, true)]
    [InlineData(OrderType.StopLimit, true, false)]
    [InlineData(OrderType.StopLimit, false, true)]
    public void A_price_is_there_exactly_when_the_type_needs_it(OrderType type, bool hasLimit, bool hasStop)
    {
        var order = exchange.Order(Side.Buy, 1m) with
        {
            Type = type,
            LimitPrice = hasLimit ? Price.Of(9m) : null,
            StopPrice = hasStop ? Price.Of(9m) : null,
        };

        Assert.Equal(RefusalCodes.Prices, exchange.RefusalOf(order));
    }

    [Fact]
    public void A_price_that_is_none_is_refused() => Assert.Equal(
        RefusalCodes.Prices,
        exchange.RefusalOf(exchange.Order(Side.Buy, 1m, limit: 1m) with { LimitPrice = default(Price) }));

    [Theory]
    [InlineData(1.005, false)]
    [InlineData(1.01, true)]
    [InlineData(0.99995, false)]
    [InlineData(0.9999, true)]
    public void Prices_are_whole_ticks_of_a_cent_from_a_dollar_and_of_a_hundredth_below(double price, bool isTaken)
    {
        var answer = exchange.Submit(exchange.Order(Side.Buy, 2m, limit: (decimal)price));

        Assert.Equal(isTaken, answer is ExchangeEvent.OrderAccepted);
        Assert.Equal(isTaken ? null : RefusalCodes.Tick, (answer as ExchangeEvent.OrderRefused)?.Code);
    }

    [Fact]
    public void A_stop_price_off_the_tick_is_refused()
    {
        exchange.Holding(10m);

        Assert.Equal(RefusalCodes.Tick, exchange.RefusalOf(exchange.Order(Side.Sell, 10m, stop: 9.005m)));
    }

    [Fact]
    public void A_pair_is_a_sale_by_limit_with_its_target_above_its_stop()
    {
        exchange.Holding(10m);
        var pair = exchange.Order(
            Side.Sell, 10m, 12m, 9m, TimeInForce.GoodTilCanceled, OrderClass.OneCancelsOther);

        Assert.Equal(RefusalCodes.Pair, exchange.RefusalOf(pair with { Side = Side.Buy }));
        Assert.Equal(RefusalCodes.Pair, exchange.RefusalOf(pair with { Type = OrderType.StopLimit }));
        Assert.Equal(RefusalCodes.Pair, exchange.RefusalOf(pair with { StopPrice = Price.Of(12m) }));
        Assert.Equal(RefusalCodes.Prices, exchange.RefusalOf(pair with { StopPrice = null }));
        Assert.Equal(RefusalCodes.Prices, exchange.RefusalOf(pair with { LimitPrice = null }));
        Assert.IsType<ExchangeEvent.OrderAccepted>(exchange.Submit(pair));
    }

    [Fact]
    public void A_purchase_under_one_dollar_is_refused_but_a_sale_may_close_what_is_left()
    {
        Assert.Equal(
            RefusalCodes.MinimumNotional,
            exchange.RefusalOf(exchange.Order(Side.Buy, 1m, limit: 0.99m)));

        exchange.Holding(2m, price: 0.60m).Sell(1m);
    }

    [Fact]
    public void A_purchase_of_a_symbol_without_a_price_is_refused()
    {
        Assert.Equal(
            RefusalCodes.NoPrice, exchange.RefusalOf(exchange.Order(Side.Buy, 1m), lastClose: null));
        Assert.Equal(
            RefusalCodes.NoPrice, exchange.RefusalOf(exchange.Order(Side.Buy, 1m, limit: 9m), lastClose: null));
    }

    [Fact]
    public void A_sale_needs_no_price_from_the_market()
    {
        exchange.Holding(10m);

        Assert.IsType<ExchangeEvent.OrderAccepted>(
            exchange.Submit(exchange.Order(Side.Sell, 10m), lastClose: null));
    }

    [Fact]
    public void Shares_that_are_not_held_cannot_be_sold()
    {
        Assert.Equal(RefusalCodes.ShortSale, exchange.RefusalOf(exchange.Order(Side.Sell, 1m)));
        exchange.Holding(10m);
        Assert.Equal(RefusalCodes.InsufficientShares, exchange.RefusalOf(exchange.Order(Side.Sell, 11m)));
    }

    [Fact]
    public void Shares_held_for_a_working_sale_cannot_be_sold_again_until_it_is_cancelled()
    {
        exchange.Holding(10m);
        var first = exchange.Sell(6m, limit: 12m);
        Assert.Equal(RefusalCodes.HeldForOrders, exchange.RefusalOf(exchange.Order(Side.Sell, 5m)));
        exchange.Sell(4m, stop: 9m);

        exchange.Cancel(first);

        exchange.Sell(6m);
    }

    [Fact]
    public void A_pair_holds_its_shares_once()
    {
        exchange.Holding(10m).Pair(6m, target: 12m, stop: 9m);

        Assert.Equal(4m, Assert.Single(exchange.Snapshot.Positions).Available.Value);
        Assert.Equal(RefusalCodes.HeldForOrders, exchange.RefusalOf(exchange.Order(Side.Sell, 5m)));
        exchange.Sell(4m);
    }

    [Fact]
    public void Open_purchases_reserve_cash_at_their_limit_and_fee()
    {
        // 1000 - 50 x 10.00 x 1.001 = 499.50; 49 x 10.00 x 1.001 = 490.49; 9.01 is left.
        var withFees = new TestExchange(TestExchange.WithoutCosts with { FeeRate = new Ratio(0.001m) });
        withFees.Buy(50m, limit: 10m);
        Assert.Equal(499.50m, withFees.Snapshot.BuyingPower.Value);
        Assert.Equal(
            RefusalCodes.InsufficientBuyingPower, withFees.RefusalOf(withFees.Order(Side.Buy, 50m, limit: 10m)));

        var second = withFees.Buy(49m, limit: 10m);
        Assert.Equal(9.01m, withFees.Snapshot.BuyingPower.Value);

        withFees.Cancel(second);
        Assert.Equal(499.50m, withFees.Snapshot.BuyingPower.Value);
        Assert.Equal(1_000m, withFees.Snapshot.Cash.Value);
    }

    [Fact]
    public void A_market_purchase_reserves_the_last_close()
    {
        exchange.Buy(60m, lastClose: 10m);

        Assert.Equal(400m, exchange.Snapshot.BuyingPower.Value);
        Assert.Equal(
            RefusalCodes.InsufficientBuyingPower,
            exchange.RefusalOf(exchange.Order(Side.Buy, 41m), lastClose: 10m));
    }

    [Fact]
    public void A_stop_purchase_reserves_its_stop_when_that_is_above_the_last_close()
    {
        exchange.Buy(10m, stop: 12m, lastClose: 10m);

        Assert.Equal(880m, exchange.Snapshot.BuyingPower.Value);
    }
}
