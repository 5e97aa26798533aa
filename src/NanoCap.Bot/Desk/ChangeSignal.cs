namespace NanoCap.Bot.Desk;

/// <summary>Wakes everyone who waits for something to change.</summary>
/// <remarks>Take <see cref="Next"/> before looking at what may change, then no change is missed.</remarks>
internal sealed class ChangeSignal
{
    private TaskCompletionSource next = New();

    /// <summary>Completes at the next change from now on.</summary>
    public Task Next => Volatile.Read(ref next).Task;

    public void Changed() => Interlocked.Exchange(ref next, New()).SetResult();

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
