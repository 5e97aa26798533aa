using NanoCap.Trading.Bars;
using NanoCap.Trading.Strategies;
using NanoCap.Trading.Tests.Bars;

namespace NanoCap.Trading.Tests.Strategies;

public sealed class MeanReversionStrategyTests
{
    private static readonly IStrategy MeanReversion =
        new StrategyCatalog(new StrategyOptions()).Find("mean-reversion")!;

    // Closes that fall by 1 a session: RSI 0, TSI -100, twenty values in a row have the population deviation
    // sqrt((20 * 20 - 1)/12), and the last lies 9.5 under their mean.
    private static readonly double Deviation = Math.Sqrt(399 / 12.0);
    private static readonly double Position = ((2 * Deviation) - 9.5) / (4 * Deviation);

    [Fact]
    public void A_steady_fall_fires_with_the_weighted_parts()
    {
        var expected = (0.40 * ((0.20 - Position) / 0.20)) + 0.35 + 0.25;

        var setUp = SetUps(Falling())[^1];

        Assert.Equal(79, setUp.BarIndex);
        Assert.Equal(expected, setUp.Confidence, 1e-12);
        Assert.Equal(10, setUp.TimeExitSessions);
    }

    [Fact]
    public void The_target_is_the_middle_band_as_a_distance_from_the_close()
    {
        // The last close is 300 - 79 = 221, the mean of the last twenty 230.5.
        Assert.Equal(9.5 / 221, SetUps(Falling())[^1].TargetDistance!.Value, 1e-12);
    }

    [Theory]
    [InlineData(1, 0.05)]
    [InlineData(10, 0.11312217194570135)]
    [InlineData(20, 0.15)]
    public void The_stop_is_two_and_a_half_true_ranges_within_bounds(double range, double distance)
    {
        // 2.5 * 10 / 221 = .1131; a range of 1 gives 1.1 %, one of 20 gives 22.6 %.
        Assert.Equal(distance, SetUps(Falling(range: range))[^1].StopDistance, 1e-12);
    }

    [Fact]
    public void The_confidence_must_reach_seventy_per_cent()
    {
        // Half a band part less: a rebound on the last day lifts p above .20, s and x alone are worth .60 at most.
        var stock = Falling().Close(226, Stock.UsualVolume);

        Assert.DoesNotContain(SetUps(stock), setUp => setUp.BarIndex == 80);
        Assert.InRange(Explain(stock)["confidence"], 0, 0.70);
    }

    [Theory]
    [InlineData(50_000, true)]
    [InlineData(49_999, false)]
    public void The_volume_must_be_half_the_mean_of_the_twenty_sessions_before(double volume, bool fires) =>
        Assert.Equal(fires, SetUps(Falling().Close(220, volume)).Any(setUp => setUp.BarIndex == 80));

    [Fact]
    public void Twenty_sessions_without_volume_give_no_signal()
    {
        var stock = new Stock("AAA");
        for (var session = 0; session < 80; session++)
        {
            stock.Close(300 - session, session < 55 ? Stock.UsualVolume : 0);
        }

        Assert.DoesNotContain(SetUps(stock), setUp => setUp.BarIndex >= 75);
    }

    [Fact]
    public void Equal_bands_and_a_price_that_never_moved_give_no_signal_and_no_exit()
    {
        var market = Stock.Market(new Stock("AAA").Flat(80));
        var history = MeanReversion.Evaluate(market, 1);

        Assert.Empty(history.SetUps(0).ToArray());
        Assert.DoesNotContain(Enumerable.Range(0, 80), index => history.WantsExit(0, 0, index));
        Assert.DoesNotContain("bandPosition", Explain(new Stock("AAA").Flat(80)).Keys);
        Assert.DoesNotContain("tsi", Explain(new Stock("AAA").Flat(80)).Keys);
    }

    [Fact]
    public void A_position_above_six_tenths_or_an_rsi_above_sixty_asks_for_the_exit()
    {
        // A fall that turns: the band position is the first to rise above .6, the RSI follows later.
        var stock = Falling().Closes(224, 228, 232, 236, 240);
        var market = Stock.Market(stock);
        var history = MeanReversion.Evaluate(market, 1);

        for (var index = 60; index < market.Symbols[0].Bars.Count; index++)
        {
            var at = new BarPoint(market, 0, index);
            var evidence = MeanReversion.Explain(at).ToDictionary(one => one.Name, one => one.Value);
            Assert.Equal(evidence["bandPosition"] > 0.6 || evidence["rsi14"] > 60, history.WantsExit(0, 0, index));
        }

        Assert.False(history.WantsExit(0, 0, 79));
        Assert.True(history.WantsExit(0, 0, 84));
    }

