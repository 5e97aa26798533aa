using System.Globalization;
using NanoCap.Bot.Chat.Cards;
using NanoCap.Trading.Desk.Alerts;

namespace NanoCap.Bot.Chat.Delivery;

/// <summary>Alerts as messages: each telling that is due is a new one, so that it is heard; the last one of each alert
/// then follows what becomes of it.</summary>
internal static class DesiredAlerts
{
    private static readonly TimeSpan ButtonLife = TimeSpan.FromDays(7);

    public static IEnumerable<DesiredCard> Of(DeliveryView view)
    {
        var due = view.Alerts.For(view.State.Alerts, view.Channel, view.Now).Due;
        var isDue = due.Select(telling => telling.Alert.Number).ToHashSet();
        foreach (var telling in due)
        {
            yield return Due(view, telling);
        }

        foreach (var alert in view.State.Alerts.Known.Where(alert => !isDue.Contains(alert.Number)))
        {
            if (view.State.Alerts.FindTold(view.Channel, alert.Number) is { } told)
            {
                yield return Told(view, alert, told.Count - 1);
            }
        }
    }

    private static DesiredCard Due(DeliveryView view, AlertTelling telling)
    {
        var alert = telling.Alert;
        var times = view.State.Alerts.FindTold(view.Channel, alert.Number)?.Count ?? 0;
        var isOver = telling.Kind == AlertTellingKind.Over;
        var notice = AlertWords.Notice(telling);
        return New(view, alert, isOver ? times - 1 : times, Card.Line(notice.Text, notice.Severity)) with
        {
            // What is over is said where it was told; a phone need not ring for it.
            Kind = isOver ? DeliveryKind.Ending : DeliveryKind.Living,
            IsSilent = alert.Severity == AlertSeverity.Note,
            Marks = [.. telling.Marks],
        };
    }

    private static DesiredCard Told(DeliveryView view, Alert alert, int place)
    {
        var kind = alert.LiftedAt is null ? AlertTellingKind.New : AlertTellingKind.Over;
        var notice = AlertWords.Notice(
            new AlertTelling(alert, alert.IsPassing ? AlertTellingKind.New : kind, null, []));
        var known = alert.AcknowledgedBy is { } by ? $" Acknowledged by {by}." : "";
        return New(view, alert, place, Card.Line(notice.Text + known, notice.Severity)) with
        {
            Kind = DeliveryKind.Ending,
        };
    }

    private static DesiredCard New(DeliveryView view, Alert alert, int place, Card card) => new(
        string.Create(CultureInfo.InvariantCulture, $"alert:{alert.Number}:{place}"),
        card with
        {
            Banner = Banner.Of(view.State),
            Buttons = alert.Rings
                ? [new("Acknowledge", string.Create(CultureInfo.InvariantCulture, $"/ack {alert.Number}"))]
                : [],
        },
        alert.Severity == AlertSeverity.Critical ? DeliveryPriority.Critical : DeliveryPriority.Normal,
        DeliveryKind.Living)
    {
        ButtonsUntil = view.Now + ButtonLife,
        Stamp = card.Title,
    };
}
