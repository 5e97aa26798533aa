using NanoCap.Trading.Bars;

namespace NanoCap.Trading.Strategies;

/// <summary>A strategy that is made of others and need not ask them again what a scan has asked them already.</summary>
public interface ICombinesStrategies : IStrategy
{
    /// <summary>As <see cref="IStrategy.Evaluate"/>, with what others wanted of the same universe from the same session
    /// on.</summary>
    /// <param name="universe">The bars, already cut at the session asked about.</param>
    /// <param name="workers">How many threads may work at it, at least 1; the result does not depend on it.</param>
    /// <param name="firstSession">Position in <see cref="UniverseBars.SessionNumbers"/>; 0 is the whole
    /// history.</param>
    /// <param name="findKnown">The history of a strategy by name, or null when it is not known.</param>
    StrategyHistory Evaluate(
        UniverseBars universe, int workers, int firstSession, Func<string, StrategyHistory?> findKnown);
}
