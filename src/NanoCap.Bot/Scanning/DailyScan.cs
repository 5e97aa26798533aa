using System.Globalization;
using NanoCap.Bot.MarketData;
using NanoCap.Bot.Scanning.Records;
using NanoCap.Trading.Bars;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Signals;
using NanoCap.Trading.Strategies.StatArb;

namespace NanoCap.Bot.Scanning;

/// <summary>Scans the loaded market at the close of a session and keeps the latest result for questions.</summary>
internal sealed class DailyScan(LoadedMarket loaded, ScanRules rules, RecordCache? cache = null) : ILastScan
{
    private static readonly Dictionary<Symbol, string> AllAvailable = [];

    private volatile ScanSheet? latest;
    private volatile DeskState? recalled;
    private (MarketHistory Of, KeptRecords Records)? kept;

    public DailyScan(MarketHistory market, ScanRules rules, RecordCache? cache = null)
        : this(new LoadedMarket(market), rules, cache)
    {
    }

    public MarketHistory Market => loaded.Current;

    /// <summary>Why the latest records could not be kept on disk; null when they were or need not be.</summary>
    public string? CacheProblem { get; private set; }

    /// <summary>The market as a decision may know it after the close of a session.</summary>
    public MarketView ViewAt(DateOnly session) => rules.ViewAt(Market.Bars, session);

    /// <exception cref="MarketDataException">Nothing can be decided on what was found.</exception>
    public static async Task<DailyScan> LoadAsync(
        IBarSource source, ScanRules rules, CancellationToken cancellationToken) =>
        new(await source.LoadAsync(cancellationToken).ConfigureAwait(false), rules);

    /// <summary>Scans. The same bars, rules and books give the same result.</summary>
    /// <exception cref="ArgumentException">No symbol has a bar of the session.</exception>
    public ScanResult Run(DateOnly session, DeskState desk)
    {
        var market = Market;
        var before = kept is { } own && own.Of == market && own.Records.Through <= session
            ? own.Records : cache?.Find(market.Bars, session);
        var scan = MarketScan.Of(rules.RequestFor(market.Bars, session, Unavailable(desk)) with
        {
            Kept = before,
            Off = Off(desk),
        });
        kept = (market, scan.Kept);
        CacheProblem = before?.Through == session ? null : cache?.Keep(market.Bars, scan.Kept);
        var sheet = SheetOf(market, scan, desk);
        latest = sheet;
        var skipped = sheet.Skipped;
        var judged = HoldingsJudged.Of(market.Bars, session, desk, rules, scan.Strategies);
        var outcome = new ScanOutcome(
            session,
            [.. scan.Ranking.Ranked.Select(Scored)],
            [.. scan.Ranking.Unranked.Select(Unranked)],
            sheet.Strategies,
            judged.Exits,
            sheet.Symbols,
            scan.Scanned,
            CountByReason(skipped))
        {
            Held = judged.Held,
        };
        return new ScanResult(outcome, sheet);
    }

    /// <summary>After a start, what the desk last scanned is found again when somebody asks for it.</summary>
    public void Recall(DeskState desk) => recalled = desk;

    public async Task<ScanSheet?> FindAsync(DateOnly? session, CancellationToken cancellationToken)
    {
        var known = latest ?? await RecallAsync(cancellationToken).ConfigureAwait(false);
        if (session is not { } asked || asked == known?.Session)
        {
            return known;
        }

        // An earlier session is computed anew, as it was before anything was held; a later one would look ahead.
        var market = Market;
        return known is null || asked > known.Session || market.Bars.FindSession(asked) < 0
            ? null
            : await Task.Run(
                () => SheetOf(
                    market, MarketScan.Of(rules.RequestFor(market.Bars, asked, AllAvailable)), DeskState.Empty),
                cancellationToken).ConfigureAwait(false);
    }

