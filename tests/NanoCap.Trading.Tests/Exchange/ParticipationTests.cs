using NanoCap.Trading.Exchange;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;
using static NanoCap.Trading.Tests.Exchange.TestExchange;

namespace NanoCap.Trading.Tests.Exchange;

public sealed class ParticipationTests
{
    private readonly TestExchange exchange = new();

    [Fact]
    public void At_most_three_per_cent_of_the_volume_fills_in_whole_shares()
    {
        // 3 % of 499 is 14.97.
        exchange.Buy(50m);

        exchange.Session(Flat(10, volume: 499));

        Assert.Equal(14m, exchange.Held());
    }

    [Fact]
    public void The_share_of_the_volume_is_over_all_orders_and_all_moments_of_the_session()
    {
        exchange.Holding(40m);
        exchange.Sell(5m);
        exchange.Sell(8m, limit: 10m);
        exchange.Sell(8m, stop: 9m);

        exchange.Session(Bar(10, 11, 8, 9, volume: 500));

        Assert.Equal([5m, 8m, 2m], exchange.Fills.Select(fill => fill.Quantity.Value));
    }

    [Fact]
    public void Each_symbol_and_each_session_has_a_share_of_its_own()
    {
        exchange.Buy(20m, time: TimeInForce.GoodTilCanceled);
        exchange.Buy(20m, symbol: Xyz);

        exchange.Session(Flat(10, volume: 500), Bar(Xyz, 10, 10, 10, 10, volume: 500));
        Assert.Equal((15m, 15m), (exchange.Held(), exchange.Held(Xyz)));
        exchange.Session(Flat(10, volume: 500));

        Assert.Equal(20m, exchange.Held());
    }

    [Fact]
    public void The_rest_of_a_market_day_order_expires_at_the_close()
    {
        var order = exchange.Buy(50m);

        exchange.Session(Flat(10, volume: 100));

        Assert.Equal((3m, BrokerOrderStatus.Expired), (exchange.Held(), exchange.StatusOf(order)));
    }

    [Fact]
    public void The_rest_of_a_stop_until_cancelled_sells_at_market_in_the_next_sessions()
    {
        exchange.Holding(10m).Sell(10m, stop: 9m, time: TimeInForce.GoodTilCanceled);

        exchange.Session(Bar(10, 10, 8, 9.50, volume: 100));
        exchange.Session(Flat(11, volume: 100));
        exchange.Session(Flat(12, volume: 1_000));

        Assert.Equal(
            [(3m, 9m, "#1"), (3m, 11m, "#2"), (4m, 12m, "#3")],
            exchange.Fills.Select(fill => (fill.Quantity.Value, fill.Price.Value, fill.ExecutionId[^2..])));
    }

    [Fact]
    public void A_stop_reached_in_a_session_too_thin_to_fill_sells_at_the_next_open()
    {
        exchange.Holding(10m).Sell(10m, stop: 9m, time: TimeInForce.GoodTilCanceled);

        exchange.Session(Bar(10, 10, 8, 9.50, volume: 20));
        Assert.Empty(exchange.Fills);
        exchange.Open(Flat(11));

        Assert.Equal(11m, Assert.Single(exchange.Fills).Price.Value);
    }

    [Fact]
    public void Earlier_orders_are_served_first()
    {
        var first = exchange.Buy(10m);
        var second = exchange.Buy(10m);

        exchange.Open(Flat(10, volume: 400));

        Assert.Equal(10m, exchange.State.FindOrder(first)!.Filled.Value);
        Assert.Equal(2m, exchange.State.FindOrder(second)!.Filled.Value);
    }

    [Fact]
    public void The_share_is_an_option()
    {
        var half = new TestExchange(WithoutCosts with { ParticipationShare = new Ratio(0.5m) });
        half.Buy(50m);

        half.Open(Flat(10, volume: 50));

        Assert.Equal(25m, half.Held());
    }
}
