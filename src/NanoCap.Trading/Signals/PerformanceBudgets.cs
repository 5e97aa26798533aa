namespace NanoCap.Trading.Signals;

/// <summary>Budgets that follow the contributors' records: at the first close of each calendar week the target is base
/// x (1 + momentum), normalised, and each budget moves towards its target by at most 20 % of itself.</summary>
/// <remarks>A momentum that is not known yet counts as 0. Budgets begin at their normalised bases, in the first session
/// in which a record counts. While budgets are on their way their sum may differ from 1; a book is bounded by its cash
/// as well. A contributor without a base takes no part.</remarks>
public sealed class PerformanceBudgets
{
    private readonly double[][] budgets;
    private readonly int first;

    private PerformanceBudgets(IReadOnlyList<string> strategies, int first, double[][] budgets,
        IReadOnlyList<StrategyBudget> latest)
    {
        Strategies = strategies;
        this.first = first;
        this.budgets = budgets;
        Latest = latest;
    }

    /// <summary>The contributors, in the order of their records.</summary>
    public IReadOnlyList<string> Strategies { get; }

    /// <summary>The budgets after the last session.</summary>
    public IReadOnlyList<StrategyBudget> Latest { get; }

    /// <summary>The budgets in force after the close of a session, in the order of <see cref="Strategies"/>; those of
    /// the beginning before the first record counts.</summary>
    /// <param name="session">Position in the universe's sessions.</param>
    public ReadOnlySpan<double> At(int session) => budgets[Math.Clamp(session - first, 0, budgets.Length - 1)];

    /// <summary>Follows the records.</summary>
    /// <param name="records">The contributors' records; those without a base are left out.</param>
    /// <param name="bases">Base of each contributor, zero or more.</param>
    /// <param name="sessionNumbers"><see cref="DateOnly.DayNumber"/> of each session of the universe.</param>
    /// <param name="options">Largest move and length of the momentum.</param>
    public static PerformanceBudgets Of(
        IReadOnlyList<StrategyTrackRecord> records,
        IReadOnlyDictionary<string, double> bases,
        ReadOnlySpan<int> sessionNumbers,
        BudgetOptions options)
    {
        ArgumentNullException.ThrowIfNull(records);
        ArgumentNullException.ThrowIfNull(bases);
        ArgumentNullException.ThrowIfNull(options);
        var contributors = records.Where(record => bases.GetValueOrDefault(record.Strategy) > 0).ToArray();
        var starts = contributors.Select(record => bases[record.Strategy]).ToArray();
        var (target, budget) = (Normalised(starts), Normalised(starts));
        var first = contributors.Select(record => record.FirstSessionIndex).Where(index => index >= 0)
            .DefaultIfEmpty(sessionNumbers.Length).Min();
        var path = new List<double[]> { budget };
        for (var session = first + 1; session < sessionNumbers.Length; session++)
        {
            if (IsFirstOfWeek(sessionNumbers, session))
            {
                target = TargetAt(contributors, starts, session, options.MomentumSessions);
                budget = Moved(budget, target, options.LargestMove);
            }

            path.Add(budget);
        }

        var latest = contributors.Select((record, place) => new StrategyBudget(
            record.Strategy, starts[place], target[place], budget[place]));
        return new PerformanceBudgets(
            [.. contributors.Select(record => record.Strategy)], first, [.. path], [.. latest]);
    }

    private static double[] TargetAt(
        StrategyTrackRecord[] contributors, double[] starts, int session, int momentumSessions)
    {
        var wanted = new double[starts.Length];
        for (var place = 0; place < wanted.Length; place++)
        {
            var record = contributors[place];
            var now = session - record.FirstSessionIndex;
            var momentum = record.FirstSessionIndex >= 0 && now >= momentumSessions
                ? (record.Equity[now] / record.Equity[now - momentumSessions]) - 1
                : 0;
            wanted[place] = starts[place] * (1 + momentum);
        }

        return Normalised(wanted);
    }

    private static double[] Moved(double[] budget, double[] target, double largestMove) =>
    [
        .. budget.Zip(target, (now, wanted) =>
            Math.Clamp(wanted, now * (1 - largestMove), now * (1 + largestMove))),
    ];

    private static double[] Normalised(double[] shares)
    {
        var sum = shares.Sum();
        return sum > 0 ? [.. shares.Select(share => share / sum)] : shares;
    }

    // Weeks begin on Mondays; day number 0, 0001-01-01, was one.
    private static bool IsFirstOfWeek(ReadOnlySpan<int> sessionNumbers, int session) =>
        sessionNumbers[session] / 7 != sessionNumbers[session - 1] / 7;
}
