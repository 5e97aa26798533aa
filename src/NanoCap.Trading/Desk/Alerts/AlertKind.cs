namespace NanoCap.Trading.Desk.Alerts;

/// <summary>What there is to know of a kind of alert.</summary>
/// <param name="Topic">Its topic.</param>
/// <param name="Key">Its key; what differs from alert to alert stands in braces.</param>
/// <param name="Severities">What it may be, lowest first.</param>
/// <param name="When">When it is raised.</param>
/// <param name="LiftedBy">Who or what lifts it.</param>
public sealed record AlertKind(
    AlertTopic Topic, string Key, IReadOnlyList<AlertSeverity> Severities, string When, string LiftedBy)
{
    /// <summary>Whether an alert is of this kind.</summary>
    public bool Covers(AlertTopic topic, string key, AlertSeverity severity)
    {
        ArgumentNullException.ThrowIfNull(key);
        var open = Key.IndexOf('{', StringComparison.Ordinal);
        return topic == Topic && Severities.Contains(severity)
            && (open < 0 ? key == Key : key.Length > open && key.StartsWith(Key[..open], StringComparison.Ordinal));
    }
}
