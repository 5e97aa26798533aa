namespace NanoCap.FaultTests.Simulation;

/// <summary>Runs the tasks of one process on the thread that asks, one at a time, in an order that the seed decides.
/// A process that died runs none any more.</summary>
internal sealed class StepScheduler(Random random) : TaskScheduler
{
    private readonly List<Task> waiting = [];
    private readonly int thread = Environment.CurrentManagedThreadId;

    public bool IsDead { get; private set; }

    /// <summary>Whether something ran on another thread, and so in an order of its own.</summary>
    public bool HasStrayed { get; private set; }

    public void Die()
    {
        IsDead = true;
        waiting.Clear();
    }

    /// <summary>Runs what waits and what follows from it; returns whether there was anything.</summary>
    public bool Run()
    {
        var hasRun = false;
        while (waiting.Count > 0 && !IsDead)
        {
            var index = waiting.Count == 1 ? 0 : random.Next(waiting.Count);
            var task = waiting[index];
            waiting.RemoveAt(index);
            TryExecuteTask(task);
            hasRun = true;
        }

        return hasRun;
    }

    /// <summary>Begins something as the process.</summary>
    public Task Begin(Func<Task> begin) => Task.Factory.StartNew(
        begin, CancellationToken.None, TaskCreationOptions.DenyChildAttach, this).Unwrap();

    protected override void QueueTask(Task task)
    {
        if (Environment.CurrentManagedThreadId != thread)
        {
            HasStrayed = true;
        }

        if (!IsDead)
        {
            waiting.Add(task);
        }
    }

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => false;

    protected override IEnumerable<Task> GetScheduledTasks() => waiting;
}
