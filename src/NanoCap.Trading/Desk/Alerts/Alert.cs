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
}
