using NanoCap.Bot.Brokers;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Orders;

namespace NanoCap.Bot.Desk;

/// <summary>Brings the broker's own news to the desk. After a break it listens first and then has the books read, so
/// that nothing falls between.</summary>
internal sealed partial class BrokerUpdatePump(
    DeskLoop desk,
    IBroker broker,
    WorkPerformer performer,
    TimeProvider time,
    Func<DateTimeOffset, DateOnly> sessionAt,
    WorkLimits limits,
    ILogger<BrokerUpdatePump> logger)
{
    private readonly TaskCompletionSource firstTry = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool hasMissedSome;
    private int failures;

    /// <summary>Completes when it listens, or has failed to for the first time; the first read comes after
    /// it.</summary>
    public Task FirstTry => firstTry.Task;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (desk.Halt is null)
            {
                await ListenUntilItBreaksAsync(cancellationToken);
                firstTry.TrySetResult();
                hasMissedSome = true;
                failures++;
                await Task.Delay(limits.WaitAfter(failures), time, cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Stopped.
        }
    }

    private async Task ListenUntilItBreaksAsync(CancellationToken cancellationToken)
    {
        try
        {
            await ListenAsync(cancellationToken);
        }
        catch (DeskHaltedException)
        {
            // The loop has told everybody.
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            LogBroken(logger, failure, broker.Name);
        }
    }

    private async Task ListenAsync(CancellationToken cancellationToken)
    {
        await using var updates = broker.UpdatesAsync(cancellationToken).GetAsyncEnumerator(cancellationToken);
        var next = updates.MoveNextAsync();
        firstTry.TrySetResult();
        if (hasMissedSome)
        {
            hasMissedSome = false;
            performer.WantRead();
        }

        while (await next)
        {
            failures = 0;
            var update = updates.Current;
            await desk.PostAsync(
                new DeskInput.BrokerSaid(update, sessionAt(update.At), time.GetUtcNow()), cancellationToken);
            if (update is BrokerUpdate.NewsMissed)
            {
                // A read that is under way may have begun before the broker listened to us.
                performer.WantRead();
            }

            next = updates.MoveNextAsync();
            desk.Changes.Changed();
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The updates of {Broker} broke off")]
    private static partial void LogBroken(ILogger logger, Exception failure, string broker);
}
