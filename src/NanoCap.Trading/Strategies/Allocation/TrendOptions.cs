namespace NanoCap.Trading.Strategies.Allocation;

/// <summary>The numbers of <see cref="TrendBook"/>.</summary>
public sealed record TrendOptions
{
    /// <summary>Sessions of the average that IWM must be above at a month end.</summary>
    public int AverageSessions { get; init; } = 200;
}
