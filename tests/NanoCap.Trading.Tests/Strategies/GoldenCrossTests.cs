using NanoCap.Trading.Strategies;
using NanoCap.Trading.Tests.Bars;

namespace NanoCap.Trading.Tests.Strategies;

public sealed class GoldenCrossTests
{
    private static readonly IStrategy Golden = new StrategyCatalog(new StrategyOptions()).Find("golden-cross")!;

    [Fact]
    public void The_first_close_that_lifts_the_fast_average_over_the_slow_one_fires_once()
    {
        // 250 closes at 10 hold both averages equal; one at 11 lifts them by 1/50 and 1/200. Every later 11 keeps the
        // fast one above, and nothing more fires. The gap of 1.5 % is too small, the close is above both.
        var setUp = Assert.Single(SetUps(new Stock("AAA").Flat(250).Flat(40, price: 11)));

        Assert.Equal(250, setUp.BarIndex);
        Assert.Equal(0.7, setUp.Confidence, 1e-12);
        Assert.Equal((0.10, 0.20, (int?)null), (setUp.StopDistance, setUp.TargetDistance, setUp.TimeExitSessions));
    }

    [Theory]
    [InlineData(23.42, 0.7)]
    [InlineData(23.43, 0.9)]
    public void A_gap_of_two_per_cent_adds_a_fifth(double close, double confidence)
    {
        // (10 + d/50) / (10 + d/200) - 1 reaches .02 at d = .2 / (.015 - .0001) = 13.4228.
        Assert.Equal(confidence, SetUps(new Stock("AAA").Flat(250).Close(close))[^1].Confidence, 1e-12);
    }

    [Fact]
    public void A_close_above_both_averages_adds_a_fifth()
    {
        // One session at 5 leaves the fast average fifty sessions later, and so the fast one is above whatever the
        // close: they stand at about 10 and 9.97.
        Assert.Equal(0.5, After(9.9), 1e-12);
        Assert.Equal(0.5, After(9.98), 1e-12);
        Assert.Equal(0.7, After(10.1), 1e-12);

        static double After(double close) =>
            Assert.Single(SetUps(new Stock("AAA").Flat(250).Close(5).Flat(49).Close(close))).Confidence;
    }

    [Fact]
    public void More_than_eleven_tenths_of_the_mean_volume_adds_a_tenth()
    {
        // The mean of nineteen usual volumes and x: x > 1.1 (19 + x)/20 from x = 1.1058 of the usual one on.
        Assert.Equal(0.7, OnVolume(1.105).Confidence, 1e-12);
        Assert.Equal(0.8, OnVolume(1.107).Confidence, 1e-12);

        static SetUp OnVolume(double times) =>
            SetUps(new Stock("AAA").Flat(250).Close(11, times * Stock.UsualVolume))[^1];
    }

    [Fact]
    public void A_series_that_begins_with_the_fast_average_above_has_not_crossed()
    {
        var stock = new Stock("AAA");
        for (var session = 0; session < 260; session++)
        {
            stock.Close(10 + (0.1 * session));
        }

        Assert.Empty(SetUps(stock));
    }

    [Fact]
    public void Each_cross_fires_and_the_exit_is_wanted_while_the_fast_average_is_below()
    {
        var market = Stock.Market(new Stock("AAA").Flat(250).Close(11).Close(5).Flat(70));
        var history = Golden.Evaluate(market, 1);

        Assert.Equal([250, 301], history.SetUps(0).ToArray().Select(setUp => setUp.BarIndex));
        Assert.False(history.WantsExit(0, 250, 250));
        Assert.True(history.WantsExit(0, 250, 251));
        Assert.True(history.WantsExit(0, 250, 300));
        Assert.False(history.WantsExit(0, 301, 301));
    }

    [Fact]
    public void A_cross_that_the_bars_forbid_fires_within_five_sessions_or_never()
    {
        // A fall to two fifths on ordinary volume at 150 forbids signals through 209; 210 is the fifth session of a
        // cross at 206 and the sixth of one at 205.
        Assert.Equal([210], SetUps(Fallen(crossAt: 206)).Select(setUp => setUp.BarIndex));
        Assert.Empty(SetUps(Fallen(crossAt: 205)));
    }

    [Fact]
    public void Evidence_names_the_averages_as_they_trade_and_the_age_of_the_cross()
    {
        var stock = new Stock("AAA").Flat(250).Closes(11, 11, 11).SplitOn(new DateOnly(2030, 1, 2), 0.1m);
        var evidence = Golden.Explain(Stock.LastOf(Stock.Market(stock), "AAA"))
            .ToDictionary(one => one.Name, one => one.Value);

        Assert.Equal(1.006, evidence["sma50"], 1e-12);
        Assert.Equal(1.0015, evidence["sma200"], 1e-12);
        Assert.Equal(2, evidence["sessionsSinceCross"]);
        Assert.Equal(1, evidence["volumeRatio"], 1e-12);
        Assert.DoesNotContain("sma200", Golden.Explain(Stock.LastOf(
            Stock.Market(new Stock("AAA").Flat(199)), "AAA")).Select(one => one.Name));
    }

    private static Stock Fallen(int crossAt) => new Stock("AAA").Flat(150, price: 25).Flat(crossAt - 150)
        .Close(1_000, 3 * Stock.UsualVolume).Flat(20, price: 1_000);

    private static SetUp[] SetUps(Stock stock) => Golden.Evaluate(Stock.Market(stock), 1).SetUps(0).ToArray();
}
