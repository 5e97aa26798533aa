using NanoCap.Trading.Bars;
using NanoCap.Trading.Signals;

namespace NanoCap.Trading.Strategies.MultiStrategy;

/// <summary>The numbers of <c>multi-strategy</c>.</summary>
public sealed record MultiStrategyOptions : IStrategyOptions
{
    /// <summary>Added to the best contributor's confidence for each further one that agrees.</summary>
    public double AgreementConfidence { get; init; } = 0.10;

    /// <summary>The contributors' budgets in its book.</summary>
    public BudgetOptions Budgets { get; init; } = new();

    /// <inheritdoc/>
    public IStrategy Create(StrategyOptions all, BarRules rules)
    {
        ArgumentNullException.ThrowIfNull(all);
        return new MultiStrategy(
            this,
            [all.StatArb.Create(all, rules), all.Momentum.Create(all, rules), all.MeanReversion.Create(all, rules)]);
    }
}
