namespace NanoCap.Trading.Desk.Alerts;

/// <summary>Something a person must learn about. Repeats under the same key are one alert.</summary>
/// <param name="Number">Running number, for <c>/ack</c>; never reused.</param>
/// <param name="Key">What makes repeats one alert, such as <c>breaker:day-loss</c>.</param>
/// <param name="Topic">What it is about.</param>
/// <param name="Severity">How loudly it is told.</param>
/// <param name="Text">The latest sentence for a person.</param>
/// <param name="RaisedAt">When it was first raised.</param>
/// <param name="ToldAt">When its text or severity last changed.</param>
public sealed record Alert(
    int Number,
    string Key,
    AlertTopic Topic,
    AlertSeverity Severity,
    string Text,
    DateTimeOffset RaisedAt,
    DateTimeOffset ToldAt)
{
    /// <summary>How often it was told, at least 1.</summary>
    public int Times { get; init; } = 1;

    /// <summary>Whether it tells of something that happened, rather than of something that lasts: nothing can make it
    /// untrue, so it is over when it is acknowledged, or the next morning unless it rings.</summary>
    public bool IsPassing { get; init; }

    /// <summary>Since when it has its severity.</summary>
    public DateTimeOffset SevereSince { get; init; } = RaisedAt;

    /// <summary>Who acknowledged it; null while nobody has.</summary>
    public Actor? AcknowledgedBy { get; init; }

    /// <summary>When it was acknowledged; null while nobody has.</summary>
    public DateTimeOffset? AcknowledgedAt { get; init; }

    /// <summary>When it was over; null while it stands.</summary>
    public DateTimeOffset? LiftedAt { get; init; }

    /// <summary>Whether it is repeated until somebody acknowledges it.</summary>
    public bool Rings => Severity == AlertSeverity.Critical && AcknowledgedBy is null && LiftedAt is null;
}
