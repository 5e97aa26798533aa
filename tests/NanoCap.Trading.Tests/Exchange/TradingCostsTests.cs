using NanoCap.Trading.Exchange;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;
using static NanoCap.Trading.Tests.Exchange.TestExchange;

namespace NanoCap.Trading.Tests.Exchange;

public sealed class TradingCostsTests
{
    private static readonly ExchangeOptions Default = new();

    /// <summary>By hand: .02 x sqrt(50 000 / median), between .0005 and .02.</summary>
    [Theory]
    [InlineData(50_000, 0.02)]
    [InlineData(200_000, 0.01)]
    [InlineData(5_000_000, 0.002)]
    [InlineData(1e12, 0.0005)]
    [InlineData(double.PositiveInfinity, 0.0005)]
    [InlineData(10_000, 0.02)]
    [InlineData(1e-300, 0.02)]
    [InlineData(0, 0.02)]
    [InlineData(double.NaN, 0.02)]
    public void The_spread_follows_the_root_of_the_dollar_volume_between_two_bounds(double median, double share) =>
        Assert.Equal((decimal)share, TradingCosts.SpreadShare(Default, median).Value);

    [Fact]
    public void Half_the_spread_is_paid_on_each_side_rounded_against_the_trader_to_four_decimals()
    {
        // 1.2345 x 1.005 = 1.2406725, 1.2345 x .995 = 1.2283275.
        var (market, spread) = (Price.Of(1.2345m), new Ratio(0.01m));

        Assert.Equal(1.2407m, TradingCosts.AfterHalfSpread(Side.Buy, market, spread).Value);
        Assert.Equal(1.2283m, TradingCosts.AfterHalfSpread(Side.Sell, market, spread).Value);
        Assert.Equal(0.0001m, TradingCosts.AfterHalfSpread(Side.Sell, Price.Of(0.0001m), spread).Value);
    }

    [Theory]
    [InlineData(100, 0.10)]
    [InlineData(100.01, 0.11)]
    [InlineData(0.01, 0.01)]
    public void The_fee_is_a_tenth_of_a_per_cent_rounded_up_to_the_cent(double notional, double fee) =>
        Assert.Equal((decimal)fee, TradingCosts.Fee(Default, new Usd((decimal)notional)).Value);

    [Fact]
    public void A_round_trip_pays_half_the_spread_and_the_fee_on_both_sides()
    {
        // Buy 10 at 10 x 1.01 = 10.10, fee .101 -> .11; sell 10 at 10 x .99 = 9.90, fee .099 -> .10.
        var exchange = new TestExchange(Default);
        exchange.Buy(10m);
        exchange.Session(Flat(10));
        Assert.Equal(898.89m, exchange.State.Cash.Value);

        exchange.Sell(10m);
        exchange.Session(Flat(10));

        Assert.Equal(
            [(10.10m, 0.11m), (9.90m, 0.10m)],
            exchange.Fills.Select(fill => (fill.Price.Value, fill.Fees.Value)));
        Assert.Equal(997.79m, exchange.State.Cash.Value);
    }

    [Fact]
    public void A_limit_pays_the_half_spread_but_never_fills_worse_than_its_limit()
    {
        var exchange = new TestExchange(Default);
        exchange.Buy(10m, limit: 10.05m);
        exchange.Buy(10m, limit: 10.20m);
        exchange.Session(Flat(10));
        exchange.Sell(10m, limit: 9.95m);
        exchange.Sell(10m, limit: 9.80m);
        exchange.Session(Flat(10));

        Assert.Equal([10.05m, 10.10m, 9.95m, 9.90m], exchange.Fills.Select(fill => fill.Price.Value));
    }

    [Fact]
    public void A_stop_pays_the_half_spread_below_its_price()
    {
        var exchange = new TestExchange(Default).Holding(10m);
        exchange.Sell(10m, stop: 9m);

        exchange.Session(Bar(10, 10, 8, 9));

        Assert.Equal(8.91m, Assert.Single(exchange.Fills).Price.Value);
    }

    [Fact]
    public void A_target_that_the_bar_trades_through_fills_at_its_limit_without_the_half_spread()
    {
        var exchange = new TestExchange(Default).Holding(10m);
        exchange.Sell(10m, limit: 12m);

        exchange.Session(Bar(10, 13, 9, 12));

        Assert.Equal(12m, Assert.Single(exchange.Fills).Price.Value);
    }
}
