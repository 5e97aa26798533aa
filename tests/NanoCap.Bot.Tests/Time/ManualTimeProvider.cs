namespace NanoCap.Bot.Tests.Time;

/// <summary>A clock that stands still until a test moves it; timers fire in order while it moves.</summary>
internal sealed class ManualTimeProvider(DateTimeOffset start) : TimeProvider
{
    private readonly Lock gate = new();
    private readonly List<ManualTimer> timers = [];
    private DateTimeOffset now = start;

    /// <summary>How many timers are set.</summary>
    public int TimersSet
    {
        get
        {
            lock (gate)
            {
                return timers.Count;
            }
        }
    }

    /// <summary>How long until the next timer fires; null for none.</summary>
    public TimeSpan? UntilNext
    {
        get
        {
            lock (gate)
            {
                return timers.Count == 0 ? null : timers.Min(timer => timer.Due) - now;
            }
        }
    }

    /// <summary>Lets time pass while a task waits for it: to the next timer, where that is no further than a wait. What
    /// is further is the deadline of a call, which a busy machine may take long to answer.</summary>
    public async Task PassWhileAsync(Task task, TimeSpan longestWait)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromMinutes(2), System);
        while (!task.IsCompleted)
        {
            await Task.WhenAny(task, Task.Delay(TimeSpan.FromMilliseconds(1), System, deadline.Token));
            if (!task.IsCompleted && UntilNext is { } wait && wait <= longestWait)
            {
                Advance(wait > TimeSpan.Zero ? wait : TimeSpan.Zero);
            }

            deadline.Token.ThrowIfCancellationRequested();
        }

        await task;
    }

    public override DateTimeOffset GetUtcNow()
    {
        lock (gate)
        {
            return now;
        }
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => GetUtcNow().Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    public void Advance(TimeSpan by)
    {
        var target = GetUtcNow() + by;
        while (NextUntil(target) is { } timer)
        {
            timer.Fire();
        }

        lock (gate)
        {
            now = target;
        }
    }

    private ManualTimer? NextUntil(DateTimeOffset target)
    {
        lock (gate)
        {
            var timer = timers.Where(candidate => candidate.Due <= target).MinBy(candidate => candidate.Due);
            if (timer is not null)
            {
                now = timer.Due > now ? timer.Due : now;
                timers.Remove(timer);
            }

            return timer;
        }
    }

    private sealed class ManualTimer(ManualTimeProvider clock, Action callback) : ITimer
    {
        private TimeSpan repeat = Timeout.InfiniteTimeSpan;

        public DateTimeOffset Due { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock.gate)
            {
                clock.timers.Remove(this);
                repeat = period;
                if (dueTime != Timeout.InfiniteTimeSpan)
                {
                    Due = clock.now + dueTime;
                    clock.timers.Add(this);
                }

                return true;
            }
        }

        public void Fire()
        {
            if (repeat > TimeSpan.Zero)
            {
                Change(repeat, repeat);
            }

            callback();
        }

        public void Dispose() => Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