    public async Task<IReadOnlyList<StrategyNumbers>> ExplainAsync(
        Symbol symbol, CancellationToken cancellationToken) =>
        await LocateAsync(symbol, cancellationToken).ConfigureAwait(false) is { } at
            ? [.. rules.Enabled.Select(strategy => new StrategyNumbers(strategy.Name, strategy.Explain(at)))]
            : [];

    public async Task<SymbolAnalysis?> AnalyzeAsync(Symbol symbol, CancellationToken cancellationToken) =>
        await LocateAsync(symbol, cancellationToken).ConfigureAwait(false) is { } at
            ? await Task.Run(() => AnalysisOf(at), cancellationToken).ConfigureAwait(false)
            : null;

    public async Task<SymbolBars?> ChartAsync(Symbol symbol, int sessions, CancellationToken cancellationToken) =>
        await FindAsync(null, cancellationToken).ConfigureAwait(false) is { } sheet
            ? SymbolBars.Of(Market.Bars.Through(sheet.Session), symbol, sessions)
            : null;

    public async Task<IReadOnlyList<PairLine>> PairsAsync(CancellationToken cancellationToken)
    {
        if (await FindAsync(null, cancellationToken).ConfigureAwait(false) is not { } sheet
            || rules.Catalog.All.OfType<StatArbStrategy>().FirstOrDefault() is not { } strategy)
        {
            return [];
        }

        var known = Market.Bars.Through(sheet.Session);
        var pairs = await Task.Run(
            () => strategy.FindPairs(known, known.FindSession(sheet.Session)), cancellationToken)
            .ConfigureAwait(false);
        return [.. pairs.Select(pair => new PairLine(
            known.Symbols[pair.Dependent].Symbol,
            known.Symbols[pair.Other].Symbol,
            known.Symbols[pair.Dependent].Listing.Sector,
            pair.Cheap is { } cheap ? known.Symbols[cheap].Symbol : null,
            strategy.Fires(pair),
            pair))];
    }

    // The symbol's last bar at the latest scan; null when there is none.
    private async Task<BarPoint?> LocateAsync(Symbol symbol, CancellationToken cancellationToken)
    {
        if (await FindAsync(null, cancellationToken).ConfigureAwait(false) is not { } sheet)
        {
            return null;
        }

        var known = Market.Bars.Through(sheet.Session);
        var ordinal = known.OrdinalOf(symbol);
        return ordinal < 0 ? null : new BarPoint(known, ordinal, known.Symbols[ordinal].Bars.Count - 1);
    }

    private SymbolAnalysis AnalysisOf(BarPoint at)
    {
        var session = at.Universe.LastSession;
        return new SymbolAnalysis(
            at.Session,
            at.History.Listing,
            at.Bars.RawClose[at.BarIndex],
            at.Session == session ? rules.Refusals(at) : [MissingBar(at, session)],
            rules.Exclusions.FindNotes(at),
            [.. rules.Catalog.All.Select(strategy => new StrategyNumbers(strategy.Name, strategy.Explain(at)))],
            [.. rules.Enabled.Select(strategy => strategy.Name)]);
    }

    // What was bought since was no reason then.
    private async Task<ScanSheet?> RecallAsync(CancellationToken cancellationToken)
    {
        var market = Market;
        if (recalled is not { LastScan.Session: var session } desk || market.Bars.FindSession(session) < 0)
        {
            return null;
        }

        var then = desk with
        {
            Positions = desk.Positions.RemoveRange(
                desk.Positions.Where(held => held.Value.EntrySession > session).Select(held => held.Key)),
            OpenOrderIds = [],
        };
        var sheet = await Task.Run(
            () => SheetOf(
                market,
                MarketScan.Of(rules.RequestFor(market.Bars, session, Unavailable(then)) with
                {
                    Kept = cache?.Find(market.Bars, session),
                    Off = Off(then),
                }),
                then),
            cancellationToken).ConfigureAwait(false);
        return Interlocked.CompareExchange(ref latest, sheet, null) ?? sheet;
    }

