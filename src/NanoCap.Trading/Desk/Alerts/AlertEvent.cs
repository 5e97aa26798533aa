namespace NanoCap.Trading.Desk.Alerts;

/// <summary>What happens to alerts.</summary>
/// <param name="At">The instant.</param>
public abstract record AlertEvent(DateTimeOffset At) : DeskEvent(At)
{
    /// <summary>An alert was raised, or one that stands has more to say.</summary>
    /// <param name="Number">Its number; that of the standing one with the same key.</param>
    /// <param name="Key">What makes repeats one alert.</param>
    /// <param name="Topic">What it is about.</param>
    /// <param name="Severity">How loudly it is told.</param>
    /// <param name="Text">A sentence for a person.</param>
    /// <param name="At">The instant.</param>
    public sealed record AlertRaised(
        int Number, string Key, AlertTopic Topic, AlertSeverity Severity, string Text, DateTimeOffset At)
        : AlertEvent(At);

    /// <summary>What an alert told is not so any more.</summary>
    /// <param name="Key">The alert's key.</param>
    /// <param name="At">The instant.</param>
    public sealed record AlertLifted(string Key, DateTimeOffset At) : AlertEvent(At);
}
