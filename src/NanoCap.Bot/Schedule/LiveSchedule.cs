using NanoCap.Bot.Desk;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Desk.Alerts;
using NanoCap.Trading.Sessions;

namespace NanoCap.Bot.Schedule;

/// <summary>Runs what is due on the real clock, in order; what is too late is dropped and said.</summary>
internal sealed partial class LiveSchedule(
    IDesk desk,
    Func<DueJob, CancellationToken, Task<DateTimeOffset?>> run,
    TradingCalendar calendar,
    JobTimes times,
    TimeProvider clock,
    ILogger<LiveSchedule> logger)
{
    /// <summary>No two sessions lie further apart.</summary>
    private static readonly TimeSpan LongestBreak = TimeSpan.FromDays(10);

    private bool hasStarted;

    /// <summary>Runs all jobs that are due and returns the instant of the next one, null after the calendar's end. One
    /// that is not done when it comes back is run again at its own instant, and those after it wait.</summary>
    public async Task<DateTimeOffset?> RunDueOnceAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (desk.State.JobsDoneUntil is not { } done)
        {
            // A new account owes nothing from before its first day; the evening of its start still gets its scan.
            done = LastDailyRun(now)?.DueAt.AddMilliseconds(-1) ?? now;
            hasStarted = true;
            await desk.PostAsync(new DeskInput.JobsDone(done), cancellationToken);
        }

        if (!hasStarted && Downtime.Find(done, desk.State.LastEventAt, now, calendar, times) is { } downtime)
        {
            await desk.PostAsync(downtime.ToAlert(calendar), cancellationToken);
        }

        hasStarted = true;
        foreach (var job in DueJobs.Between(done, now, calendar, times))
        {
            if (job.IsMissedAt(now))
            {
                LogMissed(logger, job.Name, job.Session, job.DueAt);
                await desk.PostAsync(new DeskInput.JobsDone(job.DueAt), cancellationToken);
            }
            else if (await run(job, cancellationToken) is { } again)
            {
                return again;
            }
        }

        return DueJobs.Next(now, calendar, times)?.DueAt;
    }

    private DueJob? LastDailyRun(DateTimeOffset now) => DueJobs
        .Between(now - LongestBreak, now, calendar, times)
        .LastOrDefault(job => job.Name == JobName.DailyRun && !job.IsMissedAt(now));

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Job} of {Session} was due {DueAt} and is too late now")]
    private static partial void LogMissed(ILogger logger, JobName job, DateOnly session, DateTimeOffset dueAt);
}
