namespace NanoCap.Trading.Desk.Alerts;

/// <summary>What a channel has shown of an alert.</summary>
/// <param name="Times">The alert's <see cref="Alert.Times"/> that it showed last.</param>
/// <param name="Count">How often it showed just that.</param>
/// <param name="At">When it last did.</param>
/// <param name="HasToldEnd">Whether it said that the alert is over.</param>
public sealed record AlertTold(int Times, int Count, DateTimeOffset At, bool HasToldEnd);
