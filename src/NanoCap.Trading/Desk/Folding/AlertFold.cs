using NanoCap.Trading.Desk.Alerts;

namespace NanoCap.Trading.Desk.Folding;

/// <summary>What events do to alerts.</summary>
internal static class AlertFold
{
    /// <summary>The state after the event, or null when it is not about alerts.</summary>
    public static DeskState? TryApply(DeskState state, DeskEvent happened) =>
        happened is AlertEvent about ? state with { Alerts = Apply(state.Alerts, about) } : null;

    private static AlertBook Apply(AlertBook book, AlertEvent happened) => happened switch
    {
        AlertEvent.AlertRaised raised => book with
        {
            Standing = book.Standing.SetItem(raised.Key, Raise(book, raised)),
            NextNumber = Math.Max(book.NextNumber, raised.Number + 1),
        },
        AlertEvent.AlertLifted lifted => book with { Standing = book.Standing.Remove(lifted.Key) },
        _ => throw new ArgumentOutOfRangeException(
            nameof(happened), happened.GetType().Name, "Expected an event of alerts that the desk knows."),
    };

    private static Alert Raise(AlertBook book, AlertEvent.AlertRaised raised) =>
        book.Standing.TryGetValue(raised.Key, out var standing)
            ? standing with
            {
                Topic = raised.Topic,
                Severity = raised.Severity,
                Text = raised.Text,
                ToldAt = raised.At,
                Times = standing.Times + 1,
            }
            : new Alert(
                raised.Number, raised.Key, raised.Topic, raised.Severity, raised.Text, raised.At, raised.At);
}
