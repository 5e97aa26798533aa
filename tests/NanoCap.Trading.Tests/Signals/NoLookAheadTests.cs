using FsCheck;
using FsCheck.Fluent;
using NanoCap.Trading.Bars;
using NanoCap.Trading.Signals;
using NanoCap.Trading.Signals.Exclusions;
using NanoCap.Trading.Strategies;
using NanoCap.Trading.Tests.Bars;
using NanoCap.Trading.Tests.Strategies;

namespace NanoCap.Trading.Tests.Signals;

public sealed class NoLookAheadTests
{
    private const int Sessions = 230;

    private static readonly StrategyCatalog Catalog = EagerCatalog.Make();

    private static readonly UniverseFilter Filter = new(new UniverseFilterOptions());

    [Fact]
    public void Cutting_the_future_away_changes_no_signal_and_no_track_record_of_any_strategy()
    {
        var (setUps, trades) = (new Dictionary<string, int>(), new Dictionary<string, int>());
        var config = Config.QuickThrowOnFailure.WithMaxTest(25);
        Prop.ForAll(
            Gen.Choose(1, 1_000_000).ToArbitrary(),
            seed =>
            {
                var histories = RandomMarket.Histories(seed, symbols: 8, Sessions);
                var full = RandomMarket.Of(histories);
                var session = Stock.DateOf(new Random(seed).Next(70, Sessions - 1));
                var cut = RandomMarket.BuiltThrough(histories, session);
                foreach (var strategy in Catalog.All)
                {
                    setUps[strategy.Name] = setUps.GetValueOrDefault(strategy.Name) + SameSetUps(strategy, full, cut);
                    trades[strategy.Name] = trades.GetValueOrDefault(strategy.Name) + SameRecords(strategy, full, cut);
                }
            }).Check(config);

        Assert.Equal(Catalog.All.Count, setUps.Count);
        Assert.All(setUps, one => Assert.True(one.Value >= 50, $"{one.Key} had {one.Value} set-ups."));
        Assert.All(trades, one => Assert.True(one.Value >= 5, $"{one.Key} had {one.Value} trades."));
    }

    [Fact]
    public void A_scan_says_the_same_whether_later_bars_exist_or_not()
    {
        for (var seed = 1; seed <= 10; seed++)
        {
            var histories = RandomMarket.Histories(seed, symbols: 8, Sessions);
            var session = Stock.DateOf(150 + (seed * 5));
            var full = Scan(RandomMarket.Of(histories), session, workers: 1);
            var cut = Scan(RandomMarket.BuiltThrough(histories, session), session, workers: 1);

            Assert.Equal(Texts(cut), Texts(full));
        }
    }

    [Fact]
    public void Threads_and_the_order_of_symbols_change_nothing()
    {
        for (var seed = 1; seed <= 10; seed++)
        {
            var histories = RandomMarket.Histories(seed, symbols: 12, Sessions);
            var session = Stock.DateOf(200);
            var one = Scan(RandomMarket.Of(histories), session, workers: 1);
            var many = Scan(RandomMarket.Of(histories.Reverse()), session, workers: 7);

            Assert.Equal(Texts(one), Texts(many));
        }
    }

    private static int SameSetUps(IStrategy strategy, UniverseBars full, UniverseBars cut)
    {
        var (later, now) = (strategy.Evaluate(full, 2), strategy.Evaluate(cut, 1));
        var count = 0;
        for (var ordinal = 0; ordinal < cut.Symbols.Count; ordinal++)
        {
            var bars = cut.Symbols[ordinal].Bars.Count;
            var fullOrdinal = full.OrdinalOf(cut.Symbols[ordinal].Symbol);
            var expected = now.SetUps(ordinal).ToArray();
            Assert.Equal(expected, later.SetUps(fullOrdinal).ToArray().Where(setUp => setUp.BarIndex < bars));
            foreach (var entry in expected.Select(setUp => setUp.BarIndex).Prepend(0))
            {
                for (var index = entry + 1; index < bars; index++)
                {
                    var wanted = now.WantsExit(ordinal, entry, index);
                    Assert.Equal(wanted, later.WantsExit(fullOrdinal, entry, index));
                }
            }

            foreach (var setUp in expected)
            {
                Assert.Equal(
                    strategy.Explain(new BarPoint(cut, ordinal, setUp.BarIndex)),
                    strategy.Explain(new BarPoint(full, fullOrdinal, setUp.BarIndex)));
            }

            count += expected.Length;
        }

        return count;
    }

    private static int SameRecords(IStrategy strategy, UniverseBars full, UniverseBars cut)
    {
        var (later, now) = (Record(strategy, full), Record(strategy, cut));
        Assert.Equal(now.FirstSessionIndex, later.FirstSessionIndex);
        Assert.Equal(now.Equity, later.Equity.Take(now.Equity.Count));
        Assert.Equal(now.Trades, later.Trades.Take(now.Trades.Count));
        return now.Trades.Count;
    }

    private static StrategyTrackRecord Record(IStrategy strategy, UniverseBars universe) => StrategyTrackRecord.Of(
        universe,
        strategy.Evaluate(universe, 1),
        Filter,
        EntryExclusions.Of(new EntryExclusionOptions(), "none"),
        new BarRules(new BarRuleOptions()),
        new TrackRecordOptions());

    private static MarketScan Scan(UniverseBars universe, DateOnly session, int workers) => MarketScan.Of(
        new MarketScanRequest(
            universe, session, Catalog.All, Filter, EntryExclusions.Of(new EntryExclusionOptions(), "tiny-cap"))
        {
            Workers = workers,
        });

    private static string[] Texts(MarketScan scan) =>
    [
        .. scan.Skipped.Select(one => one.ToString()),
        .. scan.Strategies.Select(one => one.ToString()),
        .. scan.Ranking.Ranked.Concat(scan.Ranking.Unranked).Select(one =>
            $"{one.Rank} {one.Score:R} {one.Signal} {string.Join(' ', one.Signal.Evidence)}"),
        .. scan.TrackRecords.SelectMany(record => record.Trades).Select(trade => trade.ToString()),
        .. scan.TrackRecords.SelectMany(record => record.Equity).Select(equity => $"{equity:R}"),
    ];
}
