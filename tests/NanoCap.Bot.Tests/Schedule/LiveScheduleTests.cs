using Microsoft.Extensions.Logging;
using NanoCap.Bot.Desk;
using NanoCap.Bot.Schedule;
using NanoCap.Bot.Tests.Chat;
using NanoCap.Bot.Tests.Time;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Desk.Alerts;
using NanoCap.Trading.Sessions;

namespace NanoCap.Bot.Tests.Schedule;

public sealed class LiveScheduleTests
{
    // Tuesday 2 January 2024, after its daily run at 16:30 New York time.
    private static readonly DateTimeOffset Tuesday = new(2024, 1, 2, 21, 30, 0, TimeSpan.Zero);

    private static readonly TimeSpan Until0945 = new(17, 15, 0);

    private readonly FakeDesk desk = new(DeskState.Empty with { JobsDoneUntil = Tuesday })
    {
        Decide = (input, state) => new DeskOutcome([], input is DeskInput.JobsDone done
            ? state with { JobsDoneUntil = done.At }
            : state),
    };

    private readonly List<JobName> ran = [];
    private readonly List<string> told = [];
    private readonly ManualTimeProvider clock = new(Tuesday);

    [Fact]
    public async Task A_new_account_owes_nothing_from_before_its_first_day_but_its_evening_is_scanned()
    {
        desk.State = DeskState.Empty;
        clock.Advance(TimeSpan.FromHours(3));
        var next = await RunOnceAsync();
        Assert.Equal([JobName.DailyRun], ran);
        Assert.Equal(Tuesday, desk.State.JobsDoneUntil);
        Assert.Empty(told);
        Assert.Empty(desk.Inputs.OfType<AlertInput.Seen>());
        Assert.Equal(new DateTimeOffset(2024, 1, 3, 14, 25, 0, TimeSpan.Zero), next);
    }

    [Fact]
    public async Task A_new_account_that_begins_in_the_session_waits_for_its_next_job()
    {
        desk.State = DeskState.Empty;
        clock.Advance(new DateTimeOffset(2024, 1, 3, 15, 2, 0, TimeSpan.Zero) - Tuesday);
        var next = await RunOnceAsync();
        Assert.Empty(ran);
        Assert.Equal(clock.GetUtcNow(), desk.State.JobsDoneUntil);
        Assert.Equal(new DateTimeOffset(2024, 1, 3, 15, 5, 0, TimeSpan.Zero), next);
    }

    [Fact]
    public async Task A_job_that_wants_to_run_again_holds_up_those_after_it_until_it_is_done()
    {
        clock.Advance(Until0945);
        var again = clock.GetUtcNow() + TimeSpan.FromSeconds(15);
        var schedule = New((job, _) =>
        {
            ran.Add(job.Name);
            return Task.FromResult<DateTimeOffset?>(again);
        });
        Assert.Equal(again, await schedule.RunDueOnceAsync(TestContext.Current.CancellationToken));
        Assert.Equal([JobName.Submission], ran);
        Assert.Equal(Tuesday, desk.State.JobsDoneUntil);
        await RunOnceAsync();
        Assert.Equal([JobName.Submission, JobName.Submission, JobName.OpeningPrint, JobName.Protection], ran);
    }

    [Fact]
    public async Task All_jobs_of_a_day_run_in_order_and_the_next_instant_is_told()
    {
        var next = Tuesday;
        while (ran.Count < 8)
        {
            clock.Advance((await RunOnceAsync())!.Value - clock.GetUtcNow());
            next = (await RunOnceAsync())!.Value;
        }

        Assert.Equal(
            [JobName.Submission, JobName.OpeningPrint, JobName.Protection, JobName.Expiry, JobName.EntryOutcome,
                JobName.Rebalance, JobName.ClosingMark, JobName.DailyRun],
            ran);
        Assert.Empty(told);
        Assert.Equal(new DateTimeOffset(2024, 1, 4, 14, 25, 0, TimeSpan.Zero), next);
    }

