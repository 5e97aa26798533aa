using System.Runtime.CompilerServices;
using NanoCap.Trading.Bars;
using NanoCap.Trading.Signals;

namespace NanoCap.Trading.Strategies.MultiStrategy;

/// <summary>Wants what any of stat-arb, momentum and mean-reversion wants: with the best one's levels and signal exits,
/// and its confidence plus .10 for each further one that wants the same stock at the same close, at most 1. Its book
/// gives each contributor a budget of its equity, 60, 25 and 15 % to begin with, that follows the contributors' own
/// records (<see cref="PerformanceBudgets"/>); an entry gets min(equity/5, what the best contributor has unused of its
/// budget, cash).</summary>
/// <remarks>A contributor takes part whether or not it is enabled or qualified. Agreement can only raise a confidence.
/// A budget's unused part is its share of the equity at the close before, less what was paid for its open
/// positions; a contributor without any is passed over. Of equal confidences the order above decides. No rule of bars
/// is added to those of the contributors.</remarks>
/// <param name="options">The numbers.</param>
/// <param name="contributors">The contributors, in the order that decides ties.</param>
public sealed class MultiStrategy(MultiStrategyOptions options, IStrategy[] contributors)
    : ICombinesStrategies
{
    private readonly ConditionalWeakTable<UniverseBars, Contributions> latest = [];

    /// <inheritdoc/>
    public string Name => "multi-strategy";

    /// <inheritdoc/>
    public int LongestWindow => contributors.Max(strategy => strategy.LongestWindow);

    /// <inheritdoc/>
    public StrategyHistory Evaluate(UniverseBars universe, int workers, int firstSession = 0) =>
        Evaluate(universe, workers, firstSession, _ => null);

    /// <inheritdoc/>
    public StrategyHistory Evaluate(
        UniverseBars universe, int workers, int firstSession, Func<string, StrategyHistory?> findKnown)
    {
        ArgumentNullException.ThrowIfNull(universe);
        var contributions = new Contributions(universe, options, contributors, workers, firstSession, findKnown);
        latest.AddOrUpdate(universe, contributions);
        var symbols = new SymbolSetUps[universe.Symbols.Count];
        for (var ordinal = 0; ordinal < symbols.Length; ordinal++)
        {
            symbols[ordinal] = new SymbolSetUps(contributions.Combine(ordinal), []);
        }

        return new StrategyHistory(Name, symbols, contributions);
    }

    /// <inheritdoc/>
    /// <remarks>Who wants it, and the best one's numbers; nothing where none does.</remarks>
    public IReadOnlyList<Evidence> Explain(BarPoint at)
    {
        var contributions = latest.GetValue(
            at.Universe,
            universe => new Contributions(
                universe, options, contributors, workers: 1, at.SessionIndex, _ => null));
        return contributions.FindAgreement(at.Ordinal, at.BarIndex) is not { } agreement
            ? []
            :
            [
                new("confidence", agreement.SetUp.Confidence),
                new($"best.{contributors[agreement.Best].Name}", agreement.BestConfidence),
                new("agreeing", agreement.Count),
                .. contributors[agreement.Best].Explain(at).Where(one => one.Name != "confidence"),
            ];
    }
}
