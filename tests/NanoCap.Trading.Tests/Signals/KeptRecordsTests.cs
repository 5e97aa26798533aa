using FsCheck;
using FsCheck.Fluent;
using NanoCap.Trading.Bars;
using NanoCap.Trading.Signals;
using NanoCap.Trading.Signals.Exclusions;
using NanoCap.Trading.Strategies;
using NanoCap.Trading.Tests.Bars;
using NanoCap.Trading.Tests.Strategies;

namespace NanoCap.Trading.Tests.Signals;

public sealed class KeptRecordsTests
{
    private const int Sessions = 230;

    private static readonly StrategyCatalog Catalog = EagerCatalog.Make();

    [Fact]
    public void Records_kept_day_by_day_are_those_computed_at_once()
    {
        var trades = 0;
        var config = Config.QuickThrowOnFailure.WithMaxTest(15);
        Prop.ForAll(
            Gen.Choose(1, 1_000_000).ToArbitrary(),
            seed =>
            {
                var histories = RandomMarket.Histories(seed, symbols: 8, Sessions);
                var full = RandomMarket.Of(histories);
                var random = new Random(seed);
                KeptRecords? kept = null;
                for (var session = random.Next(40, 100); session < Sessions; session += random.Next(1, 12))
                {
                    kept = Scan(full, Stock.DateOf(session), kept, workers: 1 + (session % 3)).Kept;
                }

                var last = full.LastSession;
                var (daily, atOnce) = (Scan(full, last, kept, 2), Scan(full, last, null, 1));
                Assert.Equal(Texts(atOnce), Texts(daily));
                trades += atOnce.TrackRecords.Sum(record => record.Trades.Count);
            }).Check(config);
        Assert.InRange(trades, 200, int.MaxValue);
    }

    [Fact]
    public void What_was_kept_goes_on_in_a_universe_with_a_new_listing_before_the_others()
    {
        var histories = RandomMarket.Histories(seed: 11, symbols: 8, Sessions);
        var listing = new Stock("AAA", 180).Cap(100_000_000m).Flat(Sessions - 180).Build();
        var before = RandomMarket.Of(histories);
        var kept = Enumerable.Range(140, 35).Select(session => Scan(before, Stock.DateOf(session), null, 1).Kept)
            .First(one => one.Records.Any(record => record.Positions.Count > 0));
        var grown = RandomMarket.Of(histories.Append(listing));

        Assert.Equal(
            Texts(Scan(grown, grown.LastSession, null, 1)),
            Texts(Scan(grown, grown.LastSession, kept, 1)));
    }

    [Fact]
    public void What_was_kept_later_is_not_used_for_an_earlier_day()
    {
        var market = RandomMarket.Of(RandomMarket.Histories(seed: 5, symbols: 8, Sessions));
        var later = Scan(market, Stock.DateOf(200), null, 1).Kept;
        Assert.Equal(
            Texts(Scan(market, Stock.DateOf(150), null, 1)), Texts(Scan(market, Stock.DateOf(150), later, 1)));
    }

    [Fact]
    public void A_strategy_that_was_not_kept_begins_anew()
    {
        var market = RandomMarket.Of(RandomMarket.Histories(seed: 6, symbols: 8, Sessions));
        var kept = Scan(market, Stock.DateOf(150), null, 1).Kept;
        var one = kept with { Records = [.. kept.Records.Where(record => record.Record.Strategy == "momentum")] };
        Assert.Equal(
            Texts(Scan(market, market.LastSession, null, 1)), Texts(Scan(market, market.LastSession, one, 1)));
    }

    [Fact]
    public void Before_any_symbol_has_sixty_bars_there_is_nothing_to_go_on_from()
    {
        var market = RandomMarket.Of(RandomMarket.Histories(seed: 7, symbols: 4, Sessions));
        var kept = Scan(market, Stock.DateOf(30), null, 1).Kept;
        Assert.Null(kept.Find("momentum"));
        Assert.Equal(
            Texts(Scan(market, market.LastSession, null, 1)), Texts(Scan(market, market.LastSession, kept, 1)));
    }

    private static MarketScan Scan(UniverseBars universe, DateOnly session, KeptRecords? kept, int workers) =>
        MarketScan.Of(new MarketScanRequest(
            universe,
            session,
            Catalog.All,
            new UniverseFilter(new UniverseFilterOptions()),
            EntryExclusions.Of(new EntryExclusionOptions(), "none"))
        {
            Workers = workers,
            Kept = kept,
        });

    private static string[] Texts(MarketScan scan) =>
    [
        .. scan.Skipped.Select(one => one.ToString()),
        .. scan.Strategies.Select(one => one.ToString()),
        .. scan.Ranking.Ranked.Concat(scan.Ranking.Unranked).Select(one => $"{one.Rank} {one.Score:R} {one.Signal}"),
        .. scan.TrackRecords.SelectMany(record => record.Trades).Select(trade => trade.ToString()),
        .. scan.TrackRecords.SelectMany(record => record.Equity.Concat(record.Traded).Concat(record.Costs))
            .Select(number => $"{number:R}"),
        .. scan.TrackRecords.Select(record => StrategyFigures.Of(record, scan.Benchmark).ToString()),
        .. scan.Benchmark.Returns.Select(number => $"{number:R}"),
        .. scan.Kept.Records.SelectMany(kept => kept.Positions).Select(position => position.ToString()),
    ];
}
