namespace NanoCap.Bot.Chat.Delivery;

/// <summary>How long to wait after an attempt that failed: twice as long each time, with a random part so that many do
/// not come back at one moment.</summary>
internal sealed class BackOff(Random random)
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LongestCritical = TimeSpan.FromSeconds(15);

    public TimeSpan After(int attempts, DeliveryPriority priority)
    {
        var longest = priority == DeliveryPriority.Critical ? LongestCritical : Longest;
        var whole = Math.Min(First.TotalSeconds * Math.Pow(2, Math.Clamp(attempts - 1, 0, 20)), longest.TotalSeconds);
        return TimeSpan.FromSeconds(whole * (0.5 + (random.NextDouble() / 2)));
    }
}
