using NanoCap.Trading.Bars;

namespace NanoCap.Trading.Strategies;

/// <summary>The numbers of one strategy, which make the strategy. A property of this kind in
/// <see cref="StrategyOptions"/> registers it.</summary>
public interface IStrategyOptions
{
    /// <summary>Makes the strategy with these numbers.</summary>
    /// <param name="all">The numbers of all strategies, for what they share and for one that combines others.</param>
    /// <param name="rules">The rules that bars must pass.</param>
    IStrategy Create(StrategyOptions all, BarRules rules);
}
