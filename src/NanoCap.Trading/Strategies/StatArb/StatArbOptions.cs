using NanoCap.Trading.Bars;

namespace NanoCap.Trading.Strategies.StatArb;

/// <summary>The numbers of <see cref="StatArbStrategy"/>.</summary>
public sealed record StatArbOptions : IStrategyOptions
{
    /// <summary>Sessions of correlation, regression and test.</summary>
    public int Sessions { get; init; } = 60;

    /// <summary>Smallest correlation of log returns.</summary>
    public double MinimumCorrelation { get; init; } = 0.8;

    /// <summary>Largest Engle-Granger p-value.</summary>
    public double MaximumPValue { get; init; } = 0.05;

    /// <summary>So many pairs with the lowest p-values are watched.</summary>
    public int BestPairs { get; init; } = 20;

    /// <summary>Fires from this distance on, in deviations.</summary>
    public double EntryDistance { get; init; } = 2.0;

    /// <summary>Never fires from this distance on, and a position is given up there.</summary>
    public double BrokenDistance { get; init; } = 4.0;

    /// <summary>A position is sold nearer than this.</summary>
    public double ExitDistance { get; init; } = 0.5;

    /// <summary>The stop distance, before it is bounded.</summary>
    public double StopDistance { get; init; } = 0.10;

    /// <summary>The time exit in half-lives, rounded up to a session.</summary>
    public double TimeExitHalfLives { get; init; } = 3.0;

    /// <summary>The latest time exit.</summary>
    public int TimeExitSessions { get; init; } = 20;

    /// <inheritdoc/>
    public IStrategy Create(StrategyOptions all, BarRules rules)
    {
        ArgumentNullException.ThrowIfNull(all);
        return new StatArbStrategy(this, all.Stops, rules);
    }
}
