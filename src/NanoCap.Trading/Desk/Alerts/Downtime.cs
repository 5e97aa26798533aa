using System.Globalization;
using NanoCap.Trading.Sessions;

namespace NanoCap.Trading.Desk.Alerts;

/// <summary>What was due while the bot was down.</summary>
/// <param name="Since">The last sign of life.</param>
/// <param name="Until">The start.</param>
/// <param name="Late">Jobs that are run now.</param>
/// <param name="Missed">Jobs that are too late now, and are left out.</param>
public sealed record Downtime(
    DateTimeOffset Since, DateTimeOffset Until, IReadOnlyList<DueJob> Late, IReadOnlyList<DueJob> Missed)
{
    /// <summary>A job that is this late was not run by a bot that lives.</summary>
    private static readonly TimeSpan Usual = TimeSpan.FromMinutes(2);

    /// <summary>Judges a start on the real clock; null when no job was due since the last sign of life, so that nothing
    /// was missed.</summary>
    /// <param name="jobsDoneUntil">Up to where jobs are done.</param>
    /// <param name="lastSign">The latest event of the journal.</param>
    /// <param name="now">The start.</param>
    /// <param name="calendar">The exchange's sessions.</param>
    /// <param name="times">When the jobs of a session are due.</param>
    public static Downtime? Find(
        DateTimeOffset jobsDoneUntil,
        DateTimeOffset lastSign,
        DateTimeOffset now,
        TradingCalendar calendar,
        JobTimes times)
    {
        var due = DueJobs.Between(jobsDoneUntil, now - Usual, calendar, times).ToList();
        return due.Count == 0
            ? null
            : new Downtime(
                lastSign > jobsDoneUntil && lastSign < now ? lastSign : jobsDoneUntil,
                now,
                [.. due.Where(job => !job.IsMissedAt(now))],
                [.. due.Where(job => job.IsMissedAt(now))]);
    }

    /// <summary>The input that tells it.</summary>
    public AlertInput.Seen ToAlert(TradingCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        return new AlertInput.Seen(
            AlertTopic.Downtime,
            string.Create(CultureInfo.InvariantCulture, $"downtime:{Since.UtcDateTime:yyyyMMddHHmm}"),
            AlertSeverity.Warning,
            $"The bot was down from {Moment(Since)} to {Moment(Until)} New York."
            + Words(" Too late now and left out: ", Missed) + Words(" Run now: ", Late)
            + " Stops and targets at the broker held on their own.",
            IsPassing: true,
            Until);

        string Moment(DateTimeOffset instant) =>
            calendar.ToNewYork(instant).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

        string Words(string opening, IReadOnlyList<DueJob> jobs) => jobs.Count == 0
            ? ""
            : opening + string.Join(", ", jobs.Select(job => $"{job.Name} of {Moment(job.DueAt)}")) + ".";
    }
}
