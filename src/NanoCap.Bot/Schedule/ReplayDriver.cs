using NanoCap.Bot.Desk;
using NanoCap.Bot.Scanning;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Sessions;

namespace NanoCap.Bot.Schedule;

/// <summary>Lives through recorded sessions: moves the clock from one due job to the next and runs each.</summary>
internal sealed class ReplayDriver(
    IDesk desk, DeskRest rest, DueJobRunner runner, DailyScan scan, ReplayClock clock, ReplayCalendar sessions)
    : IReplayControl, IBeginning, IDisposable
{
    private readonly SemaphoreSlim oneStep = new(1);

    public bool IsAtEnd => sessions.FindDailyRunAfter(clock.GetUtcNow()) is null;

    /// <summary>After a start: the first day's run, if it has not been, else what the state already knows.</summary>
    public async Task BeginAsync(CancellationToken cancellationToken)
    {
        await rest.SettleAsync(cancellationToken);
        if (desk.State.JobsDoneUntil is null)
        {
            await AdvanceAsync(sessions.FirstDailyRun.DueAt, cancellationToken);
        }
        else if (desk.State.LastScan is { } last && scan.Market.Bars.FindSession(last.Session) >= 0)
        {
            // The full scan behind /why and /signals is not journalled; the same bars give the same again.
            scan.Run(last.Session, desk.State);
        }
    }

    public async Task<ReplayStep> NextAsync(CancellationToken cancellationToken)
    {
        var from = clock.GetUtcNow();
        if (sessions.FindDailyRunAfter(from) is { } dailyRun)
        {
            await AdvanceAsync(dailyRun.DueAt, cancellationToken);
        }

        return new ReplayStep(from, clock.GetUtcNow());
    }

    public async Task<ReplayStep> ToNextOpenAsync(CancellationToken cancellationToken)
    {
        var from = clock.GetUtcNow();
        if (sessions.FindOpeningAfter(from) is { } opening)
        {
            await AdvanceAsync(opening.DueAt, cancellationToken);
        }

        return new ReplayStep(from, clock.GetUtcNow());
    }

    public void Dispose() => oneStep.Dispose();

    private async Task AdvanceAsync(DateTimeOffset until, CancellationToken cancellationToken)
    {
        await oneStep.WaitAsync(cancellationToken);
        try
        {
            // What was asked a moment ago is done at its own moment, not at the next job's.
            await rest.SettleAsync(cancellationToken);
            var from = desk.State.JobsDoneUntil ?? sessions.Start;
            foreach (var job in DueJobs.Between(from, until, sessions.Calendar, sessions.Times))
            {
                clock.MoveTo(job.DueAt);
                await rest.SettleAsync(cancellationToken);
                await runner.RunAsync(job, cancellationToken);
            }
        }
        finally
        {
            oneStep.Release();
        }
    }
}
