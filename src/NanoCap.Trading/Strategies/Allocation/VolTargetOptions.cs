namespace NanoCap.Trading.Strategies.Allocation;

/// <summary>The numbers of <see cref="VolTargetBook"/>.</summary>
public sealed record VolTargetOptions
{
    /// <summary>The volatility a year that it aims at.</summary>
    public double Volatility { get; init; } = 0.15;

    /// <summary>Log returns in the realised volatility.</summary>
    public int VolatilitySessions { get; init; } = 20;

    /// <summary>It trades when QQQ is off its weight by this share.</summary>
    public double OffBy { get; init; } = 0.10;
}
