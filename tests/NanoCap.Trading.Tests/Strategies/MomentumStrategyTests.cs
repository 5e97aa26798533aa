using NanoCap.Trading.Bars;
using NanoCap.Trading.Strategies;
using NanoCap.Trading.Tests.Bars;

namespace NanoCap.Trading.Tests.Strategies;

public sealed class MomentumStrategyTests
{
    private static readonly IStrategy Momentum = new StrategyCatalog(new StrategyOptions()).Find("momentum")!;

    [Fact]
    public void A_rise_on_six_times_the_volume_fires_with_the_mean_of_both_parts()
    {
        // M = .5 * .1 + .3 * .1 + .2 * .1 = .1, half of full; q = 6 is full: (.5 + 1)/2. The deviation of nineteen
        // zeros and ln 1.1 is ln 1.1 / sqrt(20) = .0213; twice that is under 5 %.
        var setUp = Assert.Single(SetUps(new Stock("AAA").Flat(70).Close(11, 6 * Stock.UsualVolume)));

        Assert.Equal(70, setUp.BarIndex);
        Assert.Equal(0.75, setUp.Confidence, 1e-12);
        Assert.Equal(0.05, setUp.StopDistance);
        Assert.Equal(0.10, setUp.TargetDistance);
        Assert.Equal(5, setUp.TimeExitSessions);
    }

    [Fact]
    public void Returns_reach_back_exactly_one_three_and_five_sessions()
    {
        var stock = new Stock("AAA").Flat(70).Closes(8, 9, 9.5, 10, 10.5).Close(11, 3 * Stock.UsualVolume);
        var momentum = (0.5 * ((11 / 10.5) - 1)) + (0.3 * ((11 / 9.5) - 1)) + (0.2 * ((11 / 8.0) - 1));

        var evidence = Explain(stock);

        Assert.Equal((11 / 10.5) - 1, evidence["r1"]);
        Assert.Equal((11 / 9.5) - 1, evidence["r3"]);
        Assert.Equal((11 / 8.0) - 1, evidence["r5"]);
        Assert.Equal(momentum, evidence["momentum"], 1e-15);
        Assert.Equal(((momentum / 0.2) + 0.5) / 2, Assert.Single(SetUps(stock)).Confidence, 1e-12);
    }

    [Theory]
    [InlineData(3.0, true)]
    [InlineData(2.99, false)]
    public void The_volume_must_be_three_times_the_mean_of_the_twenty_sessions_before(double ratio, bool fires)
    {
        var stock = new Stock("AAA").Flat(50, volume: 9e9).Flat(20).Close(11, ratio * Stock.UsualVolume);

        Assert.Equal(fires, SetUps(stock).Length == 1);
        Assert.Equal(ratio, Explain(stock)["volumeRatio"], 1e-12);
    }

    [Theory]
    [InlineData(10.5, true)]
    [InlineData(10.49, false)]
    [InlineData(15.0, true)]
    [InlineData(15.01, false)]
    public void The_momentum_must_lie_within_five_and_fifty_per_cent(double close, bool fires) =>
        Assert.Equal(fires, SetUps(new Stock("AAA").Flat(70).Close(close, 1e6)).Length == 1);

    [Fact]
    public void A_float_under_thirty_million_shares_counts_half_as_much_again()
    {
        // 4 % times 1.5 is 6 %, which fires; an unknown float or one of 30 million does not.
        Assert.Single(SetUps(new Stock("AAA").Flat(70).Close(10.4, 1e6).Float(29_999_999)));
        Assert.Empty(SetUps(new Stock("AAA").Flat(70).Close(10.4, 1e6).Float(30_000_000)));
        Assert.Empty(SetUps(new Stock("AAA").Flat(70).Close(10.4, 1e6)));
    }

