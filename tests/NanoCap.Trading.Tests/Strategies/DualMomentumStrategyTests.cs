using NanoCap.Trading.Bars;
using NanoCap.Trading.Strategies;
using NanoCap.Trading.Tests.Bars;

namespace NanoCap.Trading.Tests.Strategies;

public sealed class DualMomentumStrategyTests
{
    private const int Warm = 252;

    private static readonly IStrategy Dual = new StrategyCatalog(new StrategyOptions()).Find("dual-momentum")!;

    [Fact]
    public void The_strongest_tenth_rounded_up_fires()
    {
        // Eleven stocks that rose by 1, 2, ... 11 tenths: two of them are a tenth, rounded up.
        var market = Market([.. Enumerable.Range(1, 11).Select(number => (10.0, 10.0 + number))]);

        Assert.Equal([("S09", Math.Round(0.7 + 0.2 + (1 / 11.0), 12)), ("S10", 1.0)], Fired(market));
    }

    [Fact]
    public void Ten_stocks_have_one_strongest() =>
        Assert.Single(Fired(Market([.. Enumerable.Range(1, 10).Select(number => (10.0, 10.0 + number))])));

    [Theory]
    [InlineData(10.39, false)]
    [InlineData(10.41, true)]
    public void The_return_must_be_above_what_money_earns(double close, bool fires) =>
        Assert.Equal(fires, Fired(Market((10, close), (10, 10))).Count == 1);

    [Fact]
    public void The_confidence_adds_the_return_and_the_percentile()
    {
        // r252 = .5, best of two: .7 + .2 * .5 + .1.
        Assert.Equal(0.9, Assert.Single(Fired(Market((10, 15), (10, 14)))).Confidence, 1e-12);
    }

    [Fact]
    public void Of_equal_returns_the_first_ticker_comes_first() =>
        Assert.Equal("S00", Assert.Single(Fired(Market((10, 12), (20, 24), (10, 9)))).Ticker);

    [Fact]
    public void It_takes_252_sessions_before_t_and_every_close_counts()
    {
        var market = Stock.Market(new Stock("AAA").Flat(Warm).Flat(10, price: 12));
        var setUps = Dual.Evaluate(market, 1).SetUps(0).ToArray();

        Assert.Equal(Enumerable.Range(Warm, 10), setUps.Select(setUp => setUp.BarIndex));
        Assert.All(setUps, setUp => Assert.Equal(
            (0.10, 0.20, 21), (setUp.StopDistance, setUp.TargetDistance, setUp.TimeExitSessions)));
        Assert.Empty(Dual.Explain(new BarPoint(market, 0, Warm - 1)));
    }

    [Fact]
    public void A_symbol_whose_bars_forbid_a_signal_is_not_compared()
    {
        // AAA jumped like a split: without it BBB is the strongest of one, not of two.
        var market = Stock.Market(
            new Stock("AAA").Flat(Warm - 10).Flat(11, price: 40), new Stock("BBB").Flat(Warm).Close(12));

        Assert.Equal([("BBB", 0.7 + 0.04 + 0.1)], Fired(market));
        Assert.Empty(Dual.Explain(Stock.LastOf(market, "AAA")));
        Assert.Equal(1, Evidence(market, "BBB")["compared"]);
    }

    [Fact]
    public void Evidence_names_the_comparison()
    {
        var evidence = Evidence(Market((10, 12), (10, 11), (10, 9)), "S01");

        Assert.Equal(0.1, evidence["r252"], 1e-12);
        Assert.Equal(2.0 / 3, evidence["percentile"], 1e-12);
        Assert.Equal((3, 1), (evidence["compared"], evidence["strongest"]));
        Assert.Equal(0.7 + 0.02 + (0.2 / 3), evidence["confidence"], 1e-12);
    }

    private static Dictionary<string, double> Evidence(UniverseBars market, string ticker) =>
        Dual.Explain(Stock.LastOf(market, ticker)).ToDictionary(one => one.Name, one => one.Value);

    private static UniverseBars Market(params (double Before, double Now)[] closes) => Stock.Market(
        [.. closes.Select((one, number) => new Stock($"S{number:00}").Flat(Warm, one.Before).Close(one.Now))]);

    private static List<(string Ticker, double Confidence)> Fired(UniverseBars market)
    {
        var history = Dual.Evaluate(market, 1);
        return
        [
            .. Enumerable.Range(0, market.Symbols.Count)
                .SelectMany(ordinal => history.SetUps(ordinal).ToArray(), (ordinal, setUp) => (
                    market.Symbols[ordinal].Symbol.Value, Math.Round(setUp.Confidence, 12))),
        ];
    }
}
