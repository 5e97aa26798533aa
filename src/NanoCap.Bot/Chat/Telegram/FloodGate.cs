namespace NanoCap.Bot.Chat.Telegram;

/// <summary>Waits until a message may go; a critical one that waits for its chat holds back the others of that chat.
/// Safe for several threads.</summary>
internal sealed class FloodGate(TimeProvider time)
{
    private static readonly TimeSpan LeastWait = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan BehindCritical = TimeSpan.FromMilliseconds(100);
    private readonly Lock gate = new();
    private readonly FloodLimiter limiter = new();
    private readonly Dictionary<long, int> waitingCritical = [];
    private readonly long origin = time.GetTimestamp();

    private TimeSpan Now => time.GetElapsedTime(origin);

    /// <exception cref="OperationCanceledException">It was given up; nothing was taken.</exception>
    public async Task TakeAsync(long chat, FloodPriority priority, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Count(chat, priority, 1);
        try
        {
            while (TryTake(chat, priority) is var wait && wait > TimeSpan.Zero)
            {
                await Task.Delay(wait > LeastWait ? wait : LeastWait, time, cancellationToken);
            }
        }
        finally
        {
            Count(chat, priority, -1);
        }
    }

    /// <summary>How long a message would wait.</summary>
    public TimeSpan WaitOf(long chat, FloodPriority priority)
    {
        lock (gate)
        {
            return limiter.WaitOf(chat, priority, Now);
        }
    }

    /// <summary>Telegram wants nothing in a chat, or nothing at all, for so long.</summary>
    public void Pause(long? chat, TimeSpan wait)
    {
        lock (gate)
        {
            limiter.Pause(chat, Now + wait, Now);
        }
    }

    private TimeSpan TryTake(long chat, FloodPriority priority)
    {
        lock (gate)
        {
            return priority != FloodPriority.Critical && waitingCritical.ContainsKey(chat)
                ? BehindCritical
                : limiter.TryTake(chat, priority, Now);
        }
    }

    private void Count(long chat, FloodPriority priority, int by)
    {
        if (priority != FloodPriority.Critical)
        {
            return;
        }

        lock (gate)
        {
            var count = waitingCritical.GetValueOrDefault(chat) + by;
            if (count == 0)
            {
                waitingCritical.Remove(chat);
            }
            else
            {
                waitingCritical[chat] = count;
            }
        }
    }
}
