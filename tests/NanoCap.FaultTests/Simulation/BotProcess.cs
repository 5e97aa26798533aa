using Microsoft.Extensions.Logging.Abstractions;
using NanoCap.Bot.Desk;
using NanoCap.Trading.Desk;

namespace NanoCap.FaultTests.Simulation;

/// <summary>One life of the real desk: recovery, loop, performer and pump, stepped from outside until it dies.
/// </summary>
internal sealed class BotProcess
{
    private readonly World world;
    private readonly StepScheduler scheduler;
    private WorkPerformer? performer;
    private BrokerUpdatePump? pump;
    private DiskJournal? journal;
    private bool isListening;

    public BotProcess(World world, int number, TimeSpan skew)
    {
        this.world = world;
        Number = number;
        scheduler = new StepScheduler(world.Random);
        Clock = new ProcessClock(world.Agenda, skew);
        Line = new FaultyLine(world, this);
    }

    public int Number { get; }

    public ProcessClock Clock { get; }

    public FaultyLine Line { get; }

    public DeskLoop? Loop { get; private set; }

    public bool IsDead => scheduler.IsDead;

    /// <summary>Whether it was overtaken by a second instance: its next write will end it.</summary>
    public bool IsStale => journal is { IsStale: true };

    /// <summary>Whether recovery ended and it works.</summary>
    public bool IsUp => !IsDead && performer is not null && !IsStale;

    /// <summary>Whether a timed job may begin or has ended, as the runner of jobs waits for it.</summary>
    public bool IsAtRest => IsUp && Loop!.IsIdle && pump!.FirstTry.IsCompleted && performer!.IsNothingDue();

    /// <summary>When it has something to do next, in true time.</summary>
    public DateTimeOffset? NextWork { get; private set; }

    public void Begin() => scheduler.Begin(BeginAsync);

    /// <summary>Does everything that can be done at this instant; returns whether there was anything.</summary>
    public bool Step()
    {
        var hasRun = scheduler.Run();
        world.Must(!scheduler.HasStrayed, "Something ran on another thread.");
        if (IsDead)
        {
            return hasRun;
        }

        if (Loop?.Halt is not null)
        {
            // A halted bot only talks until it is started again.
            world.Happenings.Count("halted");
            Die("halted: " + Loop.Halt.InnerException?.Message);
            return true;
        }

        if (Loop is not null && isListening)
        {
            hasRun |= Loop.DecideWaiting() > 0;
            NextWork = !IsDead && Loop.Halt is null && pump!.FirstTry.IsCompleted
                ? performer!.StartDue() - Clock.Skew
                : null;
            hasRun |= scheduler.Run();
        }

        return hasRun;
    }

    /// <summary>A numbered point between a thing and the next: here a process can die.</summary>
    public void Pass(string what)
    {
        if (!IsDead && world.DiesAt(what))
        {
            Die(what);
        }
    }

    /// <summary>Hands an input in as somebody in this process; told only if the desk answered.</summary>
    public void Post(Func<DateTimeOffset, DeskInput> make, Action<DeskOutcome> told) => scheduler.Begin(async () =>
    {
        try
        {
            told(await Loop!.PostAsync(make(Clock.GetUtcNow()), CancellationToken.None));
        }
        catch (DeskHaltedException)
        {
            // Not confirmed.
        }
    });

    public void Die(string why)
    {
        world.Trace($"process {Number} dies: {why}");
        world.NoteDeath(this);
        scheduler.Die();
        Clock.Stop();
        Line.HangUp();
        NextWork = null;
    }

    /// <summary>As the timer of a live bot does, only not as often.</summary>
    private async Task ReadBooksAsync()
    {
        while (!IsDead)
        {
            await Task.Delay(world.Setup.BetweenReads, Clock);
            if (world.IsSessionOpen)
            {
                performer!.WantRead();
            }
        }
    }

    /// <summary>As the timer does, in groups: a gate lifts after three good readings, and four a minute all day long
    /// would be most of what a seed does.</summary>
    private async Task JudgeSafetyAsync(SafetyReader reader)
    {
        try
        {
            for (var time = 1; !IsDead; time++)
            {
                await reader.ReadOnceAsync(CancellationToken.None);
                await Task.Delay(time % 4 == 0 ? TimeSpan.FromHours(3) : SafetyTimer.Period, Clock);
            }
        }
        catch (DeskHaltedException)
        {
            // Nothing is judged before the next start.
        }
    }

    private async Task BeginAsync()
    {
        var events = world.Disk.Read();
        var recovered = events.Aggregate(DeskState.Empty, TradingDesk.Apply);
        world.Judge.Recovered(recovered);
        journal = new DiskJournal(world, this);
        try
        {
            Loop = await DeskRecovery.BeginAsync(
                journal, new DeskFunctions(world.Judge.Decide, TradingDesk.Apply), recovered, world.Opening, Clock,
                NullLogger.Instance, CancellationToken.None);
        }
        catch (DeskHaltedException failure)
        {
            if (!IsDead)
            {
                Die("did not start: " + failure.InnerException?.Message);
            }

            return;
        }

        var limits = new WorkLimits { Calls = world.Setup.Calls };
        var work = new BrokerWork(Loop, Line, Clock, world.SessionAt, limits, NullLogger<BrokerWork>.Instance);
        performer = new WorkPerformer(Loop, work, Clock, limits, NullLogger<WorkPerformer>.Instance)
        {
            Scheduler = scheduler,
        };
        pump = new BrokerUpdatePump(
            Loop, Line, performer, Clock, world.SessionAt, limits, NullLogger<BrokerUpdatePump>.Instance);
        isListening = true;
        _ = pump.RunAsync(CancellationToken.None);
        _ = ReadBooksAsync();
        var around = new Surroundings(world, this);
        _ = JudgeSafetyAsync(new SafetyReader(
            Loop, around, around.Gauges, [around], Clock, NullLogger<SafetyReader>.Instance));
        world.Trace($"process {Number} is up");
    }
}
