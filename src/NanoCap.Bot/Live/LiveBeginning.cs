using NanoCap.Bot.Desk;
using NanoCap.Trading.Desk.Alerts;

namespace NanoCap.Bot.Live;

/// <summary>The first thing on the real clock: what was found while the bot was put together is told.</summary>
internal sealed class LiveBeginning(IDesk desk, BrokerSessions sessions, TimeProvider clock) : IBeginning
{
    /// <summary>Of the alert that calendars differ.</summary>
    public const string CalendarAlert = "calendar";

    public async Task BeginAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (sessions.Differences.Count == 0)
        {
            await desk.PostAsync(new AlertInput.Gone(CalendarAlert, now), cancellationToken);
            return;
        }

        await desk.PostAsync(
            new AlertInput.Seen(
                AlertTopic.Data, CalendarAlert, AlertSeverity.Warning,
                string.Join(" ", sessions.Differences) + " The broker's sessions hold.", IsPassing: false, now),
            cancellationToken);
    }
}
