using NanoCap.Trading.Desk;

namespace NanoCap.Bot.Desk;

/// <summary>An input on its way through the loop. Until it is taken its poster can call it back.</summary>
internal sealed class PostedInput(DeskInput input)
{
    private readonly TaskCompletionSource<DeskOutcome> outcome =
        new(TaskCreationOptions.RunContinuationsAsynchronously);

    private int isTaken;

    public DeskInput Input { get; } = input;

    public Task<DeskOutcome> Outcome => outcome.Task;

    /// <summary>Whether the caller may have it: to decide it, or to call it back.</summary>
    public bool TryTake() => Interlocked.Exchange(ref isTaken, 1) == 0;

    public void CallBack(CancellationToken cancellationToken)
    {
        if (TryTake())
        {
            outcome.TrySetCanceled(cancellationToken);
        }
    }

    public void Complete(DeskOutcome result) => outcome.TrySetResult(result);

    public void Fail(Exception failure) => outcome.TrySetException(failure);
}
