using System.Globalization;
using NanoCap.Trading.Sessions;

namespace NanoCap.Trading.Tests.Sessions;

public sealed class DueJobsTests
{
    private static readonly TradingCalendar Nyse = TradingCalendar.Nyse;

    [Theory]
    [InlineData("2024-07-02", "09:25 09:30 09:31 10:00 10:05 15:50 16:00 16:30")]
    [InlineData("2024-07-03", "09:25 09:30 09:31 10:00 10:05 12:50 13:00 13:30")]
    public void The_jobs_of_a_session_come_in_order_and_follow_an_early_close(string day, string times)
    {
        var date = DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        var jobs = DueJobs.Between(At(date, 0, 0), At(date, 23, 59), Nyse).ToList();
        Assert.Equal(Enum.GetValues<JobName>(), jobs.Select(job => job.Name));
        Assert.All(jobs, job => Assert.Equal(date, job.Session));
        Assert.Equal(times, string.Join(' ', jobs.Select(job => $"{Nyse.ToNewYork(job.DueAt):HH:mm}")));
    }

    [Fact]
    public void Nothing_is_due_on_a_weekend_or_a_holiday()
    {
        Assert.Empty(DueJobs.Between(At(new(2024, 1, 13), 0, 0), At(new(2024, 1, 15), 23, 59), Nyse));
        Assert.Empty(DueJobs.Between(At(new(2024, 1, 9), 12, 0), At(new(2024, 1, 8), 12, 0), Nyse));
        Assert.Empty(DueJobs.Between(At(new(2024, 1, 8), 12, 0), At(new(2024, 1, 8), 9, 0), Nyse));
    }

    [Fact]
    public void A_job_due_at_the_first_instant_is_not_named_again_and_one_at_the_last_is_named()
    {
        var open = Nyse.Session(new(2024, 1, 8)).Open;
        Assert.DoesNotContain(DueJobs.Between(open, open.AddHours(1), Nyse), job => job.Name == JobName.OpeningPrint);
        Assert.Contains(DueJobs.Between(open.AddHours(-1), open, Nyse), job => job.Name == JobName.OpeningPrint);
    }

    [Fact]
    public void However_time_is_cut_each_job_is_named_once_and_in_order()
    {
        var from = At(new(2024, 10, 25), 3, 0);
        var to = At(new(2024, 12, 31), 20, 0);
        var whole = DueJobs.Between(from, to, Nyse).ToList();
        Assert.Equal(8 * Nyse.Count(new(2024, 10, 25), new(2024, 12, 31)), whole.Count);
        Assert.Equal(whole.OrderBy(job => job.DueAt).ThenBy(job => job.Name), whole);
        var seed = new Random(7);
        var pieces = new List<DueJob>();
        for (var now = from; now < to;)
        {
            var then = now.AddMinutes(seed.Next(1, 600));
            then = then > to ? to : then;
            pieces.AddRange(DueJobs.Between(now, then, Nyse));
            now = then;
        }

        Assert.Equal(whole, pieces);
    }

    [Fact]
    public void Following_next_names_the_same_jobs_as_between()
    {
        var from = At(new(2024, 3, 7), 12, 0);
        var to = At(new(2024, 3, 13), 12, 0);
        var walked = new List<DueJob>();
        for (var job = DueJobs.Next(from, Nyse); job!.DueAt <= to; job = DueJobs.Next(job.DueAt, Nyse))
        {
            walked.Add(job);
        }

        Assert.Equal(DueJobs.Between(from, to, Nyse), walked);
    }

    [Theory]
    [InlineData(JobName.Submission, "2024-01-12", "2024-01-12 10:00")]
    [InlineData(JobName.OpeningPrint, "2024-01-12", null)]
    [InlineData(JobName.Protection, "2024-01-12", null)]
    [InlineData(JobName.Expiry, "2024-01-12", null)]
    [InlineData(JobName.Rebalance, "2024-01-12", "2024-01-12 16:00")]
    [InlineData(JobName.ClosingMark, "2024-01-12", null)]
    [InlineData(JobName.DailyRun, "2024-01-12", "2024-01-16 09:00")] // over a weekend and a holiday Monday
    [InlineData(JobName.DailyRun, "2030-12-31", "2031-01-01 09:00")] // the calendar's last session
    public void A_missed_job_is_dropped_at_its_deadline_or_runs_however_late(
        JobName name, string session, string? deadline)
    {
        var date = DateOnly.ParseExact(session, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        var job = DueJobs.Between(At(date, 0, 0), At(date, 18, 0), Nyse).Single(due => due.Name == name);
        var newYork = job.ValidUntil?.ToOffset(TimeSpan.FromHours(-5));
        Assert.Equal(deadline, newYork?.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture));
        Assert.False(job.IsMissedAt(job.DueAt));
        if (job.ValidUntil is { } until)
        {
            Assert.False(job.IsMissedAt(until.AddTicks(-1)));
            Assert.True(job.IsMissedAt(until));
        }
        else
        {
            Assert.False(job.IsMissedAt(job.DueAt.AddYears(1)));
        }
    }

    [Fact]
    public void After_the_last_job_of_the_calendar_there_is_none()
    {
        Assert.Equal(JobName.DailyRun, DueJobs.Next(At(new(2030, 12, 31), 16, 0), Nyse)!.Name);
        Assert.Null(DueJobs.Next(At(new(2030, 12, 31), 16, 30), Nyse));
    }

    [Fact]
    public void A_table_of_jobs_that_cannot_be_kept_is_refused()
    {
        JobTime expiry = new(JobName.Expiry, SessionEdge.Open, 30, WhenMissed.RunAtOnce);
        JobTime tooFar = new(JobName.DailyRun, SessionEdge.Close, 241, WhenMissed.DropNextMorning);
        JobTime orphan = new(JobName.Submission, SessionEdge.Open, -5, WhenMissed.DropAtExpiry);
        Assert.Contains("twice", RefusalOf(expiry, expiry), StringComparison.Ordinal);
        Assert.Contains("found 241", RefusalOf(tooFar), StringComparison.Ordinal);
        Assert.Contains("Expected a row Expiry", RefusalOf(orphan), StringComparison.Ordinal);
    }

    [Fact]
    public void Other_times_are_kept_when_given()
    {
        JobTimes times = new(
            [new(JobName.DailyRun, SessionEdge.Close, 60, WhenMissed.DropNextMorning)], new TimeOnly(8, 0));
        var job = Assert.Single(DueJobs.Between(At(new(2024, 1, 8), 0, 0), At(new(2024, 1, 8), 20, 0), Nyse, times));
        Assert.Equal(At(new(2024, 1, 8), 17, 0), job.DueAt);
        Assert.Equal(At(new(2024, 1, 9), 8, 0), job.ValidUntil);
        Assert.Equal(job, DueJobs.Next(At(new(2024, 1, 8), 9, 0), Nyse, times));
    }

    private static string RefusalOf(params JobTime[] rows) =>
        Assert.Throws<ArgumentException>(() => new JobTimes(rows, new TimeOnly(9, 0))).Message;

    private static DateTimeOffset At(DateOnly date, int hour, int minute) =>
        Nyse.AtNewYork(date, new TimeOnly(hour, minute));
}
