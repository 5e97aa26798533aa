namespace NanoCap.Bot.Brokers.Alpaca;

/// <summary>How long to wait before the next connection: longer with each failure, and never all at once.</summary>
internal sealed class ReconnectWaits(Random random)
{
    public static readonly TimeSpan First = TimeSpan.FromSeconds(1);
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    /// <summary>Between half of the wait and all of it.</summary>
    public TimeSpan After(int failures)
    {
        var whole = Math.Min(Longest.TotalSeconds, First.TotalSeconds * Math.Pow(2, Math.Min(failures - 1, 10)));
        return TimeSpan.FromSeconds(whole * (0.5 + (random.NextDouble() / 2)));
    }
}
