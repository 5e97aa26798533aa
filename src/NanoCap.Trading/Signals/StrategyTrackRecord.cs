using NanoCap.Trading.Bars;
using NanoCap.Trading.Portfolio;
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
    /// <summary>Amounts bought and sold in each session from the first, before cost, in the unit of
    /// <see cref="Equity"/>.</summary>
    public IReadOnlyList<double> Traded { get; init; } = [];

    /// <summary>What that cost in each session, in the unit of <see cref="Equity"/>.</summary>
    public IReadOnlyList<double> Costs { get; init; } = [];

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
        TrackRecordOptions options) =>
        Keep(universe, history, filter, exclusions, rules, options, before: null).Record;

    /// <summary>Keeps the book, over the whole history or on from where it was kept, and returns it with what is needed
    /// to go on. The result is the same either way.</summary>
    /// <param name="universe">The bars, cut at the session asked about.</param>
    /// <param name="history">What the strategy wanted over the same bars, at least from the last kept session on.
    /// </param>
    /// <param name="filter">Entries must pass it at the close of their signal.</param>
    /// <param name="exclusions">And these.</param>
    /// <param name="rules">The rules of the bars.</param>
    /// <param name="options">The numbers of the book.</param>
    /// <param name="before">The book at an earlier session of the same bars by the same rules; null to begin anew.
    /// </param>
    /// <param name="budgets">The contributors' budgets, for a strategy that combines others.</param>
    public static KeptRecord Keep(
        UniverseBars universe,
        StrategyHistory history,
        UniverseFilter filter,
        EntryExclusions exclusions,
        BarRules rules,
        TrackRecordOptions options,
        KeptRecord? before,
        PerformanceBudgets? budgets = null)
    {
        ArgumentNullException.ThrowIfNull(universe);
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(options);
        var first = before?.Record.FirstSessionIndex ?? FindFirstSession(universe, options.MinimumBars);
        if (first < 0)
        {
            return new KeptRecord(new StrategyTrackRecord(history.Strategy, -1, [], [], 0, null, false), 1.0, []);
        }

        var sessions = universe.SessionNumbers.Length - first;
        var (equity, traded, costs) = (new double[sessions], new double[sessions], new double[sessions]);
        equity[0] = 1.0;
        var known = before?.Record.Equity.Count ?? 1;
        CopyTo(before?.Record.Equity, equity);
        CopyTo(before?.Record.Traded, traded);
        CopyTo(before?.Record.Costs, costs);
        var entries = new ShadowEntries(universe, history, filter, exclusions, first + known - 1);
        var book = new ShadowBook(
            universe, history, entries, rules.Options, options, BudgetsOf(history, budgets));
        if (before is not null)
        {
            book.Resume(before);
        }

        for (var session = known; session < sessions; session++)
        {
            book.Open(first + session, equity[session - 1]);
            equity[session] = book.Close(first + session);
            (traded[session], costs[session]) = (book.Traded, book.Costs);
        }

        var momentum = FindMomentum(equity, options.MomentumSessions);
        var record = new StrategyTrackRecord(
            history.Strategy, first, equity, book.Trades, book.OpenPositions, momentum,
            momentum >= options.MinimumMomentum)
        {
            Traded = traded,
            Costs = costs,
        };
        return new KeptRecord(record, book.Cash, book.KeptPositions);
    }

    private static ContributorBudgets? BudgetsOf(StrategyHistory history, PerformanceBudgets? budgets) =>
        history.Contributions is { } contributions && budgets is not null
            ? new ContributorBudgets(contributions, budgets)
            : null;

    /// <summary>The simple returns of the last <paramref name="sessions"/> sessions, oldest first; null when the record
    /// is shorter.</summary>
    public double[]? FindReturns(int sessions) => Equity.Count > sessions
        ? EquityMetrics.Returns([.. Equity.Skip(Equity.Count - sessions - 1)])
        : null;

    private static void CopyTo(IReadOnlyList<double>? from, double[] to)
    {
        for (var index = 0; index < (from?.Count ?? 0); index++)
        {
            to[index] = from![index];
        }
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
