using NanoCap.Trading.Bars;
using NanoCap.Trading.Signals.Exclusions;
using NanoCap.Trading.Strategies;

namespace NanoCap.Trading.Signals;

/// <summary>What a strategy would have earned over a universe's history in a book of five slots, costs included. Its
/// return over 63 sessions, the momentum, decides whether the strategy's signals take part in the ranking.</summary>
/// <param name="Strategy">The strategy's name.</param>
/// <param name="FirstSessionIndex">Position in the universe's sessions of the close from which the book counts, or -1
/// when no symbol has enough bars.</param>
/// <param name="Equity">Equity at the close of each session from the first, 1 at its start.</param>
/// <param name="Trades">The finished trades in the order of their exits.</param>
/// <param name="OpenPositions">Number of positions held at the last close.</param>
/// <param name="Momentum">Equity over that of 63 sessions before, less 1; null is "not yet".</param>
/// <param name="Qualified">Whether the momentum is known and at least .05.</param>
public sealed record StrategyTrackRecord(
    string Strategy,
    int FirstSessionIndex,
    IReadOnlyList<double> Equity,
    IReadOnlyList<ShadowTrade> Trades,
    int OpenPositions,
    double? Momentum,
    bool Qualified)
{
    /// <summary>Keeps the book over the whole history of a universe.</summary>
    /// <param name="universe">The bars, cut at the session asked about.</param>
    /// <param name="history">What the strategy wanted over the same bars.</param>
    /// <param name="filter">Entries must pass it at the close of their signal.</param>
    /// <param name="exclusions">And these.</param>
    /// <param name="rules">The rules of the bars; the book needs that of suspected splits.</param>
    /// <param name="options">The numbers of the book.</param>
    public static StrategyTrackRecord Of(
        UniverseBars universe,
        StrategyHistory history,
        UniverseFilter filter,
        EntryExclusions exclusions,
        BarRules rules,
        TrackRecordOptions options)
    {
        ArgumentNullException.ThrowIfNull(universe);
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(options);
        var first = FindFirstSession(universe, options.MinimumBars);
        if (first < 0)
        {
            return new StrategyTrackRecord(history.Strategy, -1, [], [], 0, null, false);
        }

        var equity = new double[universe.SessionNumbers.Length - first];
        var entries = new ShadowEntries(universe, history, filter, exclusions, first);
        var book = new ShadowBook(universe, history, entries, rules.Options, options);
        equity[0] = 1.0;
        for (var session = first + 1; session < universe.SessionNumbers.Length; session++)
        {
            book.Open(session, equity[session - 1 - first]);
            equity[session - first] = book.Close(session);
        }

        var momentum = FindMomentum(equity, options.MomentumSessions);
        return new StrategyTrackRecord(
            history.Strategy, first, equity, book.Trades, book.OpenPositions, momentum,
            momentum >= options.MinimumMomentum);
    }

    /// <summary>The simple returns of the last <paramref name="sessions"/> sessions, oldest first; null when the record
    /// is shorter.</summary>
    public double[]? FindReturns(int sessions)
    {
        if (Equity.Count <= sessions)
        {
            return null;
        }

        var returns = new double[sessions];
        for (var index = 0; index < sessions; index++)
        {
            var position = Equity.Count - sessions + index;
            returns[index] = (Equity[position] / Equity[position - 1]) - 1;
        }

        return returns;
    }

    private static double? FindMomentum(double[] equity, int sessions) =>
        equity.Length > sessions ? (equity[^1] / equity[^(sessions + 1)]) - 1 : null;

    private static int FindFirstSession(UniverseBars universe, int minimumBars)
    {
        var first = int.MaxValue;
        for (var ordinal = 0; ordinal < universe.Symbols.Count; ordinal++)
        {
            var sessions = universe.SessionIndices(ordinal);
            if (sessions.Length >= minimumBars)
            {
                first = Math.Min(first, sessions[minimumBars - 1]);
            }
        }

        return first == int.MaxValue ? -1 : first;
    }
}
