namespace NanoCap.Bot.Chat.Telegram;

/// <summary>A bucket of permissions that fills evenly and begins full. Times never go back.</summary>
internal sealed class RateBucket(int capacity, TimeSpan perToken)
{
    private TimeSpan fullAt = TimeSpan.MinValue;

    public bool IsFull(TimeSpan now) => fullAt <= now;

    /// <summary>How long until one more than <paramref name="kept"/> are there.</summary>
    public TimeSpan WaitOf(TimeSpan now, int kept)
    {
        var wait = fullAt <= now ? TimeSpan.Zero : fullAt - ((capacity - kept - 1) * perToken) - now;
        return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
    }

    public void Take(TimeSpan now) => fullAt = (fullAt > now ? fullAt : now) + perToken;
}
