namespace NanoCap.Bot.Schedule;

/// <summary>The time of the replayed market. It moves only when the replay moves it; timers and time stamps stay real,
/// so that deadlines on calls still end them.</summary>
internal sealed class ReplayClock(DateTimeOffset start) : TimeProvider
{
    private long ticks = start.UtcTicks;

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref ticks), TimeSpan.Zero);

    /// <summary>Moves forward; an earlier instant changes nothing, because time never goes back.</summary>
    public void MoveTo(DateTimeOffset instant)
    {
        if (instant.UtcTicks > Interlocked.Read(ref ticks))
        {
            Interlocked.Exchange(ref ticks, instant.UtcTicks);
        }
    }
}
