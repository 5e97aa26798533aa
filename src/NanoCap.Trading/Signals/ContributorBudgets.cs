using NanoCap.Trading.Strategies;

namespace NanoCap.Trading.Signals;

/// <summary>What the contributors of a combining strategy may still use in its book.</summary>
internal sealed class ContributorBudgets(IContributions contributions, PerformanceBudgets budgets)
{
    private const double SmallestShare = 1e-9;

    /// <summary>The contributor's budget at the close before a session, less what was paid for its open positions; not
    /// above zero when nothing is left.</summary>
    public double Unused(
        int ordinal, int entryBar, int session, double equityBefore, IReadOnlyList<ShadowPosition> positions)
    {
        var contributor = contributions.FindContributor(ordinal, entryBar);
        var place = contributor < 0 ? -1 : PlaceOf(contributions.Contributors[contributor].Name);
        if (place < 0)
        {
            return 0;
        }

        var unused = budgets.At(session - 1)[place] * equityBefore;
        foreach (var position in positions)
        {
            if (contributions.FindContributor(position.Ordinal, position.SetUp.BarIndex) == contributor)
            {
                unused -= position.Shares * position.EntryPrice * (1 + position.Cost);
            }
        }

        // What rounding leaves is not money.
        return unused > SmallestShare * equityBefore ? unused : 0;
    }

    private int PlaceOf(string name)
    {
        for (var place = 0; place < budgets.Strategies.Count; place++)
        {
            if (string.Equals(budgets.Strategies[place], name, StringComparison.Ordinal))
            {
                return place;
            }
        }

        return -1;
    }
}
