namespace NanoCap.Bot.Chat.Access;

/// <summary>A bucket of tokens for each user, so that nobody can keep the bot busy.</summary>
internal sealed class UserRates(int perMinute, TimeProvider clock)
{
    private const int MostUsers = 10_000;
    private const int Burst = 10;
    private readonly Dictionary<string, (double Tokens, DateTimeOffset At, bool IsTold)> buckets = [];
    private readonly Lock gate = new();

    public RateVerdict Take(string user)
    {
        var now = clock.GetUtcNow();
        lock (gate)
        {
            if (buckets.Count >= MostUsers && !buckets.ContainsKey(user))
            {
                Forget(now);
            }

            var (tokens, at, isTold) = buckets.GetValueOrDefault(user, (Burst, now, false));
            tokens = Math.Min(Burst, tokens + (Math.Max(0, (now - at).TotalSeconds) * perMinute / 60.0));
            var passes = tokens >= 1;
            buckets[user] = (passes ? tokens - 1 : tokens, now, !passes);
            return passes ? RateVerdict.Passes : isTold ? RateVerdict.Silent : RateVerdict.Told;
        }
    }

    /// <summary>Whoever was still for a minute has a full bucket anyway; else all begin anew.</summary>
    private void Forget(DateTimeOffset now)
    {
        foreach (var idle in buckets.Where(entry => now - entry.Value.At > TimeSpan.FromMinutes(2)).ToList())
        {
            buckets.Remove(idle.Key);
        }

        if (buckets.Count >= MostUsers)
        {
            buckets.Clear();
        }
    }
}
