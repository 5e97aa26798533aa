using NanoCap.Trading.Bars;
using NanoCap.Trading.Strategies;
using NanoCap.Trading.Tests.Bars;

namespace NanoCap.Trading.Tests.Strategies;

public sealed class SectorRotationStrategyTests
{
    private const int Warm = 252;

    private static readonly IStrategy Rotation = new StrategyCatalog(new StrategyOptions()).Find("sector-rotation")!;

    [Fact]
    public void The_strongest_member_of_each_of_the_four_best_sectors_fires()
    {
        // Five sectors of two; the second member is the stronger one. The mean rise grows with the letter, faster than
        // the deviation that divides it.
        var market = Stock.Market([.. "ABCDE".SelectMany(letter => new[]
        {
            Rising($"{letter}1", letter, 0.10 * (letter - '@')), Rising($"{letter}2", letter, 0.12 * (letter - '@')),
        })]);

        Assert.Equal(
            [("B2", 0.76), ("C2", 0.84), ("D2", 0.92), ("E2", 1.0)],
            Fired(market).Select(one => (one.Ticker, Math.Round(one.Confidence, 12))));
    }

    [Fact]
    public void The_score_is_the_mean_strength_less_the_universes_over_the_deviation_of_the_index()
    {
        // One member a sector, flat but for the last close: r63 = r252 = the last return = the strength. The index has
        // 62 log returns of zero and one of ln(1 + r): its sample deviation is ln(1 + r)/sqrt(63).
        var evidence = Evidence(Stock.Market(Rising("A1", 'A', 0.2), Rising("B1", 'B', 0.1)), "A1");

        Assert.Equal(0.2, evidence["strength"], 1e-12);
        Assert.Equal(0.15, evidence["universeStrength"], 1e-12);
        Assert.Equal(Math.Log(1.2) / Math.Sqrt(63), evidence["sectorSigma63"], 1e-12);
        Assert.Equal(0.05 / (Math.Log(1.2) / Math.Sqrt(63)), evidence["sectorScore"], 1e-9);
        Assert.Equal((1, 1), (evidence["sectorRank"], evidence["strongestOfSector"]));
        Assert.Equal(1, evidence["confidence"], 1e-12);
    }

    [Fact]
    public void The_strength_weighs_63_and_252_sessions()
    {
        // 10 until 64 sessions ago, then 20: r63 = .1 from 20 to 22, r252 = 1.2.
        var market = Stock.Market(
            new Stock("A1").Sector("A").Flat(Warm - 63).Flat(63, price: 20).Close(22), Rising("B1", 'B', 0.1));

        Assert.Equal((0.6 * 0.1) + (0.4 * 1.2), Evidence(market, "A1")["strength"], 1e-12);
    }

    [Fact]
    public void The_index_moves_by_the_mean_of_its_members()
    {
        var market = Stock.Market(Rising("A1", 'A', 0.3), Rising("A2", 'A', 0.1), Rising("B1", 'B', 0.1));

        Assert.Equal(Math.Log(1.2) / Math.Sqrt(63), Evidence(market, "A2")["sectorSigma63"], 1e-12);
        Assert.Equal(0.2, Evidence(market, "A2")["sectorStrength"], 1e-12);
        Assert.Equal(0, Evidence(market, "A2")["strongestOfSector"]);
    }

    [Fact]
    public void A_symbol_of_unknown_sector_counts_in_the_universe_only()
    {
        var market = Stock.Market(Rising("A1", 'A', 0.2), new Stock("LONE").Flat(Warm).Close(14));

        Assert.Equal(0.3, Evidence(market, "A1")["universeStrength"], 1e-12);
        Assert.Equal(["A1"], Fired(market).Select(one => one.Ticker));
        Assert.DoesNotContain("sectorScore", Evidence(market, "LONE").Keys);
    }

    [Fact]
    public void A_sector_that_never_moved_has_no_score() =>
        Assert.Equal(["B1"], Fired(Stock.Market(Rising("A1", 'A', 0), Rising("B1", 'B', 0.1)))
            .Select(one => one.Ticker));

    [Fact]
    public void A_suspected_split_is_no_return_of_the_index_and_its_symbol_is_not_compared()
    {
        var market = Stock.Market(
            Rising("A1", 'A', 0.2),
            new Stock("A2").Sector("A").Flat(Warm - 5).Flat(6, price: 30),
            Rising("B1", 'B', 0));

        // On the last session A2 stands still, so that the index moves by half of A1's 20 %.
        Assert.Equal(Math.Log(1.1) / Math.Sqrt(63), Evidence(market, "A1")["sectorSigma63"], 1e-12);
        Assert.Equal(0.2, Evidence(market, "A1")["sectorStrength"], 1e-12);
        Assert.DoesNotContain("strength", Evidence(market, "A2").Keys);
    }

    [Fact]
    public void Stop_target_and_time_are_those_of_the_table_and_nothing_fires_in_warm_up()
    {
        var market = Stock.Market(new Stock("A1").Sector("A").Flat(Warm - 1).Closes(11, 12), Rising("B1", 'B', 0.1));
        var setUps = Rotation.Evaluate(market, 1).SetUps(0).ToArray();

        var setUp = Assert.Single(setUps);
        Assert.Equal(Warm, setUp.BarIndex);
        Assert.Equal((0.10, 0.20, 21), (setUp.StopDistance, setUp.TargetDistance, setUp.TimeExitSessions));
    }

    private static Stock Rising(string ticker, char sector, double rise) =>
        new Stock(ticker).Sector(sector.ToString()).Flat(Warm).Close(10 * (1 + rise));

    private static Dictionary<string, double> Evidence(UniverseBars market, string ticker) =>
        Rotation.Explain(Stock.LastOf(market, ticker)).ToDictionary(one => one.Name, one => one.Value);

    private static List<(string Ticker, double Confidence)> Fired(UniverseBars market)
    {
        var history = Rotation.Evaluate(market, 1);
        return
        [
            .. Enumerable.Range(0, market.Symbols.Count)
                .SelectMany(ordinal => history.SetUps(ordinal).ToArray(), (ordinal, setUp) => (
                    market.Symbols[ordinal].Symbol.Value, setUp.Confidence)),
        ];
    }
}
