using NanoCap.Trading.Bars;
using NanoCap.Trading.Signals;

namespace NanoCap.Trading.Strategies;

/// <summary>A rule that finds entries in a universe of daily bars. It sees the whole universe at once, so it may
/// compare symbols with each other; what it says of a session uses nothing after the close of that session.</summary>
public interface IStrategy
{
    /// <summary>The stable name, such as <c>momentum</c>.</summary>
    string Name { get; }

    /// <summary>Sessions of its longest window; decides how many missing sessions it bears.</summary>
    int LongestWindow { get; }

    /// <summary>Every set-up and signal exit of the whole history.</summary>
    /// <param name="universe">The bars, already cut at the session asked about.</param>
    /// <param name="workers">How many threads may work at it, at least 1; the result does not depend on it.</param>
    /// <param name="firstSession">Position in the universe's sessions from which on every set-up is found; earlier ones
    /// may be left out. Exits are right for every entry.</param>
    StrategyHistory Evaluate(UniverseBars universe, int workers, int firstSession = 0);

    /// <summary>The named numbers behind what the strategy says at the close of a bar; those that are not finite there
    /// are left out.</summary>
    IReadOnlyList<Evidence> Explain(BarPoint at);
}
