namespace NanoCap.Trading.Desk.Alerts;

/// <summary>What a channel says that it has shown.</summary>
/// <param name="Number">The alert.</param>
/// <param name="Times">Its <see cref="Alert.Times"/> at that moment.</param>
/// <param name="IsOver">Whether it was shown as over.</param>
public sealed record AlertMark(int Number, int Times, bool IsOver);