    [Fact]
    public void An_rsi_above_sixty_is_enough_where_the_band_is_not()
    {
        // A steep rise long ago keeps the RSI high while an almost flat fall puts p low.
        var stock = new Stock("AAA");
        for (var session = 0; session < 40; session++)
        {
            stock.Close(100 + (10 * session));
        }

        for (var session = 0; session < 21; session++)
        {
            stock.Close(490 - (0.1 * session));
        }

        var market = Stock.Market(stock);
        var evidence = Explain(stock);

        Assert.InRange(evidence["bandPosition"], 0, 0.2);
        Assert.InRange(evidence["rsi14"], 60.0001, 100);
        Assert.True(MeanReversion.Evaluate(market, 1).WantsExit(0, 0, 60));
    }

    [Fact]
    public void An_rsi_without_losses_is_one_hundred_and_never_oversold()
    {
        var stock = new Stock("AAA");
        for (var session = 0; session < 80; session++)
        {
            stock.Close(100 + session);
        }

        Assert.Empty(SetUps(stock));
        Assert.Equal(100, Explain(stock)["rsi14"]);
        Assert.Equal(0, Explain(stock)["confidence"]);
    }

    [Fact]
    public void Levels_are_brought_back_to_raw_prices()
    {
        // A 1-for-10 reverse split to come: what is 221 on the adjusted basis trades at 22.1.
        var evidence = Explain(Falling().SplitOn(new DateOnly(2030, 1, 2), 0.1m));

        Assert.Equal(23.05, evidence["middleBand"], 1e-9);
    }

    [Fact]
    public void A_set_up_needs_a_target_beyond_the_reference_and_a_stop_before_it()
    {
        Assert.True(new SetUp(0, 0.7, 0.05, 0.01, 10).IsSound);
        Assert.True(new SetUp(0, 0.7, 0.05, null, null).IsSound);
        Assert.False(new SetUp(0, 0.7, 0.05, 0, 10).IsSound);
        Assert.False(new SetUp(0, 0.7, 0.05, -0.01, 10).IsSound);
        Assert.False(new SetUp(0, 0.7, 0.05, double.NaN, 10).IsSound);
        Assert.False(new SetUp(0, 0.7, 0, 0.01, 10).IsSound);
        Assert.False(new SetUp(0, 0.7, 1, 0.01, 10).IsSound);
        Assert.False(new SetUp(0, 0.7, double.NaN, 0.01, 10).IsSound);
        Assert.False(new SetUp(0, 1.01, 0.05, 0.01, 10).IsSound);
    }

    [Fact]
    public void A_strategy_drops_set_ups_whose_target_is_not_beyond_the_reference()
    {
        // With these bounds a rise fires too, but the middle band then lies under the close.
        var options = new StrategyOptions
        {
            MeanReversion = new() { MinimumConfidence = 0, MinimumVolumeRatio = 0 },
        };
        var stock = Falling().Closes(300, 310, 320);
        var market = Stock.Market(stock);

        var setUps = new StrategyCatalog(options).Find("mean-reversion")!.Evaluate(market, 1).SetUps(0).ToArray();

        Assert.NotEmpty(setUps);
        Assert.All(setUps, setUp => Assert.True(setUp.BarIndex < 80));
    }

    private static Stock Falling(double range = 0)
    {
        var stock = new Stock("AAA");
        for (var session = 0; session < 80; session++)
        {
            // The range lies around the close so that it holds the open, the close before.
            double close = 300 - session;
            stock.Bar(close, close + (range / 2), close - (range / 2), close);
        }

        return stock;
    }

    private static SetUp[] SetUps(Stock stock) =>
        MeanReversion.Evaluate(Stock.Market(stock), 1).SetUps(0).ToArray();

    private static Dictionary<string, double> Explain(Stock stock) =>
        MeanReversion.Explain(Stock.LastOf(Stock.Market(stock), "AAA"))
            .ToDictionary(one => one.Name, one => one.Value);
}
