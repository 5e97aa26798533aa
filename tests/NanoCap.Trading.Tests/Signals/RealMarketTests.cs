using System.Globalization;
using NanoCap.Trading.Signals;
using NanoCap.Trading.Signals.Exclusions;
using NanoCap.Trading.Strategies;

namespace NanoCap.Trading.Tests.Signals;

/// <summary>Numbers of an independent Python program (lists and loops, correctly rounded sums, plain comparisons of
/// doubles) that was written from the same document, on the real small caps with all exclusions but dilution.</summary>
public sealed class RealMarketTests
{
    [Fact]
    public void Books_signals_and_ranks_equal_those_of_an_independent_program()
    {
        var folder = RealMarket.FindFolder();
        Assert.SkipUnless(folder is not null, "The real small caps are not beside this repository.");
        var universe = RealMarket.Read(folder!);

        foreach (var day in Expected)
        {
            var scan = MarketScan.Of(new MarketScanRequest(
                universe,
                DateOnly.ParseExact(day.Session, "yyyy-MM-dd", CultureInfo.InvariantCulture),
                new StrategyCatalog(new StrategyOptions()).GetAll("momentum,mean-reversion"),
                new UniverseFilter(new UniverseFilterOptions()),
                EntryExclusions.Of(new EntryExclusionOptions())));

            var (momentum, reversion) = (scan.TrackRecords[0], scan.TrackRecords[1]);
            AssertNear(day.Momentum, momentum.Momentum);
            AssertNear(day.MomentumEquity, momentum.Equity[^1]);
            AssertNear(day.Reversion, reversion.Momentum);
            AssertNear(day.ReversionEquity, reversion.Equity[^1]);
            Assert.Equal(day.Trades, (momentum.Trades.Count, reversion.Trades.Count));
            Assert.Equal(day.Signals, (scan.Strategies[0].Signals, scan.Strategies[1].Signals));
            Assert.Equal(day.Ranked.Length, Math.Min(4, scan.Ranking.Ranked.Count));
            foreach (var (expected, ranked) in day.Ranked.Zip(scan.Ranking.Ranked))
            {
                Assert.Equal(expected.Ticker, ranked.Signal.Symbol.Value);
                AssertNear(expected.Confidence, ranked.Signal.Confidence);
                AssertNear(expected.Score, ranked.Score);
            }
        }
    }

    private static void AssertNear(double? expected, double? actual)
    {
        Assert.Equal(expected is null, actual is null);
        if (expected is { } number)
        {
            Assert.Equal(number, actual!.Value, 1e-12 * Math.Max(1, Math.Abs(number)));
        }
    }

    private sealed record Day(
        string Session,
        double? Momentum,
        double MomentumEquity,
        double? Reversion,
        double ReversionEquity,
        (int Momentum, int Reversion) Trades,
        (int Momentum, int Reversion) Signals,
        params (string Ticker, double Confidence, double Score)[] Ranked);

    private static readonly Day[] Expected =
    [
        new("2020-06-15", null, 1.1123095892822557, null, 1.2976855633039517, (43, 3), (1, 0)),
        new(
            "2021-02-09", 0.1721500176173658, 1.0584602669961134, 0.05996726652339501, 1.5004233659880897,
            (184, 28), (3, 0),
            ("ALLT", 0.7632219300133833, 0.8119860090501062),
            ("CVU", 0.5372368570490624, 0.6989934725679458),
            ("AVD", 0.4645962954407689, 0.662673191763799)),
        new(
            "2023-06-08", 0.08302868760149806, 0.34468475742281535, -0.030027623869683162, 1.221051441137078,
            (658, 295), (5, 0),
            ("ARBE", 0.910420298276196, 0.6627818681418431),
            ("DBI", 0.8984565121052286, 0.6567999750563595),
            ("CTOS", 0.5564654894190129, 0.4858044637132516),
            ("CURV", 0.5495703689548705, 0.48235690348118043)),
        new(
            "2023-08-25", 0.10176135360411376, 0.30346539101018705, 0.2050527503600581, 1.3644862524046204,
            (724, 311), (0, 5),
            ("CSIQ", 0.9317664953457938, 0.9658832476728969),
            ("BBCP", 0.8745541034155779, 0.937277051707789),
            ("AVO", 0.7850337819593072, 0.8925168909796536),
            ("ALT", 0.7836351644316935, 0.8918175822158467)),
        new(
            "2025-02-07", 0.05172942539972869, 0.18353798959754153, 0.021609386137038555, 1.1147482542210996,
            (1065, 494), (0, 3)),
    ];
}
