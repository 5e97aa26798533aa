using NanoCap.Trading.Bars;
using NanoCap.Trading.Strategies;
using NanoCap.Trading.Strategies.StatArb;
using NanoCap.Trading.Tests.Bars;

namespace NanoCap.Trading.Tests.Strategies;

public sealed class StatArbStrategyTests
{
    private const int Last = 99;

    private static readonly StatArbStrategy Pairs =
        (StatArbStrategy)new StrategyCatalog(new StrategyOptions()).Find("stat-arb")!;

    [Theory]
    [InlineData(-0.02, "AAA")]
    [InlineData(0.02, "BBB")]
    public void The_cheap_stock_of_a_pair_is_bought(double drift, string cheap)
    {
        var market = Market(Drifting(drift));
        var history = Pairs.Evaluate(market, 1);

        var setUp = history.Find(market.OrdinalOf(Trading.Instruments.Symbol.Of(cheap)), Last);

        Assert.NotNull(setUp);
        Assert.Equal((0.10, null), (setUp.Value.StopDistance, setUp.Value.TargetDistance));
        Assert.Null(history.Find(cheap == "AAA" ? 1 : 0, Last));
    }

    [Fact]
    public void The_line_and_its_distance_are_those_of_the_last_sixty_closes()
    {
        var closes = Drifting(-0.02);
        var market = Market(closes);
        var pair = Assert.Single(Pairs.FindPairs(market, Last));
        var (dependent, other) = pair.Dependent == 0
            ? (Logs(closes.One), Logs(closes.Other)) : (Logs(closes.Other), Logs(closes.One));
        var beta = Covariance(dependent, other) / Covariance(other, other);
        var alpha = dependent.Average() - (beta * other.Average());
        var spread = dependent.Zip(other, (one, two) => one - alpha - (beta * two)).ToArray();
        var deviation = Math.Sqrt(spread.Sum(value => value * value) / 59);

        Assert.Equal(alpha, pair.Line.Alpha, 1e-9);
        Assert.Equal(beta, pair.Line.Beta, 1e-9);
        Assert.Equal(0, pair.Mean, 1e-12);
        Assert.Equal(deviation, pair.Deviation, 1e-12);
        Assert.Equal(spread[^1] / deviation, pair.Z, 1e-9);
        Assert.InRange(Math.Abs(pair.Z), 2, 4);
        Assert.InRange(pair.PValue, 0, 0.05);
        Assert.InRange(pair.Correlation, 0.8, 1);
        var setUp = Pairs.Evaluate(market, 1).Find(0, Last)!.Value;
        Assert.Equal(Math.Abs(pair.Z) / 4, setUp.Confidence);
        Assert.Equal((int)Math.Ceiling(3 * pair.HalfLife), setUp.TimeExitSessions);
        Assert.InRange(pair.HalfLife, 0.1, 6);
    }

    [Fact]
    public void Evidence_names_the_partner_and_the_frozen_numbers()
    {
        var market = Market(Drifting(-0.02));
        var pair = Assert.Single(Pairs.FindPairs(market, Last));
        var evidence = Pairs.Explain(Stock.LastOf(market, "AAA")).ToDictionary(one => one.Name, one => one.Value);

        Assert.Equal(pair.Z, evidence["z"]);
        Assert.Equal(market.Symbols[1].Bars.RawClose[Last], evidence["close.BBB"]);
        Assert.Equal(pair.Line.Beta, evidence["beta"]);
        Assert.Equal(pair.PValue, evidence["pValue"]);
        Assert.Empty(Pairs.Explain(Stock.LastOf(market, "BBB")));
    }

    [Theory]
    [InlineData(2.0, 4.0, true)]
    [InlineData(3.2, 4.0, false)]
    [InlineData(2.0, 3.0, false)]
    public void Neither_a_small_distance_nor_a_broken_pair_fires(double entry, double broken, bool fires)
    {
        // The distance is -3.1 deviations.
        var options = new StrategyOptions { StatArb = new() { EntryDistance = entry, BrokenDistance = broken } };
        var history = new StrategyCatalog(options).Find("stat-arb")!.Evaluate(Market(Drifting(-0.02)), 1);

        Assert.Equal(fires, history.Find(0, Last) is not null);
    }

    [Theory]
    [InlineData("Energy", "Finance")]
    [InlineData(null, null)]
    public void A_pair_lives_in_one_known_sector(string? one, string? other) =>
        Assert.Empty(Pairs.FindPairs(Market(Drifting(-0.02), one, other), Last));

