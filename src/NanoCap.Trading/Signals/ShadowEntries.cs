using NanoCap.Trading.Bars;
using NanoCap.Trading.Signals.Exclusions;
using NanoCap.Trading.Strategies;

namespace NanoCap.Trading.Signals;

/// <summary>The entries that a strategy wanted, by session and in the order in which a book takes them: confidence,
/// then mean dollar volume of the 20 sessions ending t, then symbol.</summary>
internal sealed class ShadowEntries
{
    private readonly UniverseBars universe;
    private readonly UniverseFilter filter;
    private readonly EntryExclusions exclusions;
    private readonly int[] starts;
    private readonly (int Ordinal, SetUp SetUp)[] entries;

    /// <summary>Gathers the set-ups from the book's first session on.</summary>
    public ShadowEntries(
        UniverseBars universe,
        StrategyHistory history,
        UniverseFilter filter,
        EntryExclusions exclusions,
        int firstSession)
    {
        this.universe = universe;
        this.filter = filter;
        this.exclusions = exclusions;
        starts = CountBySession(universe, history, firstSession);
        entries = new (int, SetUp)[starts[^1]];
        var next = (int[])starts.Clone();
        for (var ordinal = 0; ordinal < history.Count; ordinal++)
        {
            var sessions = universe.SessionIndices(ordinal);
            foreach (var setUp in history.SetUps(ordinal))
            {
                if (sessions[setUp.BarIndex] >= firstSession)
                {
                    entries[next[sessions[setUp.BarIndex]]++] = (ordinal, setUp);
                }
            }
        }
    }

    /// <summary>The entries of a session in order, before filter and exclusions.</summary>
    public Span<(int Ordinal, SetUp SetUp)> Wanted(int session)
    {
        var wanted = entries.AsSpan(starts[session], starts[session + 1] - starts[session]);
        for (var index = 1; index < wanted.Length; index++)
        {
            var entry = wanted[index];
            var place = index;
            while (place > 0 && ComesBefore(entry, wanted[place - 1]))
            {
                wanted[place] = wanted[place - 1];
                place--;
            }

            wanted[place] = entry;
        }

        return wanted;
    }

    /// <summary>Whether filter and exclusions let an entry pass at the close of its signal.</summary>
    public bool Admits(int ordinal, int barIndex)
    {
        var at = new BarPoint(universe, ordinal, barIndex);
        return filter.Admits(at) && !exclusions.Refuse(at);
    }

    private static int[] CountBySession(UniverseBars universe, StrategyHistory history, int firstSession)
    {
        var starts = new int[universe.SessionNumbers.Length + 1];
        for (var ordinal = 0; ordinal < history.Count; ordinal++)
        {
            var sessions = universe.SessionIndices(ordinal);
            foreach (var setUp in history.SetUps(ordinal))
            {
                var session = sessions[setUp.BarIndex];
                starts[session + 1] += session >= firstSession ? 1 : 0;
            }
        }

        for (var session = 1; session < starts.Length; session++)
        {
            starts[session] += starts[session - 1];
        }

        return starts;
    }

    // Symbols are in order already, and only a strictly better entry moves ahead.
    private bool ComesBefore((int Ordinal, SetUp SetUp) entry, (int Ordinal, SetUp SetUp) other) =>
        entry.SetUp.Confidence > other.SetUp.Confidence
        || (entry.SetUp.Confidence == other.SetUp.Confidence
            && MeanDollarVolume(entry) > MeanDollarVolume(other));

    private double MeanDollarVolume((int Ordinal, SetUp SetUp) entry) =>
        DollarVolumes.Mean(universe.Symbols[entry.Ordinal].Bars, entry.SetUp.BarIndex);
}
