using System.Runtime.CompilerServices;
using NanoCap.Trading.Bars;
using NanoCap.Trading.Signals;

namespace NanoCap.Trading.Strategies;

/// <summary>A strategy that compares symbols with each other at a close. It shares the sessions among threads and holds
/// the rules that every signal must pass.</summary>
/// <typeparam name="TReading">What the strategy makes of a session, from which its entries and its evidence follow.
/// </typeparam>
internal abstract class SectionStrategy<TReading>(BarRules rules) : IStrategy
    where TReading : class
{
    private readonly ConditionalWeakTable<UniverseBars, Seen> universes = [];

    /// <inheritdoc/>
    public abstract string Name { get; }

    /// <inheritdoc/>
    public abstract int LongestWindow { get; }

    /// <inheritdoc/>
    public StrategyHistory Evaluate(UniverseBars universe, int workers, int firstSession = 0)
    {
        ArgumentNullException.ThrowIfNull(universe);
        ArgumentOutOfRangeException.ThrowIfNegative(firstSession);
        var seen = universes.GetValue(universe, See);
        var sessions = new List<SectionEntry>[Math.Max(0, universe.SessionNumbers.Length - firstSession)];
        SharedWork.Run(
            sessions.Length,
            workers,
            () => new List<BarPoint>(universe.Symbols.Count),
            (members, number) =>
            {
                var found = new List<SectionEntry>();
                FindSetUps(Read(SectionAt(universe, firstSession + number, seen.Suspected, members)), found);
                found.RemoveAll(entry => !entry.SetUp.IsSound);
                sessions[number] = found;
            });
        return new StrategyHistory(Name, Gather(universe, sessions));
    }

    /// <inheritdoc/>
    public IReadOnlyList<Evidence> Explain(BarPoint at)
    {
        var seen = universes.GetValue(at.Universe, See);
        var session = at.SessionIndex;
        var latest = seen.Latest;
        if (latest is null || latest.Session != session)
        {
            var section = SectionAt(at.Universe, session, seen.Suspected, []);
            seen.Latest = latest = new SeenSession(session, Read(section));
        }

        return [.. Describe(latest.Reading, at).Where(one => double.IsFinite(one.Value))];
    }

    /// <summary>Reads a session; a pure function of it. The section must not be kept.</summary>
    protected abstract TReading Read(MarketSection section);

    /// <summary>Adds the entries of a session, at most one a symbol.</summary>
    protected abstract void FindSetUps(TReading reading, List<SectionEntry> found);

    /// <summary>The named numbers of a symbol; those that are not finite are dropped afterwards.</summary>
    protected abstract IEnumerable<Evidence> Describe(TReading reading, BarPoint at);

    private static SymbolSetUps[] Gather(UniverseBars universe, List<SectionEntry>[] sessions)
    {
        var counts = new int[universe.Symbols.Count];
        foreach (var entry in sessions.SelectMany(session => session))
        {
            counts[entry.Ordinal]++;
        }

        var symbols = Array.ConvertAll(counts, count => new SymbolSetUps(new SetUp[count], []));
        Array.Clear(counts);
        foreach (var entry in sessions.SelectMany(session => session))
        {
            symbols[entry.Ordinal].Entries[counts[entry.Ordinal]++] = entry.SetUp;
        }

        return symbols;
    }

    private MarketSection SectionAt(
        UniverseBars universe, int session, int[][] suspected, List<BarPoint> members)
    {
        members.Clear();
        for (var ordinal = 0; ordinal < suspected.Length; ordinal++)
        {
            var at = new BarPoint(universe, ordinal, universe.FindBar(ordinal, session));
            if (at.BarIndex >= 0 && !rules.Refuses(at, LongestWindow, suspected[ordinal]))
            {
                members.Add(at);
            }
        }

        return new MarketSection(universe, session, members);
    }

    private Seen See(UniverseBars universe) =>
        new([.. universe.Symbols.Select(history => SuspectedSplits.Find(history.Bars, rules.Options))]);

    private sealed class Seen(int[][] suspected)
    {
        public int[][] Suspected { get; } = suspected;

        public volatile SeenSession? Latest;
    }

    private sealed record SeenSession(int Session, TReading Reading);
}
