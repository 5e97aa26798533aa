using NanoCap.Trading.Bars;

namespace NanoCap.Trading.Strategies.Momentum;

/// <summary>The numbers of <see cref="MomentumStrategy"/>.</summary>
public sealed record MomentumOptions : IStrategyOptions
{
    /// <summary>Weight of the return over one session in M.</summary>
    public double WeightOf1Session { get; init; } = 0.5;

    /// <summary>Weight of the return over three sessions in M.</summary>
    public double WeightOf3Sessions { get; init; } = 0.3;

    /// <summary>Weight of the return over five sessions in M.</summary>
    public double WeightOf5Sessions { get; init; } = 0.2;

    /// <summary>M is multiplied by this for a small float.</summary>
    public double SmallFloatFactor { get; init; } = 1.5;

    /// <summary>A float under this many shares is small; an unknown float is not.</summary>
    public decimal SmallFloatBelowShares { get; init; } = 30_000_000m;

    /// <summary>Sessions before t whose mean volume is compared with that of t.</summary>
    public int VolumeSessions { get; init; } = 20;

    /// <summary>Smallest volume of t over that mean.</summary>
    public double MinimumVolumeRatio { get; init; } = 3.0;

    /// <summary>Smallest M.</summary>
    public double MinimumMomentum { get; init; } = 0.05;

    /// <summary>Largest M.</summary>
    public double MaximumMomentum { get; init; } = 0.50;

    /// <summary>The M of full confidence.</summary>
    public double FullMomentum { get; init; } = 0.20;

    /// <summary>The volume ratio of full confidence.</summary>
    public double FullVolumeRatio { get; init; } = 6.0;

    /// <summary>Log returns in the sample deviation that sets the stop.</summary>
    public int DeviationSessions { get; init; } = 20;

    /// <summary>The stop distance in deviations, before it is bounded.</summary>
    public double StopDeviations { get; init; } = 2.0;

    /// <summary>The target distance in (bounded) stop distances.</summary>
    public double TargetStops { get; init; } = 2.0;

    /// <summary>Sold at the open of this many sessions after the entry's.</summary>
    public int TimeExitSessions { get; init; } = 5;

    /// <inheritdoc/>
    public IStrategy Create(StrategyOptions all, BarRules rules)
    {
        ArgumentNullException.ThrowIfNull(all);
        return new MomentumStrategy(this, all.Stops, rules);
    }
}
