using System.Collections.Immutable;
using System.Globalization;

namespace NanoCap.Trading.Sessions;

/// <summary>The table of all timed jobs of a session.</summary>
public sealed class JobTimes
{
    /// <summary>The most a job may be away from its edge, in minutes: with it all jobs of a session are due on its date
    /// in New York, before any of the next session.</summary>
    public const int MostMinutes = 240;

    private readonly JobTime? expiry;

    /// <summary>A table of jobs, in any order. Throws <see cref="ArgumentException"/> for a job named twice, for more
    /// than <see cref="MostMinutes"/>, and for a job that is dropped at an expiry the table has not.</summary>
    /// <param name="rows">The jobs, each at most once.</param>
    /// <param name="morningDeadline">New York time of the next session until which a missed
    /// <see cref="WhenMissed.DropNextMorning"/> job still runs.</param>
    public JobTimes(IEnumerable<JobTime> rows, TimeOnly morningDeadline)
    {
        Rows = [.. rows];
        MorningDeadline = morningDeadline;
        expiry = Rows.FirstOrDefault(row => row.Name == JobName.Expiry);
        var seen = new HashSet<JobName>();
        foreach (var row in Rows)
        {
            Require(seen.Add(row.Name), $"Expected each job once, found {row.Name} twice; remove one row.");
            Require(row.Minutes is >= -MostMinutes and <= MostMinutes,
                $"Expected {row.Name} within {MostMinutes} minutes of {row.Edge}, found {row.Minutes}; move it.");
            Require(row.WhenMissed != WhenMissed.DropAtExpiry || expiry is not null,
                $"Expected a row {JobName.Expiry} because {row.Name} is dropped at it, found none; add it.");
        }
    }

    /// <summary>The house's times.</summary>
    public static JobTimes Standard { get; } = new(
        [
            new(JobName.Submission, SessionEdge.Open, -5, WhenMissed.DropAtExpiry),
            new(JobName.OpeningPrint, SessionEdge.Open, 0, WhenMissed.RunAtOnce),
            new(JobName.Protection, SessionEdge.Open, 1, WhenMissed.RunAtOnce),
            new(JobName.Expiry, SessionEdge.Open, 30, WhenMissed.RunAtOnce),
            new(JobName.EntryOutcome, SessionEdge.Open, 35, WhenMissed.RunAtOnce),
            new(JobName.Rebalance, SessionEdge.Close, -10, WhenMissed.DropAtClose),
            new(JobName.ClosingMark, SessionEdge.Close, 0, WhenMissed.RunAtOnce),
            new(JobName.DailyRun, SessionEdge.Close, 30, WhenMissed.DropNextMorning),
        ],
        morningDeadline: new TimeOnly(9, 0));

    /// <summary>The rows, as given.</summary>
    public ImmutableArray<JobTime> Rows { get; }

    /// <summary>New York time of the next session until which a missed daily run still runs.</summary>
    public TimeOnly MorningDeadline { get; }

    /// <summary>The jobs of one session, in the order in which they are due; ties in the order of
    /// <see cref="JobName"/>.</summary>
    public IEnumerable<DueJob> Of(TradingSession session, TradingCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        return Rows
            .Select(row => new DueJob(row.Name, session.Date, row.DueAt(session), ValidUntil(row, session, calendar)))
            .OrderBy(job => job.DueAt).ThenBy(job => job.Name);
    }

    private static void Require(bool holds, FormattableString message)
    {
        if (!holds)
        {
            throw new ArgumentException(message.ToString(CultureInfo.InvariantCulture));
        }
    }

    private DateTimeOffset? ValidUntil(JobTime row, TradingSession session, TradingCalendar calendar) =>
        row.WhenMissed switch
        {
            WhenMissed.RunAtOnce => null,
            WhenMissed.DropAtClose => session.Close,
            WhenMissed.DropAtExpiry => expiry!.DueAt(session),
            // After the calendar's last session nothing is known: the deadline is that of the following day.
            WhenMissed.DropNextMorning => NewYorkTime.At(
                calendar.FindNext(session.Date) ?? session.Date.AddDays(1), MorningDeadline),
            _ => throw new ArgumentOutOfRangeException(nameof(row), row.WhenMissed, "Expected a known rule."),
        };
}
