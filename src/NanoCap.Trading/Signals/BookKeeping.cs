using NanoCap.Trading.Bars;
using NanoCap.Trading.Strategies;

namespace NanoCap.Trading.Signals;

/// <summary>Keeps the shadow books of a scan: first those of strategies that stand for themselves, then those whose
/// budgets follow them.</summary>
internal static class BookKeeping
{
    /// <summary>One record for each history, in their order.</summary>
    public static KeptRecord[] Keep(
        MarketScanRequest request, UniverseBars universe, StrategyHistory[] histories, KeptRecords? before)
    {
        var kept = new KeptRecord[histories.Length];
        int[] alone = [.. Enumerable.Range(0, kept.Length).Where(number => histories[number].Contributions is null)];
        Parallel.ForEach(
            alone,
            new ParallelOptions { MaxDegreeOfParallelism = request.Workers },
            number => kept[number] = KeepOne(request, universe, histories[number], before, null));
        for (var number = 0; number < kept.Length; number++)
        {
            if (histories[number].Contributions is { } contributions)
            {
                var records = contributions.Contributors.Select(strategy =>
                    Array.Find(kept, one => one?.Record.Strategy == strategy.Name)?.Record
                        ?? RecordOf(request, universe, strategy));
                var budgets = PerformanceBudgets.Of(
                    [.. records],
                    contributions.Budgets.BasesWith(new Dictionary<string, double>()),
                    universe.SessionNumbers,
                    contributions.Budgets);
                kept[number] = KeepOne(request, universe, histories[number], before, budgets);
            }
        }

        return kept;
    }

    // A contributor that nobody asked for has a record for its budget only.
    private static StrategyTrackRecord RecordOf(
        MarketScanRequest request, UniverseBars universe, IStrategy strategy) => KeepOne(
        request, universe, strategy.Evaluate(universe, request.Workers), null, null).Record;

    private static KeptRecord KeepOne(
        MarketScanRequest request,
        UniverseBars universe,
        StrategyHistory history,
        KeptRecords? before,
        PerformanceBudgets? budgets) => StrategyTrackRecord.Keep(
        universe,
        history,
        request.Filter,
        request.Exclusions,
        request.BarRules,
        request.TrackRecords,
        before?.Find(history.Strategy),
        budgets);
}
