using System.Globalization;
using System.Text.RegularExpressions;
using NanoCap.Trading.Desk.Alerts;

namespace NanoCap.Bot.Chat.Cards;

/// <summary>How alerts read.</summary>
internal static partial class AlertWords
{
    /// <summary>As a person types it: <c>stop-hit</c>.</summary>
    public static string Of(AlertTopic topic) =>
        InnerCapital().Replace(topic.ToString(), "-$1").ToLowerInvariant();

    /// <summary>Reads a topic with or without hyphens.</summary>
    public static AlertTopic? FindTopic(string? word) => Enum.GetValues<AlertTopic>()
        .Where(topic => topic.ToString().Equals(
            word?.Replace("-", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase))
        .Select(topic => (AlertTopic?)topic).FirstOrDefault();

    public static string Of(AlertSeverity severity) => severity.ToString().ToLowerInvariant();

    public static Tone ToneOf(AlertSeverity severity) => severity switch
    {
        AlertSeverity.Critical => Tone.Bad,
        AlertSeverity.Warning => Tone.Warning,
        _ => Tone.Plain,
    };

    /// <summary>What a channel says when it tells an alert.</summary>
    public static Notice Notice(AlertTelling telling)
    {
        var alert = telling.Alert;
        var isOver = telling.Kind == AlertTellingKind.Over;
        var severity = isOver ? Severity.Good : alert.Severity switch
        {
            AlertSeverity.Critical => Severity.Critical,
            AlertSeverity.Warning => Severity.Warning,
            _ => Severity.Plain,
        };
        var opening = telling.Kind switch
        {
            AlertTellingKind.Over => "is over",
            AlertTellingKind.Repeated => "stands",
            AlertTellingKind.Escalated => "is not acknowledged",
            _ => alert.LiftedAt is null || alert.IsPassing ? "" : "came and is over",
        };
        return new(severity, "alert:" + alert.Key, string.Create(CultureInfo.InvariantCulture,
            $"Alert {alert.Number}{(opening.Length == 0 ? "" : " " + opening)}: {alert.Text}")
            + Times(telling.Times)
            + (alert.Rings ? string.Create(CultureInfo.InvariantCulture, $" /ack {alert.Number}") : ""));
    }

    public static string Times(int times) =>
        times == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $" ({times} times)");

    [GeneratedRegex("(?<!^)([A-Z])")]
    private static partial Regex InnerCapital();
}
