using NanoCap.Trading.Desk;
using NanoCap.Trading.Orders;

namespace NanoCap.Bot.Desk;

/// <summary>Carries out what the published state still wants done: one piece at a time in each symbol, one read at a
/// time, exits before entries, nothing before its time, and no more calls than the broker allows.</summary>
internal sealed partial class WorkPerformer(
    DeskLoop desk, BrokerWork broker, TimeProvider time, WorkLimits limits, ILogger<WorkPerformer> logger)
{
    private const string ReadLane = "reads";
    private static readonly TimeSpan LongestSleep = TimeSpan.FromDays(1);
    private static readonly DeskWork.ReadBroker Read = new();

    private readonly Lock gate = new();
    private readonly Dictionary<string, (string WorkId, Task Done)> inFlight = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (int Failures, DateTimeOffset NotBefore)> waits = new(StringComparer.Ordinal);
    private readonly CallBudget? budget = limits.Calls is { } calls ? new CallBudget(calls, time) : null;
    private bool isReadWanted;

    /// <summary>Where the work runs; a simulation steps it on one thread.</summary>
    public TaskScheduler Scheduler { get; init; } = TaskScheduler.Default;

    /// <summary>Reads the broker's books once although the desk did not ask, as after updates may have been lost.
    /// </summary>
    public void WantRead()
    {
        lock (gate)
        {
            isReadWanted = true;
        }

        desk.Changes.Changed();
    }

    /// <summary>Works until stopped or until the desk halts, and then sees what is under way through.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (desk.Halt is null && !cancellationToken.IsCancellationRequested)
        {
            var changed = desk.Changes.Next;
            await WaitAsync(changed, StartDue(), cancellationToken);
        }

        await Task.WhenAll(UnderWay());
    }

    /// <summary>Starts everything that is due, and returns the instant at which something else will be.</summary>
    public DateTimeOffset? StartDue()
    {
        lock (gate)
        {
            // The state is read inside the gate: what was done before is then no longer listed in it.
            var listed = Listed();
            Forget(listed);
            var now = time.GetUtcNow();
            DateTimeOffset? next = null;
            foreach (var work in listed.OrderBy(work => work is DeskWork.Submit { Order.Purpose: OrderPurpose.Entry }))
            {
                var due = DueAt(work);
                if (!(due > now) && inFlight.Count < limits.BusyLanes && !inFlight.ContainsKey(LaneOf(work)))
                {
                    due = budget?.Take(work);
                    if (due is null)
                    {
                        Start(work);
                    }
                }

                next = due > now && !(next < due) ? due : next;
            }

            return next;
        }
    }

    /// <summary>Whether no work is due or under way.</summary>
    public bool IsNothingDue()
    {
        lock (gate)
        {
            var now = time.GetUtcNow();
            return inFlight.Count == 0 && Listed().All(work => DueAt(work) is { } due && due > now);
        }
    }

    /// <summary>Completes when no input waits, and no work is due or under way. Loop and performer must be running.
    /// </summary>
    /// <param name="isBrokerQuiet">Whether every update that the broker has told was also handed to the desk.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="DeskHaltedException">The desk halted.</exception>
    public async Task SettleAsync(Func<bool> isBrokerQuiet, CancellationToken cancellationToken)
    {
        // A clock that was moved by hand may have made work due without waking the performer.
        desk.Changes.Changed();
        while (true)
        {
            var changed = desk.Changes.Next;
            if (desk.Halt is { } reason)
            {
                throw reason;
            }

            if (isBrokerQuiet() && desk.IsIdle && IsNothingDue())
            {
                return;
            }

            await changed.WaitAsync(cancellationToken);
        }
    }

    private static string LaneOf(DeskWork work) => work switch
    {
        DeskWork.Submit submit => submit.Order.Symbol.Value,
        DeskWork.Cancel cancel => cancel.Order.Symbol.Value,
        DeskWork.CancelForeign foreign => foreign.Order.Symbol.Value,
        _ => ReadLane,
    };

    private IReadOnlyList<DeskWork> Listed()
    {
        var work = desk.State.Work;
        return isReadWanted && !work.Any(item => item.Id == Read.Id) ? [Read, .. work] : work;
    }

    private DateTimeOffset? DueAt(DeskWork work)
    {
        DateTimeOffset? retry = waits.TryGetValue(work.Id, out var wait) ? wait.NotBefore : null;
        return retry is null || work.NotBefore > retry ? work.NotBefore : retry;
    }

    private void Forget(IReadOnlyList<DeskWork> listed)
    {
        foreach (var done in waits.Keys.Except(listed.Select(work => work.Id)).ToList())
        {
            waits.Remove(done);
        }
    }

    private void Start(DeskWork work)
    {
        isReadWanted &= work.Id != Read.Id;
        var done = Task.Factory.StartNew(
            () => PerformAsync(work), CancellationToken.None, TaskCreationOptions.DenyChildAttach, Scheduler).Unwrap();
        inFlight[LaneOf(work)] = (work.Id, done);
    }

    private async Task PerformAsync(DeskWork work)
    {
        var result = WorkResult.Failed;
        try
        {
            // Never cancelled half way: every call has its deadline, and what it brings must reach the desk.
            result = await broker.PerformAsync(work, CancellationToken.None);
        }
        catch (DeskHaltedException)
        {
            // The loop has told everybody; the work is still listed after the next start.
        }
        catch (Exception failure)
        {
            LogFailed(logger, failure, work.Id);
        }

        lock (gate)
        {
            inFlight.Remove(LaneOf(work));
            isReadWanted |= result == WorkResult.Failed && work.Id == Read.Id;
            if (result == WorkResult.MovedOn)
            {
                waits.Remove(work.Id);
            }
            else
            {
                var failures = waits.GetValueOrDefault(work.Id).Failures + 1;
                waits[work.Id] = (failures, time.GetUtcNow() + limits.WaitAfter(failures));
            }
        }

        desk.Changes.Changed();
    }

    private Task[] UnderWay()
    {
        lock (gate)
        {
            return [.. inFlight.Values.Select(work => work.Done)];
        }
    }

    private async Task WaitAsync(Task changed, DateTimeOffset? next, CancellationToken cancellationToken)
    {
        using var noLonger = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var wait = next - time.GetUtcNow() ?? LongestSleep;
        var due = Task.Delay(TimeSpan.FromTicks(Math.Clamp(wait.Ticks, 0, LongestSleep.Ticks)), time, noLonger.Token);
        await Task.WhenAny(changed, due);
        await noLonger.CancelAsync();
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The work {WorkId} failed and is tried again later")]
    private static partial void LogFailed(ILogger logger, Exception failure, string workId);
}
