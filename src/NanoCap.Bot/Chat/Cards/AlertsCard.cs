using System.Globalization;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Desk.Alerts;
using NanoCap.Trading.Sessions;

namespace NanoCap.Bot.Chat.Cards;

/// <summary>What stands, what was lifted lately, and what is not told for now.</summary>
internal static class AlertsCard
{
    public const int MostLifted = 10;

    private static readonly Column[] Columns =
    [
        new("#", true), new("Since"), new("Severity"), new("What"), new("Acknowledged"),
    ];

    public static Card Of(DeskState state, DateTimeOffset now, TradingCalendar calendar)
    {
        var book = state.Alerts;
        var standing = book.Standing.Values
            .OrderByDescending(alert => alert.Rings).ThenByDescending(alert => alert.Severity)
            .ThenByDescending(alert => alert.Number).ToList();
        var lifted = book.Lifted.Reverse().Take(MostLifted).ToList();
        var blocks = new List<CardBlock>
        {
            standing.Count == 0
                ? new CardBlock.Paragraph("No alert stands.")
                : new CardBlock.Table(Columns, [.. standing.Select(alert => Row(alert, calendar))], "Standing"),
        };
        if (lifted.Count > 0)
        {
            blocks.Add(new CardBlock.Table(
                [.. Columns, new("Over")],
                [.. lifted.Select(alert => (IReadOnlyList<Cell>)
                    [.. Row(alert, calendar), new(When(alert.LiftedAt!.Value, calendar), Tone.Quiet)])],
                "Over lately"));
        }

        if (Silence(book, now, calendar) is { Count: > 0 } silence)
        {
            blocks.Add(new CardBlock.List(silence, "Not told for now, critical alerts excepted"));
        }

        return new("Alerts", SeverityOf(standing), blocks)
        {
            Banner = Banner.Of(state),
            Footer = standing.Exists(alert => alert.AcknowledgedBy is null)
                ? "/ack N or /ack all; /mute TOPIC 2h; /quiet 22-7" : null,
        };
    }

    /// <summary>What was held back from a channel, or shown on none.</summary>
    public static Card Inbox(
        DeskState state, IReadOnlyList<AlertTelling> lines, TradingCalendar calendar)
    {
        if (lines.Count == 0)
        {
            return Card.Line("Nothing was held back.", Severity.Good);
        }

        var blocks = new List<CardBlock> { new CardBlock.List([.. lines.Select(line => Line(line, calendar))]) };
        if (state.Alerts.LetGoUntold > 0)
        {
            blocks.Add(new CardBlock.Paragraph(new(
                Figures.Count(state.Alerts.LetGoUntold, "older one is", "older ones are") + " only in the journal.",
                Tone.Quiet)));
        }

        return new(
            $"Inbox: {Figures.Count(lines.Count, "alert", "alerts")}",
            SeverityOf([.. lines.Select(line => line.Alert)]), blocks)
        {
            Banner = Banner.Of(state),
        };
    }

    public static Cell Line(AlertTelling line, TradingCalendar calendar) => new(
        string.Create(CultureInfo.InvariantCulture,
            $"{When(line.Alert.ToldAt, calendar)}  {line.Alert.Number}: {line.Alert.Text}")
        + AlertWords.Times(line.Times)
        + (line.Alert.LiftedAt is { } over && !line.Alert.IsPassing ? $" Over since {When(over, calendar)}." : ""),
        AlertWords.ToneOf(line.Alert.Severity));

    public static string When(DateTimeOffset instant, TradingCalendar calendar) =>
        calendar.ToNewYork(instant).ToString("MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>The quiet hours and the mutes that hold at an instant.</summary>
    public static List<Cell> Silence(AlertBook book, DateTimeOffset now, TradingCalendar calendar)
    {
        var lines = book.Muted.Where(muted => muted.Value > now)
            .Select(muted => (Cell)$"{AlertWords.Of(muted.Key)} is muted until {When(muted.Value, calendar)} New York")
            .ToList();
        if (book.Quiet is { } quiet)
        {
            lines.Add(quiet.FindEnd(now) is { } end
                ? $"quiet hours {quiet}: now, until {When(end, calendar)} New York"
                : $"quiet hours {quiet}: not now");
        }

        return lines;
    }

    private static IReadOnlyList<Cell> Row(Alert alert, TradingCalendar calendar) =>
    [
        new(alert.Number.ToString(CultureInfo.InvariantCulture), Tone.Strong),
        new(When(alert.RaisedAt, calendar), Tone.Quiet),
        new(AlertWords.Of(alert.Severity), AlertWords.ToneOf(alert.Severity)),
        alert.Text + AlertWords.Times(alert.Times),
        alert.AcknowledgedBy is { } by
            ? new($"{by}, {When(alert.AcknowledgedAt!.Value, calendar)}", Tone.Quiet)
            : Cell.Dash,
    ];

    private static Severity SeverityOf(IReadOnlyList<Alert> alerts) =>
        alerts.Any(alert => alert.Rings) ? Severity.Critical
        : alerts.Any(alert => alert.Severity >= AlertSeverity.Warning && alert.AcknowledgedBy is null)
            ? Severity.Warning
        : Severity.Plain;
}
