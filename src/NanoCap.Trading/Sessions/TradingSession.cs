namespace NanoCap.Trading.Sessions;

/// <summary>One day of regular trading. It is open from <paramref name="Open"/> up to but not including
/// <paramref name="Close"/>.</summary>
/// <param name="Date">The trading day in New York.</param>
/// <param name="Open">The UTC instant of 09:30 New York.</param>
/// <param name="Close">The UTC instant of 16:00 New York, or of 13:00 when it closes early.</param>
/// <param name="IsEarlyClose">True if the session ends at 13:00.</param>
public readonly record struct TradingSession(
    DateOnly Date, DateTimeOffset Open, DateTimeOffset Close, bool IsEarlyClose)
{
    /// <summary>True if the session is in regular hours at the instant: at or after the open and before the close.
    /// </summary>
    public bool IsOpenAt(DateTimeOffset instant) => instant >= Open && instant < Close;
}
