using NanoCap.Trading.Orders;
using static NanoCap.Trading.Tests.Exchange.TestExchange;

namespace NanoCap.Trading.Tests.Exchange;

public sealed class IntrabarTests
{
    private readonly TestExchange exchange = new TestExchange().Holding(10m);

    [Fact]
    public void A_stop_that_the_low_touches_fills_at_the_stop()
    {
        exchange.Sell(10m, stop: 9m);

        exchange.Open(Bar(10, 11, 9, 10));
        Assert.Empty(exchange.Fills);
        exchange.Intrabar(Bar(10, 11, 9, 10));

        var fill = Assert.Single(exchange.Fills);
        Assert.Equal((9m, true), (fill.Price.Value, fill.IsStopLeg));
    }

    [Fact]
    public void A_stop_that_the_low_does_not_touch_keeps_working()
    {
        var stop = exchange.Sell(10m, stop: 9m, time: TimeInForce.GoodTilCanceled);

        exchange.Session(Bar(10, 11, 9.01, 10));

        Assert.Equal(BrokerOrderStatus.Working, exchange.StatusOf(stop));
    }

    [Fact]
    public void A_stop_placed_after_an_open_below_it_fills_at_the_open_not_at_the_stop()
    {
        exchange.Open(Bar(8.50, 9.50, 8, 9));
        exchange.Sell(10m, stop: 9m);

        exchange.Intrabar(Bar(8.50, 9.50, 8, 9));

        Assert.Equal(8.50m, Assert.Single(exchange.Fills).Price.Value);
    }

    [Theory]
    [InlineData(12.00, false)]
    [InlineData(12.01, true)]
    public void A_target_fills_only_when_the_bar_trades_through_it_and_then_at_its_limit(double high, bool fills)
    {
        exchange.Sell(10m, limit: 12m);

        exchange.Session(Bar(10, high, 9, 10));

        Assert.Equal(fills ? [12m] : [], exchange.Fills.Select(fill => fill.Price.Value));
    }

    [Fact]
    public void A_bar_that_reaches_both_legs_of_a_pair_fills_the_stop()
    {
        var pair = exchange.Pair(10m, target: 12m, stop: 9m);

        exchange.Session(Bar(10, 13, 8, 12));

        var fill = Assert.Single(exchange.Fills);
        Assert.Equal((9m, 10m, true), (fill.Price.Value, fill.Quantity.Value, fill.IsStopLeg));
        Assert.Equal(BrokerOrderStatus.Filled, exchange.StatusOf(pair));
    }

    [Fact]
    public void A_pair_whose_target_fills_has_no_stop_left()
    {
        exchange.Pair(10m, target: 12m, stop: 9m);

        exchange.Session(Bar(10, 13, 9.50, 12));
        exchange.Session(Bar(10, 11, 8, 9));

        var fill = Assert.Single(exchange.Fills);
        Assert.Equal((12m, false), (fill.Price.Value, fill.IsStopLeg));
    }

    [Fact]
    public void A_target_filled_in_part_reduces_the_stop_of_its_pair()
    {
        var pair = exchange.Pair(10m, target: 12m, stop: 9m);

        exchange.Session(Bar(10, 13, 9.50, 12, volume: 100));
        Assert.Equal((7m, BrokerOrderStatus.PartiallyFilled), (exchange.Held(), exchange.StatusOf(pair)));
        Assert.Equal(0m, Assert.Single(exchange.Snapshot.Positions).Available.Value);
        exchange.Session(Bar(10, 11, 8, 9));

        Assert.Equal([(3m, 12m), (7m, 9m)], exchange.Fills.Select(fill => (fill.Quantity.Value, fill.Price.Value)));
        Assert.Equal(0m, exchange.Held());
    }

    [Fact]
    public void A_pair_whose_stop_was_reached_sells_the_rest_at_market_and_waits_for_no_target()
    {
        exchange.Pair(10m, target: 12m, stop: 9m);

        exchange.Session(Bar(10, 10, 8, 9, volume: 100));
        exchange.Session(Bar(9.50, 13, 9.40, 12));

        Assert.Equal(
            [(3m, 9m, true), (7m, 9.50m, true)],
            exchange.Fills.Select(fill => (fill.Quantity.Value, fill.Price.Value, fill.IsStopLeg)));
    }

    [Fact]
    public void A_stop_limit_reached_within_the_bar_fills_between_its_limit_and_its_stop()
    {
        exchange.Sell(10m, limit: 8.80m, stop: 9m);

        exchange.Session(Bar(10, 10, 8, 9));

        Assert.Equal(9m, Assert.Single(exchange.Fills).Price.Value);
    }

    [Fact]
    public void A_stop_limit_whose_limit_is_above_its_stop_waits_after_it_was_reached()
    {
        var order = exchange.Sell(10m, limit: 9.50m, stop: 9m, time: TimeInForce.GoodTilCanceled);

        exchange.Session(Bar(10, 10, 8, 9));

        Assert.Empty(exchange.Fills);
        Assert.True(exchange.State.FindOrder(order)!.IsTriggered);
    }

    [Fact]
    public void A_stop_to_buy_that_the_high_touches_fills_at_the_stop()
    {
        exchange.Buy(10m, stop: 11m);

        exchange.Session(Bar(10, 11, 9, 10));

        Assert.Equal(11m, Assert.Single(exchange.Fills).Price.Value);
    }

    [Fact]
    public void Protection_placed_after_the_entry_at_the_open_works_in_the_same_session()
    {
        exchange.Buy(5m, limit: 10m, symbol: Xyz);
        var bars = new[] { Bar(Xyz, 10, 10, 8, 9) };
        exchange.Open(bars);
        exchange.Pair(5m, target: 12m, stop: 9m, symbol: Xyz);

        exchange.Intrabar(bars);

        Assert.Equal(0m, exchange.Held(Xyz));
    }
}
