namespace NanoCap.Trading.Strategies.Allocation;

/// <summary>The numbers of <see cref="IndexCoreBook"/>.</summary>
public sealed record IndexCoreOptions
{
    /// <summary>The fund.</summary>
    public CoreFund Fund { get; init; } = CoreFund.Spy;

    /// <summary>Its weight, 0 to 1; the rest is in BIL.</summary>
    public double Weight { get; init; } = 0.60;

    /// <summary>At a month end it trades when a fund is off its weight by this share.</summary>
    public double OffBy { get; init; } = 0.05;
}
