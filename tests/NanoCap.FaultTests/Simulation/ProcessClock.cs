namespace NanoCap.FaultTests.Simulation;

/// <summary>The clock of one process: it may be wrong, and its timers end with the process.</summary>
internal sealed class ProcessClock(Agenda agenda, TimeSpan skew) : TimeProvider
{
    private bool isStopped;

    public TimeSpan Skew { get; } = skew;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public void Stop() => isStopped = true;

    public override DateTimeOffset GetUtcNow() => agenda.Now + Skew;

    public override long GetTimestamp() => agenda.Now.UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    private sealed class Timer(ProcessClock clock, Action callback) : ITimer
    {
        private int version;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            var mine = ++version;
            if (dueTime != Timeout.InfiniteTimeSpan)
            {
                clock.Schedule(dueTime, () =>
                {
                    if (mine == version)
                    {
                        callback();
                    }
                });
            }

            return true;
        }

        public void Dispose() => version++;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }

    private void Schedule(TimeSpan dueTime, Action callback) => agenda.After(dueTime, () =>
    {
        if (!isStopped)
        {
            callback();
        }
    });
}
