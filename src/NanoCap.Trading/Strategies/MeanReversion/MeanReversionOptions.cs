using NanoCap.Trading.Bars;

namespace NanoCap.Trading.Strategies.MeanReversion;

/// <summary>The numbers of <see cref="MeanReversionStrategy"/>.</summary>
public sealed record MeanReversionOptions : IStrategyOptions
{
    /// <summary>Sessions of the Bollinger bands; their middle is the target.</summary>
    public int BandSessions { get; init; } = 20;

    /// <summary>Half the width of the bands in population deviations.</summary>
    public double BandDeviations { get; init; } = 2.0;

    /// <summary>The band's part of the confidence is above zero below this position in the band.</summary>
    public double LowBandPosition { get; init; } = 0.20;

    /// <summary>Sessions of the RSI.</summary>
    public int RsiSessions { get; init; } = 14;

    /// <summary>The RSI's part is above zero below this RSI.</summary>
    public double LowRsi { get; init; } = 35.0;

    /// <summary>The RSI's part is full this many points lower.</summary>
    public double RsiRange { get; init; } = 15.0;

    /// <summary>Sessions of the TSI's first smoothing.</summary>
    public int TsiLongSessions { get; init; } = 25;

    /// <summary>Sessions of the TSI's second smoothing.</summary>
    public int TsiShortSessions { get; init; } = 13;

    /// <summary>The TSI's part is full at minus this TSI.</summary>
    public double TsiRange { get; init; } = 50.0;

    /// <summary>Weight of the band's part.</summary>
    public double BandWeight { get; init; } = 0.40;

    /// <summary>Weight of the RSI's part.</summary>
    public double RsiWeight { get; init; } = 0.35;

    /// <summary>Weight of the TSI's part.</summary>
    public double TsiWeight { get; init; } = 0.25;

    /// <summary>Smallest confidence that fires.</summary>
    public double MinimumConfidence { get; init; } = 0.70;

    /// <summary>Sessions before t whose mean volume is compared with that of t.</summary>
    public int VolumeSessions { get; init; } = 20;

    /// <summary>Smallest volume of t over that mean.</summary>
    public double MinimumVolumeRatio { get; init; } = 0.5;

    /// <summary>Sessions of the average true range.</summary>
    public int AtrSessions { get; init; } = 14;

    /// <summary>The stop distance in average true ranges, before it is bounded.</summary>
    public double StopAtrs { get; init; } = 2.5;

    /// <summary>Sold at the open of this many sessions after the entry's.</summary>
    public int TimeExitSessions { get; init; } = 10;

    /// <summary>A position in the band above this asks for the exit.</summary>
    public double ExitBandPosition { get; init; } = 0.6;

    /// <summary>An RSI above this asks for the exit.</summary>
    public double ExitRsi { get; init; } = 60.0;

    /// <inheritdoc/>
    public IStrategy Create(StrategyOptions all, BarRules rules)
    {
        ArgumentNullException.ThrowIfNull(all);
        return new MeanReversionStrategy(this, all.Stops, rules);
    }
}
