namespace NanoCap.Simulators.Alpaca.Line;

/// <summary>So many requests in each minute of the clock. Used under the stand-in's lock.</summary>
internal sealed class RateLimit(int perMinute)
{
    private long minute;
    private int used;

    public int Limit => perMinute;

    public int Remaining => Math.Max(0, perMinute - used);

    /// <summary>When the next minute begins, seconds since 1970.</summary>
    public long Reset => (minute + 1) * 60;

    /// <summary>Counts a request; false when it is one too many.</summary>
    public bool TryUse(DateTimeOffset now)
    {
        var current = now.ToUnixTimeSeconds() / 60;
        if (current != minute)
        {
            (minute, used) = (current, 0);
        }

        if (used >= perMinute)
        {
            return false;
        }

        used++;
        return true;
    }
}
