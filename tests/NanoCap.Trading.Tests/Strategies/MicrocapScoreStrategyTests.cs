using NanoCap.Trading.Strategies;
using NanoCap.Trading.Tests.Bars;

namespace NanoCap.Trading.Tests.Strategies;

public sealed class MicrocapScoreStrategyTests
{
    private static readonly IStrategy Score = new StrategyCatalog(new StrategyOptions()).Find("microcap-score")!;

    [Theory]
    [InlineData(5.26, 15)]
    [InlineData(5.24, 10)]
    [InlineData(5.11, 10)]
    [InlineData(5.09, 5)]
    [InlineData(5.01, 5)]
    [InlineData(5.00, 0)]
    [InlineData(4.76, 0)]
    [InlineData(4.74, -10)]
    public void The_return_over_one_session_has_its_points(double close, double points) =>
        Assert.Equal(points, Evidence(new Stock("AAA").Flat(70, price: 5).Close(close))["r1Points"]);

    [Theory]
    [InlineData(5.51, 15)]
    [InlineData(5.26, 10)]
    [InlineData(5.01, 5)]
    [InlineData(5.00, 0)]
    [InlineData(4.51, 0)]
    [InlineData(4.49, -10)]
    public void The_return_over_five_sessions_has_its_points(double close, double points)
    {
        var stock = new Stock("AAA").Flat(70, price: 5).Flat(4, price: 9).Close(close);

        Assert.Equal(points, Evidence(stock)["r5Points"]);
    }

    [Theory]
    [InlineData(1_000_001, 25)]
    [InlineData(1_000_000, 20)]
    [InlineData(500_000, 15)]
    [InlineData(100_000, 10)]
    [InlineData(50_000, 0)]
    [InlineData(10_000, 0)]
    [InlineData(9_999, -10)]
    public void The_volume_has_its_points(double volume, double points) =>
        Assert.Equal(points, Evidence(new Stock("AAA").Flat(70).Close(10, volume))["volumePoints"]);

    [Theory]
    [InlineData(49, 0)]
    [InlineData(50, 10)]
    [InlineData(100, 20)]
    [InlineData(500, 20)]
    [InlineData(501, 15)]
    [InlineData(1_000, 15)]
    [InlineData(1_001, 0)]
    [InlineData(1_500, 0)]
    [InlineData(1_501, -5)]
    public void The_capitalisation_has_its_points(int millions, double points) => Assert.Equal(
        points, Evidence(new Stock("AAA").Cap(millions * 1_000_000m).Flat(70))["capitalisationPoints"]);

    [Fact]
    public void An_unknown_capitalisation_has_no_points() =>
        Assert.Equal(0, Evidence(new Stock("AAA").Cap(null).Flat(70))["capitalisationPoints"]);

    [Theory]
    [InlineData(0.49, 0)]
    [InlineData(0.5, 5)]
    [InlineData(1, 15)]
    [InlineData(10, 15)]
    [InlineData(10.01, 10)]
    [InlineData(25, 10)]
    [InlineData(25.01, 0)]
    [InlineData(50, 0)]
    [InlineData(50.01, -5)]
    public void The_raw_price_has_its_points(double price, double points) =>
        Assert.Equal(points, Evidence(new Stock("AAA").Flat(70, price: price))["pricePoints"]);

    [Fact]
    public void Price_and_volume_are_those_that_traded()
    {
        // A 1-for-10 reverse split to come: 40 adjusted traded at 4, 60 000 adjusted shares were 600 000.
        var evidence = Evidence(
            new Stock("AAA").Flat(70, price: 40, volume: 60_000).SplitOn(new DateOnly(2030, 1, 2), 0.1m));

        Assert.Equal((15, 20), (evidence["pricePoints"], evidence["volumePoints"]));
    }

    [Fact]
    public void Everything_at_its_best_is_one_hundred()
    {
        // 15 + 15 + 25 + 20 + 15 + 10.
        var setUp = Assert.Single(SetUps(new Stock("AAA").Flat(70, price: 5).Close(5.6, 2_000_000)));

        Assert.Equal(1.0, setUp.Confidence);
        Assert.Equal(10, setUp.TimeExitSessions);
    }

    [Theory]
    [InlineData(150_000, true)]
    [InlineData(100_000, false)]
    public void Seventy_points_fire(double volume, bool fires)
    {
        // 10 + 5 + 15 + 20 + 15 = 65 with r1 = 2.1 %; r5 = 5.1 % makes it 70. At 100 000 shares it is 65.
        var stock = new Stock("AAA").Flat(70, price: 10).Flat(4, price: 9.5).Close(9.98, volume);

        Assert.Equal(fires, SetUps(stock.Close(10, 1)).Any(setUp => setUp.BarIndex == 74));
    }

    [Fact]
    public void A_session_that_did_not_rise_never_fires()
    {
        // Without the bound on r1 the score of 0 + 15 + 25 + 20 + 15 = 75 would do.
        var stock = new Stock("AAA").Flat(70, price: 8).Flat(4, price: 9).Close(9, 2_000_000);

        Assert.Equal(75, Evidence(stock)["score"]);
        Assert.DoesNotContain(SetUps(stock), setUp => setUp.BarIndex == 74);
    }

    [Theory]
    [InlineData(1.01, 0.05, 0.15)]
    [InlineData(1.03, 0.059, 0.159)]
    [InlineData(1.10, 0.08, 0.18)]
    public void The_stop_is_two_deviations_within_five_to_eight_per_cent_and_the_target_follows(
        double step, double stop, double target)
    {
        var stock = new Stock("AAA").Flat(50, price: 5);
        for (var pair = 0; pair < 10; pair++)
        {
            stock.Closes(5 * step, 5);
        }

        var evidence = Evidence(stock);

        Assert.Equal(stop, evidence["stopDistance"], 2e-3);
        Assert.Equal(target, evidence["targetDistance"], 2e-3);
        Assert.Equal(0.10, evidence["targetDistance"] - evidence["stopDistance"], 1e-12);
    }

    [Fact]
    public void Twenty_log_returns_are_the_warm_up()
    {
        Assert.Empty(Score.Explain(Stock.LastOf(Stock.Market(new Stock("AAA").Flat(20)), "AAA")));
        Assert.NotEmpty(Score.Explain(Stock.LastOf(Stock.Market(new Stock("AAA").Flat(21)), "AAA")));
    }

    private static SetUp[] SetUps(Stock stock) => Score.Evaluate(Stock.Market(stock), 1).SetUps(0).ToArray();

    private static Dictionary<string, double> Evidence(Stock stock) =>
        Score.Explain(Stock.LastOf(Stock.Market(stock), "AAA")).ToDictionary(one => one.Name, one => one.Value);
}
