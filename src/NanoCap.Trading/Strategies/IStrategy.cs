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

    /// <summary>Every set-up from a session on, and every signal exit from each symbol's last bar at or before that
    /// session on, bit for bit those of the whole history; nothing is promised of what is earlier.</summary>
    /// <param name="universe">The bars, already cut at the session asked about.</param>
    /// <param name="workers">How many threads may work at it, at least 1; the result does not depend on it.</param>
    /// <param name="firstSession">Position in <see cref="UniverseBars.SessionNumbers"/>; 0 is the whole
    /// history.</param>
    StrategyHistory Evaluate(UniverseBars universe, int workers, int firstSession = 0);

    /// <summary>The named numbers behind what the strategy says at the close of a bar; those that are not finite there
    /// are left out.</summary>
    IReadOnlyList<Evidence> Explain(BarPoint at);
}
