using NanoCap.Trading.Signals;

namespace NanoCap.Trading.Strategies;

/// <summary>Whose entries a strategy that combines others made its own. In its book each contributor has a budget.
/// </summary>
public interface IContributions
{
    /// <summary>The contributors, in the order that decides ties.</summary>
    IReadOnlyList<IStrategy> Contributors { get; }

    /// <summary>The numbers of their budgets.</summary>
    BudgetOptions Budgets { get; }

    /// <summary>The contributor whose levels an entry has, by position among them, or -1 when nothing was
    /// wanted.</summary>
    /// <param name="ordinal">The symbol's position in the universe.</param>
    /// <param name="entryBar">The bar at whose close the entry was wanted.</param>
    int FindContributor(int ordinal, int entryBar);
}
