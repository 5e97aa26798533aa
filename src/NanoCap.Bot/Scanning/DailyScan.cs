using NanoCap.Bot.MarketData;
using NanoCap.Bot.Scanning.Records;
using NanoCap.Trading.Bars;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Signals;

namespace NanoCap.Bot.Scanning;

/// <summary>Scans the loaded market at the close of a session and keeps the latest result for questions.</summary>
internal sealed class DailyScan(MarketHistory market, ScanRules rules, RecordCache? cache = null) : ILastScan
{
    private static readonly Dictionary<Symbol, string> AllAvailable = [];

    private volatile ScanSheet? latest;
    private KeptRecords? kept;

    public MarketHistory Market => market;

    /// <summary>Why the latest records could not be kept on disk; null when they were or need not be.</summary>
    public string? CacheProblem { get; private set; }

    /// <summary>The market as a decision may know it after the close of a session.</summary>
    public MarketView ViewAt(DateOnly session) => rules.ViewAt(market.Bars, session);

    /// <exception cref="MarketDataException">Nothing can be decided on what was found.</exception>
    public static async Task<DailyScan> LoadAsync(
        IBarSource source, ScanRules rules, CancellationToken cancellationToken) =>
        new(await source.LoadAsync(cancellationToken).ConfigureAwait(false), rules);

    /// <summary>Scans. The same bars, rules and books give the same result.</summary>
    /// <exception cref="ArgumentException">No symbol has a bar of the session.</exception>
    public ScanResult Run(DateOnly session, DeskState desk)
    {
        var before = kept is { } own && own.Through <= session ? own : cache?.Find(market.Bars, session);
        var scan = MarketScan.Of(rules.RequestFor(market.Bars, session, Unavailable(desk)) with { Kept = before });
        kept = scan.Kept;
        CacheProblem = before?.Through == session ? null : cache?.Keep(market.Bars, scan.Kept);
        var sheet = SheetOf(scan);
        latest = sheet;
        var skipped = sheet.Skipped;
        var outcome = new ScanOutcome(
            session,
            [.. scan.Ranking.Ranked.Select(Scored)],
            [.. scan.Ranking.Unranked.Select(Unranked)],
            sheet.Strategies,
            SignalExits.Find(market.Bars, session, desk, rules.Catalog),
            sheet.Symbols,
            scan.Scanned,
            CountByReason(skipped));
        return new ScanResult(outcome, sheet);
    }

    public Task<ScanSheet?> FindAsync(DateOnly? session, CancellationToken cancellationToken)
    {
        var kept = latest;
        if (session is not { } asked || asked == kept?.Session)
        {
            return Task.FromResult(kept);
        }

        // An earlier session is computed anew, as it was before anything was held; a later one would look ahead.
        return kept is null || asked > kept.Session || market.Bars.FindSession(asked) < 0
            ? Task.FromResult<ScanSheet?>(null)
            : Task.Run<ScanSheet?>(
                () => SheetOf(MarketScan.Of(rules.RequestFor(market.Bars, asked, AllAvailable))), cancellationToken);
    }

    public Task<IReadOnlyList<StrategyNumbers>> ExplainAsync(Symbol symbol, CancellationToken cancellationToken)
    {
        if (latest is not { } sheet)
        {
            return Task.FromResult<IReadOnlyList<StrategyNumbers>>([]);
        }

        var known = market.Bars.Through(sheet.Session);
        var ordinal = known.OrdinalOf(symbol);
        if (ordinal < 0)
        {
            return Task.FromResult<IReadOnlyList<StrategyNumbers>>([]);
        }

        var at = new BarPoint(known, ordinal, known.Symbols[ordinal].Bars.Count - 1);
        return Task.FromResult<IReadOnlyList<StrategyNumbers>>(
            [.. rules.Enabled.Select(strategy => new StrategyNumbers(strategy.Name, strategy.Explain(at)))]);
    }

    private static Dictionary<Symbol, string> Unavailable(DeskState desk)
    {
        var notes = desk.Positions.Keys.ToDictionary(symbol => symbol, _ => "held");
        foreach (var order in desk.OpenOrders)
        {
            notes.TryAdd(order.Symbol, "in an open order");
        }

        return notes;
    }

    private static ScoredSignal Scored(RankedSignal ranked) => new(
        ranked.Rank ?? throw Misplaced(ranked),
        ranked.Signal,
        ranked.Momentum ?? throw Misplaced(ranked),
        ranked.Score ?? throw Misplaced(ranked));

    private static UnrankedSignal Unranked(RankedSignal ranked) =>
        new(ranked.Signal, ranked.Momentum, ranked.Note ?? throw Misplaced(ranked));

    private static InvalidOperationException Misplaced(RankedSignal ranked) =>
        new($"Expected rank, momentum and score, or a note; found {ranked}.");

    private static KeyValuePair<string, int>[] CountByReason(IReadOnlyList<SkippedSymbol> skipped) =>
    [
        .. skipped
            .CountBy(symbol => symbol.Reason.Split(':', 2)[0], StringComparer.Ordinal)
            .OrderByDescending(reason => reason.Value)
            .ThenBy(reason => reason.Key, StringComparer.Ordinal),
    ];

    private ScanSheet SheetOf(MarketScan scan)
    {
        SkippedSymbol[] skipped =
        [
            .. scan.Skipped.Concat(market.Skipped).OrderBy(symbol => symbol.Symbol, StringComparer.Ordinal),
        ];
        return new ScanSheet(
            scan.Session,
            scan.Symbols + market.Skipped.Count,
            [
                .. scan.Strategies.Select(standing => new StrategyLine(
                    standing.Name,
                    standing.Momentum,
                    standing.Qualified,
                    standing.Signals,
                    standing.Qualified ? null : standing.Reason)),
            ],
            [
                .. scan.Ranking.Ranked.Concat(scan.Ranking.Unranked).Select(ranked => new SheetSignal(
                    ranked.Rank, ranked.Signal, ranked.Momentum, ranked.Score, ranked.Note)),
            ],
            skipped);
    }
}
