namespace NanoCap.Bot.Brokers.Alpaca;

/// <summary>The account's 200 requests a minute, shared by all calls. Some are kept for exits, and nothing else goes
/// while an exit waits. Safe for several threads.</summary>
internal sealed class RequestBudget(TimeProvider time)
{
    /// <summary>At once 40, and 160 a minute: never more than 200 in any minute.</summary>
    public const int Burst = 40;

    public static readonly TimeSpan PerRequest = TimeSpan.FromMinutes(1) / 160;

    private static readonly TimeSpan LeastWait = TimeSpan.FromMilliseconds(1);
    private readonly Lock gate = new();
    private readonly TokenBucket bucket = new(Burst, PerRequest);
    private readonly long origin = time.GetTimestamp();
    private TimeSpan pausedUntil;
    private int waitingExits;

    private TimeSpan Now => time.GetElapsedTime(origin);

    /// <summary>Waits until a request may go.</summary>
    /// <exception cref="OperationCanceledException">It was given up; nothing was taken.</exception>
    public async Task TakeAsync(RequestPriority priority, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (TryTake(priority, isWaiting: false) is not { } wait)
        {
            return;
        }

        CountExit(priority, 1);
        try
        {
            while (true)
            {
                await Task.Delay(wait > LeastWait ? wait : LeastWait, time, cancellationToken);
                if (TryTake(priority, isWaiting: true) is not { } more)
                {
                    return;
                }

                wait = more;
            }
        }
        finally
        {
            CountExit(priority, -1);
        }
    }

    /// <summary>The broker wants no requests until then.</summary>
    public void PauseUntil(DateTimeOffset instant)
    {
        lock (gate)
        {
            var until = Now + (instant - time.GetUtcNow());
            pausedUntil = until > pausedUntil ? until : pausedUntil;
        }
    }

    /// <summary>When a request may go, if no other does before.</summary>
    public DateTimeOffset FreeAt(RequestPriority priority)
    {
        lock (gate)
        {
            return time.GetUtcNow() + WaitOf(Now, priority);
        }
    }

    private static int KeptFrom(RequestPriority priority) => priority switch
    {
        RequestPriority.Exit => 0,
        RequestPriority.Order => 10,
        RequestPriority.Read => 20,
        _ => throw new ArgumentOutOfRangeException(nameof(priority), priority, "Expected a known priority."),
    };

    private TimeSpan? TryTake(RequestPriority priority, bool isWaiting)
    {
        lock (gate)
        {
            var now = Now;
            var isBehindExits = waitingExits > 0 && (priority != RequestPriority.Exit || !isWaiting);
            if (now >= pausedUntil && !isBehindExits && bucket.TryTake(now, KeptFrom(priority)))
            {
                return null;
            }

            var wait = WaitOf(now, priority);
            return isBehindExits && wait < PerRequest ? PerRequest : wait;
        }
    }

    private TimeSpan WaitOf(TimeSpan now, RequestPriority priority)
    {
        var free = bucket.FreeAt(now, KeptFrom(priority));
        return (free > pausedUntil ? free : pausedUntil) - now;
    }

    private void CountExit(RequestPriority priority, int by)
    {
        if (priority == RequestPriority.Exit)
        {
            lock (gate)
            {
                waitingExits += by;
            }
        }
    }
}
