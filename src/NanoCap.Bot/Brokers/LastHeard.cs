namespace NanoCap.Bot.Brokers;

/// <summary>When somebody was last heard; nobody is silent from before the start. Safe for several threads.</summary>
internal sealed class LastHeard(TimeProvider time)
{
    private long at = time.GetTimestamp();

    public double Seconds => time.GetElapsedTime(Interlocked.Read(ref at)).TotalSeconds;

    public void Now() => Interlocked.Exchange(ref at, time.GetTimestamp());
}
