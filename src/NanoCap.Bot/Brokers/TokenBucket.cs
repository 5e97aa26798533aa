namespace NanoCap.Bot.Brokers;

/// <summary>A bucket of permissions that fills evenly. Any minute sees at most what it holds and what a minute adds.
/// </summary>
/// <param name="capacity">The most it holds; it begins full.</param>
/// <param name="perToken">How long one takes to come back.</param>
/// <remarks>Times are since some fixed instant and never go back. Not safe for several threads.</remarks>
internal sealed class TokenBucket(int capacity, TimeSpan perToken)
{
    private TimeSpan fullAt = TimeSpan.MinValue;

    public int TokensAt(TimeSpan now) => fullAt <= now
        ? capacity
        : Math.Max(0, capacity - (int)Math.Ceiling((fullAt - now) / perToken));

    /// <summary>Takes one, unless no more than <paramref name="kept"/> are there.</summary>
    public bool TryTake(TimeSpan now, int kept)
    {
        if (TokensAt(now) <= kept)
        {
            return false;
        }

        fullAt = (fullAt > now ? fullAt : now) + perToken;
        return true;
    }

    /// <summary>When one more than <paramref name="kept"/> are there, if nobody takes any.</summary>
    public TimeSpan FreeAt(TimeSpan now, int kept)
    {
        var free = fullAt <= now ? now : fullAt - ((capacity - kept - 1) * perToken);
        return free > now ? free : now;
    }
}
