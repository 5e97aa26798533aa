namespace NanoCap.Trading.Strategies.Allocation;

/// <summary>The numbers of <see cref="RegimeBook"/>.</summary>
public sealed record RegimeOptions
{
    /// <summary>Sessions of the short average.</summary>
    public int ShortSessions { get; init; } = 20;

    /// <summary>Sessions of the middle average.</summary>
    public int MiddleSessions { get; init; } = 50;

    /// <summary>Sessions of the long average; without them it says nothing.</summary>
    public int LongSessions { get; init; } = 200;

    /// <summary>Sessions of the return that must agree.</summary>
    public int ReturnSessions { get; init; } = 20;

    /// <summary>Smallest such return, up or down.</summary>
    public double MinimumReturn { get; init; } = 0.01;

    /// <summary>A change counts after this many sessions in a row.</summary>
    public int ConfirmationSessions { get; init; } = 5;

    /// <summary>Share of equity at full confidence.</summary>
    public double FullAllocation { get; init; } = 0.70;

    /// <summary>Confidence on the long average itself.</summary>
    public double BaseConfidence { get; init; } = 0.5;

    /// <summary>Confidence for each unit of distance from the long average.</summary>
    public double ConfidenceByDistance { get; init; } = 5.0;

    /// <summary>Added to the confidence in the allocation.</summary>
    public double AllocationBonus { get; init; } = 0.3;

    /// <summary>Log returns in the realised volatility.</summary>
    public int VolatilitySessions { get; init; } = 20;

    /// <summary>A volatility above this a year is high.</summary>
    public double HighVolatility { get; init; } = 0.25;

    /// <summary>Scale at high volatility.</summary>
    public double ScaleAtHighVolatility { get; init; } = 0.7;

    /// <summary>A volatility above this a year is extreme.</summary>
    public double ExtremeVolatility { get; init; } = 0.35;

    /// <summary>Scale at extreme volatility.</summary>
    public double ScaleAtExtremeVolatility { get; init; } = 0.5;

    /// <summary>The most one fund may be, a share of equity.</summary>
    public double MaximumWeight { get; init; } = 0.25;

    /// <summary>Whether losses of the account shrink the weights.</summary>
    public bool ScalesByEquity { get; init; } = true;

    /// <summary>How they do.</summary>
    public EquityScaling EquityScaling { get; init; } = new();

    /// <summary>The same rules without confirmation, cap and equity scaling, as published figures assume them.
    /// </summary>
    public RegimeOptions Bare() =>
        this with { ConfirmationSessions = 1, MaximumWeight = 1.0, ScalesByEquity = false };
}
