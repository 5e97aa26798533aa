namespace NanoCap.Trading.Desk.Alerts;

/// <summary>What a channel has to tell at an instant.</summary>
/// <param name="Due">To be shown now, oldest first; each key once.</param>
/// <param name="Held">Held back by quiet hours or a mute, oldest first; each key once.</param>
/// <param name="NextAt">When to look again unless something happens before; null when nothing waits.</param>
public sealed record ChannelAlerts(
    IReadOnlyList<AlertTelling> Due, IReadOnlyList<AlertTelling> Held, DateTimeOffset? NextAt)
{
    /// <summary>Nothing to tell.</summary>
    public static ChannelAlerts None { get; } = new([], [], null);
}
