using NanoCap.Trading.Signals;
using NanoCap.Trading.Tests.Bars;

namespace NanoCap.Trading.Tests.Signals;

public sealed class PerformanceBudgetsTests
{
    private static readonly BudgetOptions Options = new();
    private static readonly IReadOnlyDictionary<string, double> Bases =
        Options.BasesWith(new Dictionary<string, double>());

    [Fact]
    public void Budgets_begin_at_their_bases_and_stay_there_while_nobody_has_a_momentum()
    {
        var budgets = Budgets(Growing("stat-arb", 0, 0.01, 50), Growing("momentum", 0, 0, 50),
            Growing("mean-reversion", 0, -0.01, 50));
        Assert.Equal(["stat-arb", "momentum", "mean-reversion"], budgets.Strategies);
        Same([0.60, 0.25, 0.15], budgets.At(0));
        Same([0.60, 0.25, 0.15], budgets.At(49));
    }

    [Fact]
    public void The_target_is_base_times_one_plus_momentum_normalised()
    {
        // Session 65 is a Monday: momenta of +50 % and 0 over 63 sessions, so .6 x 1.5 = .9 to .25 to .15.
        var budgets = Budgets(
            Stepping("stat-arb", 1.5, sessions: 66), Growing("momentum", 0, 0, 66),
            Growing("mean-reversion", 0, 0, 66));
        double[] expected = [0.9 / 1.3, 0.25 / 1.3, 0.15 / 1.3];
        Same(expected, budgets.Latest.Select(budget => budget.Target));
        Same([0.9 / 1.3, 0.25 * 0.8, 0.15 * 0.8], budgets.At(65));
        Same([0.60, 0.25, 0.15], budgets.At(64));
    }

    [Fact]
    public void No_budget_moves_more_than_a_fifth_of_itself_and_only_on_a_new_week()
    {
        var budgets = Budgets(
            Growing("stat-arb", 0, 0.01, 300), Growing("momentum", 10, -0.01, 300),
            Growing("mean-reversion", 40, 0.002, 300));
        var moves = 0;
        for (var session = 1; session < 300; session++)
        {
            for (var place = 0; place < 3; place++)
            {
                var (before, now) = (budgets.At(session - 1)[place], budgets.At(session)[place]);
                Assert.InRange(now / before, 0.8 - 1e-12, 1.2 + 1e-12);
                Assert.True(session % 5 == 0 || now == before);
                moves += now != before ? 1 : 0;
            }
        }

        Assert.InRange(moves, 30, int.MaxValue);
        Same(budgets.Latest.Select(budget => budget.Target), budgets.At(299));
    }

    [Fact]
    public void Later_sessions_change_no_earlier_budget()
    {
        StrategyTrackRecord[] records =
            [Growing("stat-arb", 0, 0.01, 200), Growing("momentum", 0, -0.01, 200)];
        StrategyTrackRecord[] cut = [.. records.Select(record =>
            record with { Equity = [.. record.Equity.Take(150 - record.FirstSessionIndex)] })];
        var (whole, earlier) = (Budgets(records), PerformanceBudgets.Of(cut, Bases, Days(150), Options));
        for (var session = 0; session < 150; session++)
        {
            Assert.Equal(earlier.At(session).ToArray(), whole.At(session).ToArray());
        }
    }

    [Fact]
    public void What_a_person_set_replaces_the_base_and_others_without_one_take_no_part()
    {
        var bases = Options.BasesWith(new Dictionary<string, double> { ["momentum"] = 0.5 });
        var budgets = PerformanceBudgets.Of(
            [Growing("golden-cross", 0, 0, 20), Growing("momentum", 0, 0, 20), Growing("stat-arb", 0, 0, 20)],
            bases, Days(20), Options);
        Assert.Equal(["momentum", "stat-arb"], budgets.Strategies);
        Same([0.5 / 1.1, 0.6 / 1.1], budgets.At(19));
    }

    private static PerformanceBudgets Budgets(params StrategyTrackRecord[] records) =>
        PerformanceBudgets.Of(records, Bases, Days(records[0].Equity.Count), Options);

    private static int[] Days(int sessions) =>
        [.. Enumerable.Range(0, sessions).Select(session => Stock.DateOf(session).DayNumber)];

    private static StrategyTrackRecord Growing(string strategy, int first, double a, int sessions) => new(
        strategy, first, [.. Enumerable.Range(0, sessions - first).Select(day => Math.Pow(1 + a, day))],
        [], 0, null, false);

    // Flat at 1 for two sessions, then at a height.
    private static StrategyTrackRecord Stepping(string strategy, double height, int sessions) => new(
        strategy, 0, [.. Enumerable.Range(0, sessions).Select(day => day < 3 ? 1 : height)], [], 0, null, false);

    private static void Same(IEnumerable<double> expected, ReadOnlySpan<double> found) =>
        Same(expected, found.ToArray().AsEnumerable());

    private static void Same(IEnumerable<double> expected, IEnumerable<double> found)
    {
        var pairs = expected.Zip(found).ToList();
        Assert.NotEmpty(pairs);
        Assert.All(pairs, pair => Assert.Equal(pair.First, pair.Second, 12));
    }
}
