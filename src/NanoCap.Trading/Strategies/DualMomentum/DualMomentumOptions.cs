using NanoCap.Trading.Bars;

namespace NanoCap.Trading.Strategies.DualMomentum;

/// <summary>The numbers of <c>dual-momentum</c>.</summary>
public sealed record DualMomentumOptions : IStrategyOptions
{
    /// <summary>Sessions of the return.</summary>
    public int ReturnSessions { get; init; } = 252;

    /// <summary>The return must be above this, what money earns without risk in the same time.</summary>
    public double RiskFree { get; init; } = 0.04;

    /// <summary>One symbol in so many fires, rounded up.</summary>
    public int OneIn { get; init; } = 10;

    /// <summary>Confidence of every signal.</summary>
    public double BaseConfidence { get; init; } = 0.7;

    /// <summary>Weight of the return, of 0 to 1.</summary>
    public double ReturnWeight { get; init; } = 0.2;

    /// <summary>Weight of the percentile.</summary>
    public double PercentileWeight { get; init; } = 0.1;

    /// <summary>The stop distance, before it is bounded.</summary>
    public double StopDistance { get; init; } = 0.10;

    /// <summary>The target distance.</summary>
    public double TargetDistance { get; init; } = 0.20;

    /// <summary>Sold at the open of this many sessions after the entry's.</summary>
    public int TimeExitSessions { get; init; } = 21;

    /// <inheritdoc/>
    public IStrategy Create(StrategyOptions all, BarRules rules)
    {
        ArgumentNullException.ThrowIfNull(all);
        return new DualMomentumStrategy(this, all.Stops, rules);
    }
}
