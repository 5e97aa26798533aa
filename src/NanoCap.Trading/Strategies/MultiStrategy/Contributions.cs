using NanoCap.Trading.Bars;
using NanoCap.Trading.Signals;

namespace NanoCap.Trading.Strategies.MultiStrategy;

/// <summary>What the contributors wanted of a universe from a session on. An entry of an earlier session, such as that
/// of a position still held, is looked up by asking them again from there.</summary>
internal sealed class Contributions(
    UniverseBars universe,
    MultiStrategyOptions options,
    IStrategy[] contributors,
    int workers,
    int firstSession,
    Func<string, StrategyHistory?> findKnown)
    : IContributions, IEntryExits
{
    private readonly StrategyHistory[] histories = Array.ConvertAll(
        contributors,
        strategy => findKnown(strategy.Name) ?? strategy.Evaluate(universe, workers, firstSession));

    // Two threads may both work it out; they find the same.
    private volatile Contributions? earlier;

    public IReadOnlyList<IStrategy> Contributors => contributors;

    public BudgetOptions Budgets => options.Budgets;

    /// <summary>The first session that was asked about.</summary>
    public int FirstSession => firstSession;

    /// <summary>Every entry of a symbol, ascending by bar.</summary>
    public SetUp[] Combine(int ordinal)
    {
        var bars = new SortedSet<int>();
        foreach (var history in histories)
        {
            foreach (var setUp in history.SetUps(ordinal))
            {
                bars.Add(setUp.BarIndex);
            }
        }

        return [.. bars.Select(bar => Find(ordinal, bar)!.SetUp)];
    }

    /// <summary>What they want of a symbol at a bar, together; null when none wants anything.</summary>
    public Agreement? FindAgreement(int ordinal, int bar) => Covering(ordinal, bar)?.Find(ordinal, bar);

    public int FindContributor(int ordinal, int entryBar) => FindAgreement(ordinal, entryBar)?.Best ?? -1;

    /// <summary>The best contributor's signal exit.</summary>
    public bool WantsExit(int ordinal, int entryBar, int barIndex) =>
        Covering(ordinal, entryBar) is { } covering
        && covering.Find(ordinal, entryBar) is { } agreement
        && covering.histories[agreement.Best].WantsExit(ordinal, entryBar, barIndex);

    private Agreement? Find(int ordinal, int bar)
    {
        var (best, count, setUp) = (-1, 0, default(SetUp));
        for (var number = 0; number < histories.Length; number++)
        {
            if (histories[number].Find(ordinal, bar) is { } found)
            {
                count++;
                (best, setUp) = best < 0 || found.Confidence > setUp.Confidence ? (number, found) : (best, setUp);
            }
        }

        return best < 0 ? null : new Agreement(best, count, setUp.Confidence, setUp with
        {
            Confidence = Math.Min(1, setUp.Confidence + ((count - 1) * options.AgreementConfidence)),
        });
    }

    private Contributions? Covering(int ordinal, int bar)
    {
        var sessions = universe.SessionIndices(ordinal);
        if (bar < 0 || bar >= sessions.Length)
        {
            return null;
        }

        if (sessions[bar] >= firstSession)
        {
            return this;
        }

        return earlier is { } known && known.FirstSession <= sessions[bar]
            ? known
            : earlier = new Contributions(
                universe, options, contributors, workers, sessions[bar], _ => null);
    }
}
