using System.Collections.Concurrent;
using NanoCap.Trading.Bars;

namespace NanoCap.Trading.Strategies.StatArb;

/// <summary>The pairs of a universe by session: those that fire, by the cheap stock. A session is worked out when it is
/// first asked for, alone or in a stretch, with the same result.</summary>
internal sealed class PairBook(UniverseBars universe, StatArbOptions options, BarRules rules) : IEntryExits
{
    private readonly ConcurrentDictionary<int, IReadOnlyDictionary<int, StockPair>> sessions = [];
    private readonly int[]?[] suspected = new int[]?[universe.Symbols.Count];

    /// <summary>Works out a stretch of sessions.</summary>
    public void Prepare(int firstSession, int lastSession, int workers)
    {
        var first = Math.Max(firstSession, options.Sessions);
        if (first > lastSession)
        {
            return;
        }

        var candidates = PairCandidates.Find(universe, options, first, lastSession, workers);
        SharedWork.Run(
            candidates.Length,
            workers,
            () => new PairWindow(options.Sessions),
            (window, number) => sessions[first + number] = Entries(candidates[number], first + number, window));
    }

    /// <summary>The entries wanted at the close of a session, by the position of the stock to buy.</summary>
    public IReadOnlyDictionary<int, StockPair> At(int session)
    {
        if (!sessions.TryGetValue(session, out var known))
        {
            Prepare(session, session, workers: 1);
            known = sessions.GetOrAdd(session, new Dictionary<int, StockPair>());
        }

        return known;
    }

    /// <summary>The best pairs of a session, by p-value, then by ticker; whether they fire or not.</summary>
    public IReadOnlyList<StockPair> BestAt(int session)
    {
        if (session < options.Sessions)
        {
            return [];
        }

        var candidates = PairCandidates.Find(universe, options, session, session, workers: 1)[0];
        var window = new PairWindow(options.Sessions);
        return
        [
            .. Correlating(candidates, session, window)
                .Select(pair => Test(pair, session, window))
                .OfType<StockPair>()
                .OrderBy(pair => pair, Comparer<StockPair>.Create(CompareByPValue))
                .Take(options.BestPairs),
        ];
    }

    /// <inheritdoc/>
    public bool WantsExit(int ordinal, int entryBar, int barIndex)
    {
        var own = universe.SessionIndices(ordinal);
        if (entryBar < 0 || entryBar >= own.Length || barIndex < 0 || barIndex >= own.Length
            || !At(own[entryBar]).TryGetValue(ordinal, out var pair))
        {
            return false;
        }

        var (dependent, other) = (
            universe.FindBar(pair.Dependent, own[barIndex]), universe.FindBar(pair.Other, own[barIndex]));
        if (dependent < 0 || other < 0)
        {
            return false;
        }

        var distance = Math.Abs(pair.Distance(Close(pair.Dependent, dependent), Close(pair.Other, other)));
        return distance < options.ExitDistance || distance >= options.BrokenDistance;
    }

    private Dictionary<int, StockPair> Entries(
        List<(int First, int Second)> candidates, int session, PairWindow window)
    {
        var entries = new Dictionary<int, StockPair>();
        if (candidates.Count == 0)
        {
            return entries;
        }

        var correlating = Correlating(candidates, session, window);

        // Testing is dear: a pair that can fire in neither order is tested only if the rank of another depends on it.
        var firing = correlating
            .Where(pair => CanFire(pair.One) || CanFire(pair.Other))
            .Select(pair => Test(pair, session, window))
            .OfType<StockPair>()
            .Where(pair => CanFire(pair) && pair.Cheap is not null)
            .ToList();
        if (firing.Count > 0 && correlating.Count > options.BestPairs)
        {
            var all = correlating.Select(pair => Test(pair, session, window)).OfType<StockPair>().ToArray();
            firing.RemoveAll(pair => all.Count(other => CompareByPValue(other, pair) < 0) >= options.BestPairs);
        }

        firing.Sort((one, other) =>
        {
            var order = Math.Abs(other.Z).CompareTo(Math.Abs(one.Z));
            return order != 0 ? order : CompareByPValue(one, other);
        });
        foreach (var pair in firing)
        {
            entries.TryAdd(pair.Cheap!.Value, pair);
        }

        return entries;
    }

    /// <summary>The candidates whose bars allow a signal and that correlate enough, measured in both orders.</summary>
    private List<(StockPair One, StockPair Other)> Correlating(
        List<(int First, int Second)> candidates, int session, PairWindow window)
    {
        var found = new List<(StockPair, StockPair)>();
        foreach (var (first, second) in candidates)
        {
            if (!ReadWindow(first, second, session, window))
            {
                continue;
            }

            var correlation = window.Correlation();
            if (correlation >= options.MinimumCorrelation && Admits(first, session) && Admits(second, session))
            {
                found.Add((
                    window.Measure(first, second, firstDepends: true, correlation),
                    window.Measure(first, second, firstDepends: false, correlation)));
            }
        }

        return found;
    }

    /// <summary>The pair in the order with the lower p-value, null if that is too high.</summary>
    private StockPair? Test((StockPair One, StockPair Other) pair, int session, PairWindow window)
    {
        ReadWindow(pair.One.Dependent, pair.One.Other, session, window);
        var (first, second) = (window.PValue(firstDepends: true), window.PValue(firstDepends: false));
        var firstDepends = !(second < first);
        var lower = firstDepends ? first : second;
        return lower <= options.MaximumPValue
            ? (firstDepends ? pair.One : pair.Other) with
            {
                PValue = lower,
                HalfLife = window.HalfLifeOf(firstDepends),
            }
            : null;
    }

    private bool ReadWindow(int first, int second, int session, PairWindow window)
    {
        var one = new BarPoint(universe, first, universe.FindBar(first, session));
        var other = new BarPoint(universe, second, universe.FindBar(second, session));
        return one.BarIndex >= 0 && other.BarIndex >= 0 && window.Read(one, other);
    }

    private bool Admits(int ordinal, int session) => !rules.Refuses(
        new BarPoint(universe, ordinal, universe.FindBar(ordinal, session)),
        options.Sessions + 1,
        suspected[ordinal] ??= SuspectedSplits.Find(universe.Symbols[ordinal].Bars, rules.Options));

    private bool CanFire(StockPair pair) =>
        Math.Abs(pair.Z) >= options.EntryDistance && Math.Abs(pair.Z) < options.BrokenDistance;

    private double Close(int ordinal, int bar) => universe.Symbols[ordinal].Bars.Close[bar];

    private static int CompareByPValue(StockPair one, StockPair other)
    {
        var order = one.PValue.CompareTo(other.PValue);
        order = order != 0 ? order
            : Math.Min(one.Dependent, one.Other).CompareTo(Math.Min(other.Dependent, other.Other));
        return order != 0 ? order
            : Math.Max(one.Dependent, one.Other).CompareTo(Math.Max(other.Dependent, other.Other));
    }
}