    [Theory]
    [InlineData(0.49, true)]
    [InlineData(0.51, false)]
    [InlineData(-0.49, true)]
    [InlineData(-2, false)]
    [InlineData(3.99, false)]
    [InlineData(4.01, true)]
    [InlineData(-4.01, true)]
    public void The_exit_is_judged_with_the_numbers_of_the_entry(double distance, bool wanted)
    {
        var closes = Drifting(-0.02);
        var pair = Assert.Single(Pairs.FindPairs(Market(closes), Last));
        var other = closes.Other[^1];
        var level = pair.Mean + (distance * pair.Deviation);
        var close = pair.Dependent == 0
            ? Math.Exp(pair.Line.Alpha + (pair.Line.Beta * Math.Log(other)) + level)
            : Math.Exp((Math.Log(other) - pair.Line.Alpha - level) / pair.Line.Beta);
        var market = Market(([.. closes.One, close], [.. closes.Other, other]));

        Assert.Equal(wanted, Pairs.Evaluate(market, 1).WantsExit(0, Last, Last + 1));
        Assert.Equal(wanted, Pairs.Evaluate(market, 1, Last + 1).WantsExit(0, Last, Last + 1));
    }

    [Fact]
    public void Nothing_is_judged_where_the_partner_did_not_trade_or_nothing_was_wanted()
    {
        var closes = Drifting(-0.02);
        var one = Fill(new Stock("AAA").Sector("Energy"), [.. closes.One, 1_000]);
        var history = Pairs.Evaluate(
            Stock.Market(one, Fill(new Stock("BBB").Sector("Energy"), closes.Other)), 1);

        Assert.False(history.WantsExit(0, Last, Last + 1));
        Assert.False(history.WantsExit(0, Last - 30, Last));
        Assert.False(history.WantsExit(0, -1, Last));
    }

    [Fact]
    public void Only_the_pairs_with_the_lowest_p_values_are_watched()
    {
        var (first, second) = (Drifting(-0.02), Drifting(-0.02, seed: 10));
        var market = Stock.Market(
            Fill(new Stock("AAA").Sector("Energy"), first.One),
            Fill(new Stock("BBB").Sector("Energy"), first.Other),
            Fill(new Stock("CCC").Sector("Finance"), second.One),
            Fill(new Stock("DDD").Sector("Finance"), second.Other));
        var one = new StrategyCatalog(new StrategyOptions { StatArb = new() { BestPairs = 1 } }).Find("stat-arb")!;
        var best = Pairs.FindPairs(market, Last);

        Assert.Equal(2, best.Count);
        Assert.True(best[0].PValue < best[1].PValue);
        Assert.Equal([0, 2], Fired(Pairs, market));
        Assert.Equal([best[0].Cheap!.Value], Fired(one, market));
    }

    [Fact]
    public void Sessions_that_one_of_them_missed_are_left_out_for_both()
    {
        var closes = Drifting(-0.02);
        var gap = Fill(new Stock("BBB").Sector("Energy"), closes.Other[..70]).Missing();
        var market = Stock.Market(
            Fill(new Stock("AAA").Sector("Energy"), closes.One), Fill(gap, closes.Other[71..]));
        var without = Market((
            [.. closes.One[..70], .. closes.One[71..]], [.. closes.Other[..70], .. closes.Other[71..]]));

        Assert.Equal(
            Assert.Single(Pairs.FindPairs(without, Last - 1)), Assert.Single(Pairs.FindPairs(market, Last)));
    }

    private static int[] Fired(IStrategy strategy, UniverseBars market)
    {
        var history = strategy.Evaluate(market, 1);
        return [.. Enumerable.Range(0, history.Count).Where(ordinal => history.Find(ordinal, Last) is not null)];
    }

    /// <summary>A random walk and a stock that stays near it, until it drifts off at the last close.</summary>
    private static (double[] One, double[] Other) Drifting(double drift, int seed = 8)
    {
        var random = new Random(seed);
        var (walk, spread) = (Math.Log(20), 0.0);
        var (one, other) = (new double[Last + 1], new double[Last + 1]);
        for (var session = 0; session <= Last; session++)
        {
            walk += 0.1 * (random.NextDouble() - 0.5);
            spread = (0.3 * spread) + (0.02 * (random.NextDouble() - 0.5));
            one[session] = Math.Exp(walk + (session == Last ? drift : spread));
            other[session] = Math.Exp(walk);
        }

        return (one, other);
    }

    private static UniverseBars Market(
        (double[] One, double[] Other) closes, string? sector = "Energy", string? other = "Energy")
    {
        var stocks = (One: new Stock("AAA"), Other: new Stock("BBB"));
        if (sector is not null && other is not null)
        {
            stocks = (stocks.One.Sector(sector), stocks.Other.Sector(other));
        }

        return Stock.Market(Fill(stocks.One, closes.One), Fill(stocks.Other, closes.Other));
    }

    private static Stock Fill(Stock stock, double[] closes) => stock.Closes(closes);

    private static double[] Logs(double[] closes) => [.. closes.TakeLast(60).Select(close => Math.Log(close))];

    private static double Covariance(double[] one, double[] other) =>
        one.Zip(other, (left, right) => (left - one.Average()) * (right - other.Average())).Sum();
}
