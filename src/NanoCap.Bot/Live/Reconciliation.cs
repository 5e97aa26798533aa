using NanoCap.Bot.Desk;
using NanoCap.Trading.Sessions;

namespace NanoCap.Bot.Live;

/// <summary>Has the broker's books read again and again: often around the session, seldom in between.</summary>
internal sealed class Reconciliation(
    WorkPerformer performer, TradingCalendar calendar, TimeProvider clock)
{
    public static readonly TimeSpan InSession = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Between = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Around = TimeSpan.FromMinutes(15);

    private long wantedAt = clock.GetTimestamp();

    public Task WantOnceAsync(CancellationToken cancellationToken)
    {
        if (IsNearSession() || clock.GetElapsedTime(wantedAt) >= Between)
        {
            wantedAt = clock.GetTimestamp();
            performer.WantRead();
        }

        return Task.CompletedTask;
    }

    private bool IsNearSession() => clock.GetUtcNow() is var now
        && calendar.FindSession(calendar.NewYorkDate(now)) is { } session
        && now >= session.Open - Around && now < session.Close + Around;
}
