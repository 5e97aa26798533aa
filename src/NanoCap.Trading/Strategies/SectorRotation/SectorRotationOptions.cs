using NanoCap.Trading.Bars;

namespace NanoCap.Trading.Strategies.SectorRotation;

/// <summary>The numbers of <c>sector-rotation</c>.</summary>
public sealed record SectorRotationOptions : IStrategyOptions
{
    /// <summary>Sessions of the short return.</summary>
    public int ShortSessions { get; init; } = 63;

    /// <summary>Weight of the short return in a symbol's strength.</summary>
    public double ShortWeight { get; init; } = 0.6;

    /// <summary>Sessions of the long return.</summary>
    public int LongSessions { get; init; } = 252;

    /// <summary>Weight of the long return in a symbol's strength.</summary>
    public double LongWeight { get; init; } = 0.4;

    /// <summary>Log returns in the sample deviation of a sector's index.</summary>
    public int DeviationSessions { get; init; } = 63;

    /// <summary>So many sectors are bought.</summary>
    public int BestSectors { get; init; } = 4;

    /// <summary>Confidence of every signal.</summary>
    public double BaseConfidence { get; init; } = 0.6;

    /// <summary>Weight of the sector's percentile.</summary>
    public double PercentileWeight { get; init; } = 0.4;

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
        return new SectorRotationStrategy(this, all.Stops, rules);
    }
}
