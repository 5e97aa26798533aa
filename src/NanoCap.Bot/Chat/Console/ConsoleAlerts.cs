using NanoCap.Bot.Chat.Cards;
using NanoCap.Bot.Desk;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Desk.Alerts;
using NanoCap.Trading.Sessions;

namespace NanoCap.Bot.Chat.Console;

/// <summary>Tells the terminal what the routing says that it is due, and the desk that it was told.</summary>
internal sealed class ConsoleAlerts(
    ConsoleScreen screen, string channel, IDesk desk, AlertRouting routing, TradingCalendar calendar)
{
    // Shown, and not yet known to the desk; after it halted it never will be.
    private readonly List<AlertEvent.AlertsTold> shown = [];

    private AlertBook Book => shown.Aggregate(desk.State, TradingDesk.Apply).Alerts;

    /// <summary>Whether something is due at an instant.</summary>
    public bool HasDue(DateTimeOffset now) => routing.For(Book, channel, now).Due.Count > 0;

    /// <summary>What is held back from this channel, or shown on none, and will not come by itself now.</summary>
    public IReadOnlyList<AlertTelling> FindHeld(DateTimeOffset now)
    {
        var book = Book;
        var due = routing.For(book, channel, now).Due.Select(telling => telling.Alert.Key).ToHashSet();
        return [.. routing.Inbox(book, channel, now).Where(line => !due.Contains(line.Alert.Key))];
    }

    /// <summary>Tells an alert at its place among the news, unless it is held back or was told.</summary>
    public void TellNew(int number, DateTimeOffset at) => Tell(
        routing.For(Book, channel, at).Due
            .Where(telling => telling.Kind == AlertTellingKind.New && telling.Alert.Number == number),
        at);

    /// <summary>Tells whatever is due.</summary>
    public void TellDue(DateTimeOffset now) => Tell(routing.For(Book, channel, now).Due, now);

    /// <summary>Notes that lines were shown in another way, as by the digest.</summary>
    public void Note(IEnumerable<AlertTelling> lines, DateTimeOffset at)
    {
        List<AlertMark> marks = [.. lines.SelectMany(line => line.Marks)];
        if (marks.Count > 0)
        {
            shown.Add(new AlertEvent.AlertsTold(channel, marks, at));
        }
    }

    /// <summary>Lets the desk know what was shown, so that it is told once whatever crashes.</summary>
    public async Task ReportAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (shown.Count == 0 || desk.HaltedBecause is not null)
        {
            return;
        }

        try
        {
            List<AlertMark> marks = [.. shown.SelectMany(told => told.Marks)];
            await desk.PostAsync(new AlertInput.Shown(channel, marks, now), cancellationToken);
            shown.Clear();
        }
        catch (DeskHaltedException)
        {
            // What is on the screen stays there; the terminal says by itself that the desk has halted.
        }
    }

    private void Tell(IEnumerable<AlertTelling> tellings, DateTimeOffset at)
    {
        var lines = tellings.ToList();
        foreach (var line in lines)
        {
            var since = line.Kind switch
            {
                AlertTellingKind.New => line.Alert.ToldAt,
                AlertTellingKind.Over => line.Alert.LiftedAt ?? at,
                _ => at,
            };
            var clock = calendar.NewYorkDate(since) == calendar.NewYorkDate(at)
                ? Figures.Clock(since, calendar)
                : AlertsCard.When(since, calendar);
            screen.Tell(AlertWords.Notice(line), clock);
        }

        Note(lines, at);
    }
}
