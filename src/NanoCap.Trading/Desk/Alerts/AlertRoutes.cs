namespace NanoCap.Trading.Desk.Alerts;

/// <summary>Which channels there are, and how a critical alert rings.</summary>
/// <param name="Channels">Every channel.</param>
public sealed record AlertRoutes(IReadOnlyList<AlertChannel> Channels)
{
    /// <summary>From the first telling of a critical alert to its first repeat on a channel.</summary>
    public TimeSpan FirstRepeatAfter { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>From a repeat to the next.</summary>
    public TimeSpan RepeatEvery { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>How long a critical alert may go unacknowledged before the channels that are not told of it at once are
    /// told too.</summary>
    public TimeSpan EscalateAfter { get; init; } = TimeSpan.FromMinutes(5);
}