    private static string MissingBar(BarPoint at, DateOnly session) => string.Create(
        CultureInfo.InvariantCulture,
        $"missing-bar: none of {session:yyyy-MM-dd}, the last is of {at.Session:yyyy-MM-dd}");

    private static Dictionary<string, string> Off(DeskState desk) => desk.Strategies
        .Where(set => !set.Value.IsOn)
        .ToDictionary(set => set.Key, set => $"switched off; /strategy {set.Key} on lets it take part");

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

    private StrategyReport ReportOf(MarketHistory market, MarketScan scan, DeskState desk)
    {
        var weights = desk.Strategies
            .Where(set => set.Value.Weight is not null)
            .ToDictionary(set => set.Key, set => (double)set.Value.Weight!.Value.Value);
        var budgets = PerformanceBudgets.Of(
            scan.TrackRecords,
            rules.Budgets.BasesWith(weights),
            market.Bars.Through(scan.Session).SessionNumbers,
            rules.Budgets);
        return new StrategyReport(
            scan.Benchmark.Name,
            [.. scan.TrackRecords.Select(record => StrategyFigures.Of(record, scan.Benchmark))],
            StrategyCorrelation.Of(scan.TrackRecords, rules.Ranking.CorrelationSessions),
            budgets.Latest)
        {
            Curves = [.. scan.TrackRecords.Select(record => CurveOf(market, scan, record))],
            LeastMomentum = rules.TrackRecord.MinimumMomentum,
        };
    }

    private StrategyCurve CurveOf(MarketHistory market, MarketScan scan, StrategyTrackRecord record)
    {
        var first = Math.Max(0, record.Equity.Count - rules.TrackRecord.MomentumSessions - 1);
        var sessions = Enumerable.Range(first, record.Equity.Count - first)
            .Select(place => DateOnly.FromDayNumber(market.Bars.SessionNumbers[record.FirstSessionIndex + place]));
        return new StrategyCurve(
            record.Strategy,
            [.. sessions],
            [.. record.Equity.Skip(first)],
            scan.Strategies.Any(standing => standing.Name == record.Strategy && standing.Qualified));
    }

    private ScanSheet SheetOf(MarketHistory market, MarketScan scan, DeskState desk)
    {
        SkippedSymbol[] skipped =
        [
            .. scan.Skipped.Concat(market.Skipped).OrderBy(symbol => symbol.Symbol, StringComparer.Ordinal),
        ];
        var report = ReportOf(market, scan, desk);
        return new ScanSheet(
            scan.Session,
            scan.Symbols + market.Skipped.Count,
            [
                .. scan.Strategies.Select(standing =>
                    LineOf(standing, report.Find(standing.Name), DecayOf(market, scan, standing))),
            ],
            [
                .. scan.Ranking.Ranked.Concat(scan.Ranking.Unranked).Select(ranked => new SheetSignal(
                    ranked.Rank, ranked.Signal, ranked.Momentum, ranked.Score, ranked.Note)),
            ],
            skipped)
        {
            Report = report,
        };
    }

    private static StrategyDecay? DecayOf(MarketHistory market, MarketScan scan, StrategyStanding standing) =>
        scan.TrackRecords.FirstOrDefault(record => record.Strategy == standing.Name) is { } record
            ? StrategyDecay.Of(
                record, scan.Benchmark, index => DateOnly.FromDayNumber(market.Bars.SessionNumbers[index]))
            : null;

    private static StrategyLine LineOf(
        StrategyStanding standing, StrategyFigures? figures, StrategyDecay? decay) => new(
        standing.Name,
        standing.Momentum,
        standing.Qualified,
        standing.Signals,
        standing.Qualified ? null : standing.Reason)
    {
        GrossReturn = figures?.GrossReturn,
        CostDrag = figures?.CostDrag,
        NetReturn = figures?.NetReturn,
        Hits = figures?.Hits,
        Decay = decay,
    };
}
