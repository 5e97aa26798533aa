namespace NanoCap.Trading.Desk.Alerts;

/// <summary>One line for a channel: an alert with its earlier namesakes.</summary>
/// <param name="Alert">The latest alert of its key.</param>
/// <param name="Kind">Why it is told.</param>
/// <param name="Until">Until when it is held back; null when it is due.</param>
/// <param name="Earlier">Lifted alerts of the same key that this line stands for as well, oldest first.</param>
public sealed record AlertTelling(
    Alert Alert, AlertTellingKind Kind, DateTimeOffset? Until, IReadOnlyList<Alert> Earlier)
{
    /// <summary>How often what it tells has happened.</summary>
    public int Times => Alert.Times + Earlier.Sum(alert => alert.Times);

    /// <summary>What a channel that showed it has shown.</summary>
    public IEnumerable<AlertMark> Marks => Earlier.Append(Alert)
        .Select(alert => new AlertMark(alert.Number, alert.Times, alert.LiftedAt is not null));
}
