using NanoCap.Bot.MarketData;
using NanoCap.Bot.Options;
using NanoCap.Bot.Scanning;
using NanoCap.Bot.Scanning.Records;
using NanoCap.Bot.Tests.Storage;
using NanoCap.Trading.Bars;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Signals;

namespace NanoCap.Bot.Tests.Scanning.Records;

public sealed class RecordCacheTests : IDisposable
{
    private static readonly DateOnly Yesterday = new(2024, 3, 8);

    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task A_scan_says_the_same_with_records_of_the_day_before_as_without()
    {
        var without = (await SmallMarket.LoadAsync()).Run(SmallMarket.Session, DeskState.Empty);
        Assert.Null(Cache().Find((await SmallMarket.LoadAsync()).Market.Bars, SmallMarket.Session));
        Scan(await SmallMarket.LoadAsync()).Run(Yesterday, DeskState.Empty);
        var market = await SmallMarket.LoadAsync();
        Assert.Equal(Yesterday, Cache().Find(market.Market.Bars, SmallMarket.Session)!.Through);

        var with = Scan(market).Run(SmallMarket.Session, DeskState.Empty);

        Assert.Equal(Texts(without), Texts(with));
        Assert.Equal(SmallMarket.Session, Cache().Find(market.Market.Bars, SmallMarket.Session)!.Through);
    }

    [Fact]
    public async Task What_was_kept_comes_back_exactly()
    {
        var market = (await SmallMarket.LoadAsync()).Market.Bars;
        var kept = MarketScan.Of(SmallMarket.Rules.RequestFor(market, SmallMarket.Session, NoneHeld)).Kept;
        Assert.Contains(kept.Records, record => record.Record.Trades.Count > 0);
        Assert.Contains(kept.Records, record => record.Positions.Count > 0);
        var fit = new RecordFit(7, 8);

        var (foundFit, found) = RecordFile.Read(RecordFile.Write(fit, kept), 7)!.Value;

        Assert.Equal(fit, foundFit);
        Assert.Equal(kept.Through, found.Through);
        Assert.Equal(kept.Benchmark.Name, found.Benchmark.Name);
        Assert.Equal(kept.Benchmark.Returns, found.Benchmark.Returns);
        Assert.Equal(kept.Records.Count, found.Records.Count);
        foreach (var (before, after) in kept.Records.Zip(found.Records))
        {
            Assert.Equal(before.Cash, after.Cash);
            Assert.Equal(before.Positions, after.Positions);
            Assert.Equal(before.Record.Equity, after.Record.Equity);
            Assert.Equal(before.Record.Traded, after.Record.Traded);
            Assert.Equal(before.Record.Costs, after.Record.Costs);
            Assert.Equal(before.Record.Trades, after.Record.Trades);
            var (own, other) = (before.Record, after.Record);
            Assert.Equal(
                (own.Strategy, own.FirstSessionIndex, own.OpenPositions, own.Momentum, own.Qualified),
                (other.Strategy, other.FirstSessionIndex, other.OpenPositions, other.Momentum, other.Qualified));
        }
    }

    [Fact]
    public async Task Any_changed_bit_or_missing_end_makes_it_as_good_as_absent()
    {
        var scan = Scan(await SmallMarket.LoadAsync());
        scan.Run(Yesterday, DeskState.Empty);
        var file = Assert.Single(Directory.GetFiles(folder.File("cache")));
        var whole = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
        Assert.NotNull(Cache().Find(scan.Market.Bars, SmallMarket.Session));
        var random = new Random(1);
        for (var attempt = 0; attempt < 60; attempt++)
        {
            var damaged = attempt % 3 == 0 ? whole[..random.Next(whole.Length)] : [.. whole];
            if (damaged.Length == whole.Length)
            {
                damaged[random.Next(whole.Length)] ^= (byte)(1 << random.Next(8));
            }

            await File.WriteAllBytesAsync(file, damaged, TestContext.Current.CancellationToken);
            Assert.Null(Cache().Find(scan.Market.Bars, SmallMarket.Session));
        }
    }

    [Fact]
    public async Task Other_bars_or_listings_before_the_session_do_not_fit_and_later_ones_do()
    {
        var scan = Scan(await SmallMarket.LoadAsync());
        scan.Run(Yesterday, DeskState.Empty);
        var market = scan.Market.Bars;

        Assert.NotNull(Cache().Find(market, SmallMarket.Session));
        Assert.NotNull(Cache().Find(market.Through(SmallMarket.Session), SmallMarket.Session));
        Assert.Null(Cache().Find(Without(market, 7), SmallMarket.Session));
        Assert.Null(Cache().Find(Renamed(market, 7), SmallMarket.Session));
        Assert.Null(Cache().Find(market, Yesterday.AddDays(-1)));
    }

    [Fact]
    public async Task Other_numbers_of_a_rule_do_not_fit()
    {
        var scan = Scan(await SmallMarket.LoadAsync());
        scan.Run(Yesterday, DeskState.Empty);
        var other = new BotOptions
        {
            Strategies = new() { MeanReversion = new() { MinimumConfidence = 0.71 } },
        };
        var denying = new BotOptions { Universe = new() { Deny = ["AACG"] } };

        Assert.Null(Cache(ScanRules.Of(other)).Find(scan.Market.Bars, SmallMarket.Session));
        Assert.Null(Cache(ScanRules.Of(denying)).Find(scan.Market.Bars, SmallMarket.Session));
        Assert.NotNull(Cache(ScanRules.Of(new BotOptions())).Find(scan.Market.Bars, SmallMarket.Session));
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_costs_nothing_but_a_remark()
    {
        Directory.CreateDirectory(folder.Path);
        await File.WriteAllTextAsync(folder.File("cache"), "a file", TestContext.Current.CancellationToken);
        var scan = Scan(await SmallMarket.LoadAsync());

        var found = scan.Run(SmallMarket.Session, DeskState.Empty);

        Assert.NotEmpty(found.Outcome.Ranked);
        Assert.Contains("could not be kept", scan.CacheProblem, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();

    private static Dictionary<Trading.Instruments.Symbol, string> NoneHeld => [];

    private RecordCache Cache(ScanRules? rules = null) =>
        new(folder.File("cache"), (rules ?? SmallMarket.Rules).RecordRules);

    private DailyScan Scan(DailyScan loaded) => new(loaded.Market, SmallMarket.Rules, Cache());

    private static UniverseBars Without(UniverseBars market, int ordinal) => UniverseBars.Of(
        market.Symbols.Where((_, place) => place != ordinal), market.Source);

    private static UniverseBars Renamed(UniverseBars market, int ordinal) => UniverseBars.Of(
        market.Symbols.Select((history, place) => place == ordinal
            ? history with { Listing = history.Listing with { Sector = "Elsewhere" } }
            : history),
        market.Source);

    private static string[] Texts(ScanResult result) =>
    [
        .. result.Sheet.Strategies.Select(one => one.ToString()),
        .. result.Sheet.Skipped.Select(one => one.ToString()),
        .. result.Sheet.Signals.Select(one => $"{one.Rank} {one.Score:R} {one.Signal.Symbol} {one.Note}"),
    ];
}
