using NanoCap.Trading.Bars;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;
using NanoCap.Trading.Strategies;

namespace NanoCap.Trading.Signals;

/// <summary>What a scan of the market at the close of a session says: a pure function of bars and rules.</summary>
/// <param name="Session">The day t.</param>
/// <param name="Symbols">Number of symbols in the universe, those without any bar yet included.</param>
/// <param name="Skipped">The symbols that may not be entered, by ticker, each with all its reasons joined by
/// <c>"; "</c>, each reason starting with its stable identifier.</param>
/// <param name="Ranking">The signals of the other symbols, ranked, and the standing of each strategy.</param>
/// <param name="TrackRecords">The track record of each strategy, in the order of the request.</param>
public sealed record MarketScan(
    DateOnly Session,
    int Symbols,
    IReadOnlyList<SkippedSymbol> Skipped,
    SignalRanking Ranking,
    IReadOnlyList<StrategyTrackRecord> TrackRecords)
{
    /// <summary>What the records are measured against.</summary>
    public required BenchmarkReturns Benchmark { get; init; }

    /// <summary>Where a scan of a later session can go on.</summary>
    public required KeptRecords Kept { get; init; }

    /// <summary>Number of symbols that could have had a signal.</summary>
    public int Scanned => Symbols - Skipped.Count;

    /// <summary>Each strategy's standing, in the order of the request.</summary>
    public IReadOnlyList<StrategyStanding> Strategies => Ranking.Strategies;

    /// <summary>Scans.</summary>
    /// <exception cref="ArgumentException">No symbol has a bar of the session, or no strategy is asked.</exception>
    public static MarketScan Of(MarketScanRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Universe.FindSession(request.Session) < 0)
        {
            throw new ArgumentException(
                $"Expected a session of the data, found {request.Session:yyyy-MM-dd}; no symbol has a bar of it.",
                nameof(request));
        }

        ArgumentOutOfRangeException.ThrowIfZero(request.Strategies.Count);
        var universe = request.Universe.Through(request.Session);
        var before = Usable(request.Kept, universe);
        var (histories, kept) = KeepBooks(request, universe, before);
        StrategyTrackRecord[] records = [.. kept.Select(one => one.Record)];
        var benchmark = BenchmarkReturns.Of(universe, request.BarRules.Options, before?.Benchmark);
        var skipped = FindSkipped(request, universe);
        var candidates = FindCandidates(request, universe, histories, skipped);
        return new MarketScan(
            request.Session,
            request.Universe.Symbols.Count,
            [.. skipped.Values],
            SignalRanking.Of(candidates, records, request.Unavailable, request.Ranking, request.Off),
            records)
        {
            Benchmark = benchmark,
            Kept = new KeptRecords(request.Session, benchmark, kept),
        };
    }

    // What was kept later than the session asked about would look ahead.
    private static KeptRecords? Usable(KeptRecords? kept, UniverseBars universe) =>
        kept is not null && universe.FindSession(kept.Through) >= 0 ? kept : null;

    private static (StrategyHistory[] Histories, KeptRecord[] Kept) KeepBooks(
        MarketScanRequest request, UniverseBars universe, KeptRecords? before)
    {
        var strategies = request.Strategies;
        var histories = new StrategyHistory[strategies.Count];
        var known = new Dictionary<(string Name, int From), StrategyHistory>();
        foreach (var number in Enumerable.Range(0, histories.Length)
            .OrderBy(number => strategies[number] is ICombinesStrategies))
        {
            var from = before?.Find(strategies[number].Name) is null ? 0 : universe.FindSession(before.Through);
            histories[number] = strategies[number] is ICombinesStrategies combining
                ? combining.Evaluate(universe, request.Workers, from, name => known.GetValueOrDefault((name, from)))
                : strategies[number].Evaluate(universe, request.Workers, from);
            known[(strategies[number].Name, from)] = histories[number];
        }

        return (histories, BookKeeping.Keep(request, universe, histories, before));
    }

    // By symbol, in the universe's order. All symbols are walked, so that one that has no bar yet is named too.
    private static Dictionary<Symbol, SkippedSymbol> FindSkipped(MarketScanRequest request, UniverseBars universe)
    {
        // A symbol that only a strategy with a longer window must leave alone is not skipped for the others.
        var window = int.MaxValue;
        foreach (var strategy in request.Strategies)
        {
            window = Math.Min(window, strategy.LongestWindow);
        }

        var skipped = new Dictionary<Symbol, SkippedSymbol>();
        foreach (var history in request.Universe.Symbols)
        {
            var reasons = FindReasons(request, universe, universe.OrdinalOf(history.Symbol), window);
            if (reasons.Count > 0)
            {
                skipped.Add(
                    history.Symbol, new SkippedSymbol(history.Symbol.Value, string.Join("; ", reasons)));
            }
        }

        return skipped;
    }

    private static List<string> FindReasons(
        MarketScanRequest request, UniverseBars universe, int ordinal, int window)
    {
        var reasons = new List<string>();
        if (ordinal < 0)
        {
            reasons.Add($"missing-bar: none up to {request.Session:yyyy-MM-dd}");
            return reasons;
        }

        var bars = universe.Symbols[ordinal].Bars;
        var at = new BarPoint(universe, ordinal, bars.Count - 1);
        if (at.Session != request.Session)
        {
            // Without a close of t there is nothing at which the other rules could be judged.
            reasons.Add($"missing-bar: none of {request.Session:yyyy-MM-dd}, the last is of {at.Session:yyyy-MM-dd}");
            return reasons;
        }

        reasons.AddRange(request.BarRules.FindReasons(at, window));
        reasons.AddRange(request.Filter.FindReasons(at));
        reasons.AddRange(request.Exclusions.FindReasons(at));
        return reasons;
    }

    private static List<SignalCandidate> FindCandidates(
        MarketScanRequest request,
        UniverseBars universe,
        StrategyHistory[] histories,
        Dictionary<Symbol, SkippedSymbol> skipped)
    {
        var candidates = new List<SignalCandidate>();
        for (var ordinal = 0; ordinal < universe.Symbols.Count; ordinal++)
        {
            if (skipped.ContainsKey(universe.Symbols[ordinal].Symbol))
            {
                continue;
            }

            var at = new BarPoint(universe, ordinal, universe.Symbols[ordinal].Bars.Count - 1);
            for (var number = 0; number < histories.Length; number++)
            {
                if (histories[number].Find(ordinal, at.BarIndex) is { } setUp)
                {
                    candidates.Add(new SignalCandidate(
                        ToSignal(request.Strategies[number], at, setUp), DollarVolumes.Mean(at.Bars, at.BarIndex)));
                }
            }
        }

        return candidates;
    }

    private static Signal ToSignal(IStrategy strategy, BarPoint at, SetUp setUp)
    {
        var reference = at.Bars.RawClose[at.BarIndex];
        return new Signal(
            strategy.Name,
            at.History.Symbol,
            Side.Buy,
            at.Session,
            setUp.Confidence,
            reference,
            reference * (1 - setUp.StopDistance),
            setUp.TargetDistance is { } distance ? reference * (1 + distance) : null,
            setUp.TimeExitSessions,
            strategy.Explain(at));
    }
}