    [Fact]
    public async Task What_is_too_late_is_dropped_and_told_and_the_rest_runs_at_once()
    {
        // From Tuesday evening to Thursday noon: Wednesday's submission, rebalance and daily run, and Thursday's
        // submission.
        clock.Advance(new DateTimeOffset(2024, 1, 4, 17, 0, 0, TimeSpan.Zero) - Tuesday);
        await RunOnceAsync();
        Assert.Equal(
            [JobName.OpeningPrint, JobName.Protection, JobName.Expiry, JobName.EntryOutcome, JobName.ClosingMark,
                JobName.OpeningPrint, JobName.Protection, JobName.Expiry, JobName.EntryOutcome],
            ran);
        Assert.Equal(4, told.Count);
        Assert.StartsWith("Submission of", told[0], StringComparison.Ordinal);
        Assert.StartsWith("Rebalance of", told[1], StringComparison.Ordinal);
        Assert.StartsWith("DailyRun of", told[2], StringComparison.Ordinal);
        Assert.Equal(new DateTimeOffset(2024, 1, 4, 15, 5, 0, TimeSpan.Zero), desk.State.JobsDoneUntil);
    }

    [Fact]
    public async Task A_start_after_jobs_were_due_tells_since_when_what_was_left_out_and_what_runs_now()
    {
        clock.Advance(new DateTimeOffset(2024, 1, 3, 15, 2, 0, TimeSpan.Zero) - Tuesday);
        await RunOnceAsync();

        var told = Assert.Single(desk.Inputs.OfType<AlertInput.Seen>());
        Assert.NotNull(AlertKinds.Find(told.Topic, told.Key, told.Severity));
        Assert.Equal(
            "The bot was down from 2024-01-02 16:30 to 2024-01-03 10:02 New York. Too late now and left out: "
            + "Submission of 2024-01-03 09:25. Run now: OpeningPrint of 2024-01-03 09:30, Protection of 2024-01-03 "
            + "09:31, Expiry of 2024-01-03 10:00. Stops and targets at the broker held on their own.",
            told.Text);
    }

    [Fact]
    public void A_start_in_time_was_no_downtime()
    {
        var nyse = TradingCalendar.Nyse;
        Assert.Null(Downtime.Find(Tuesday, Tuesday, Tuesday.AddHours(16), nyse, JobTimes.Standard));
        Assert.Null(Downtime.Find(Tuesday, Tuesday, Tuesday.AddHours(16.92), nyse, JobTimes.Standard));
    }

    [Fact]
    public async Task A_job_that_fails_is_still_due_and_none_after_it_has_run()
    {
        clock.Advance(Until0945);
        var hasFailed = false;
        await Assert.ThrowsAsync<IOException>(() => RunOnceAsync(job =>
        {
            hasFailed = job.Name == JobName.OpeningPrint;
            return hasFailed ? throw new IOException("the broker is away") : true;
        }));
        Assert.True(hasFailed);
        Assert.Equal([JobName.Submission], ran);
        await RunOnceAsync();
        Assert.Equal([JobName.Submission, JobName.OpeningPrint, JobName.Protection], ran);
    }

    [Fact]
    public async Task A_stop_ends_between_two_jobs()
    {
        clock.Advance(Until0945);
        using var stop = new CancellationTokenSource();
        var schedule = New((job, token) =>
        {
            token.ThrowIfCancellationRequested();
            ran.Add(job.Name);
            stop.Cancel();
            return Task.FromResult<DateTimeOffset?>(null);
        });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => schedule.RunDueOnceAsync(stop.Token));
        Assert.Equal([JobName.Submission], ran);
    }

    [Fact]
    public async Task After_the_last_session_of_the_calendar_nothing_is_next()
    {
        clock.Advance(new DateTimeOffset(2030, 12, 31, 22, 0, 0, TimeSpan.Zero) - Tuesday);
        desk.State = desk.State with { JobsDoneUntil = clock.GetUtcNow() };
        Assert.Null(await RunOnceAsync());
    }

    private Task<DateTimeOffset?> RunOnceAsync(Func<DueJob, bool>? mayRun = null) => New(async (job, token) =>
    {
        if (mayRun?.Invoke(job) ?? true)
        {
            ran.Add(job.Name);
            await desk.PostAsync(new DeskInput.JobsDone(job.DueAt), token);
        }

        return null;
    }).RunDueOnceAsync(TestContext.Current.CancellationToken);

    private LiveSchedule New(Func<DueJob, CancellationToken, Task<DateTimeOffset?>> run) => new(
        desk, run, TradingCalendar.Nyse, JobTimes.Standard, clock, new ListLogger(told));

    private sealed class ListLogger(List<string> told) : ILogger<LiveSchedule>
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception,
            Func<TState, Exception?, string> formatter) => told.Add(formatter(state, exception));
    }
}
