namespace NanoCap.FaultTests.Simulation;

/// <summary>What will happen in the world and when; of two things at one instant the older comes first.</summary>
internal sealed class Agenda(DateTimeOffset begins)
{
    private readonly PriorityQueue<Action, (DateTimeOffset At, long Number)> things = new();
    private long number;

    /// <summary>The true time; no process sees it but through its own clock.</summary>
    public DateTimeOffset Now { get; private set; } = begins;

    public DateTimeOffset? Next => things.TryPeek(out _, out var first) ? first.At : null;

    public void Add(DateTimeOffset at, Action thing) => things.Enqueue(thing, (at < Now ? Now : at, number++));

    public void After(TimeSpan time, Action thing) => Add(Now + time, thing);

    /// <summary>Moves the time, which never goes back, and does what is due then.</summary>
    public void MoveTo(DateTimeOffset instant)
    {
        Now = instant > Now ? instant : Now;
        while (things.TryPeek(out _, out var first) && first.At <= Now)
        {
            things.Dequeue()();
        }
    }
}