    [Fact]
    public void The_stop_is_two_deviations_of_twenty_log_returns_and_the_target_twice_as_far()
    {
        // The last twenty log returns: nineteen that alternate between minus and plus ln 1.04, then ln 1.08.
        var stock = new Stock("AAA").Flat(50);
        for (var pair = 0; pair < 10; pair++)
        {
            stock.Closes(10.4, 10);
        }

        var returns = Enumerable.Range(0, 19).Select(index => index % 2 == 0 ? -Math.Log(1.04) : Math.Log(1.04))
            .Append(Math.Log(1.08)).ToArray();
        var mean = returns.Average();
        var deviation = Math.Sqrt(returns.Sum(value => (value - mean) * (value - mean)) / 19);

        var setUp = SetUps(stock.Close(10.8, 1e6))[^1];

        Assert.Equal(2 * deviation, setUp.StopDistance, 1e-12);
        Assert.InRange(setUp.StopDistance, 0.08, 0.09);
        Assert.Equal(2 * setUp.StopDistance, setUp.TargetDistance);
    }

    [Fact]
    public void The_stop_distance_is_at_most_fifteen_per_cent_and_the_target_follows()
    {
        var stock = new Stock("AAA").Flat(50);
        for (var pair = 0; pair < 10; pair++)
        {
            stock.Closes(12, 10);
        }

        var setUp = SetUps(stock.Close(11, 1e6))[^1];

        Assert.Equal(0.15, setUp.StopDistance);
        Assert.Equal(0.30, setUp.TargetDistance);
    }

    [Fact]
    public void Twenty_sessions_without_volume_give_no_signal()
    {
        Assert.Empty(SetUps(new Stock("AAA").Flat(50).Flat(20, volume: 0).Close(11, 1e6)));
        Assert.Empty(SetUps(new Stock("AAA").Flat(50).Flat(20, volume: 0).Close(11, 0)));
    }

    [Fact]
    public void Missing_sessions_are_left_out_of_windows_and_never_filled()
    {
        var setUp = Assert.Single(SetUps(
            new Stock("CLOCK").Flat(75), new Stock("GAP").Flat(68).Missing(3).Flat(2).Close(11, 6e5)));

        Assert.Equal(0.75, setUp.Confidence, 1e-12);
    }

    [Fact]
    public void Too_many_missing_sessions_give_no_signal() => Assert.Empty(SetUps(
        new Stock("CLOCK").Flat(75), new Stock("GAP").Flat(67).Missing(4).Flat(2).Close(11, 6e5)));

    [Fact]
    public void A_suspected_split_gives_no_signal_for_sixty_sessions()
    {
        var stock = new Stock("AAA").Flat(70).Flat(59, price: 40).Close(44, 6e5).Flat(30, price: 44).Close(48.4, 6e5);

        Assert.Equal([160], SetUps(stock).Select(setUp => setUp.BarIndex));
    }

    [Fact]
    public void The_options_hold_every_number()
    {
        var options = new StrategyOptions
        {
            Momentum = new() { MinimumVolumeRatio = 2, TargetStops = 3, TimeExitSessions = 7 },
            Stops = new StopBounds(Minimum: 0.06),
        };
        var strategy = new StrategyCatalog(options).Find("momentum")!;
        var market = Stock.Market(new Stock("AAA").Flat(70).Close(11, 2e5));

        var setUp = Assert.Single(strategy.Evaluate(market, 1).SetUps(0).ToArray());

        Assert.Equal((0.06, 3 * 0.06, 7), (setUp.StopDistance, setUp.TargetDistance, setUp.TimeExitSessions));
    }

    private static SetUp[] SetUps(params Stock[] stocks)
    {
        var market = Stock.Market(stocks);
        return Momentum.Evaluate(market, 1).SetUps(market.Symbols.Count - 1).ToArray();
    }

    private static Dictionary<string, double> Explain(Stock stock) =>
        Momentum.Explain(Stock.LastOf(Stock.Market(stock), "AAA"))
            .ToDictionary(one => one.Name, one => one.Value);
}
