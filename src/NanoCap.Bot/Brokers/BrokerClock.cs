namespace NanoCap.Bot.Brokers;

/// <summary>The broker's clock at one moment.</summary>
/// <param name="Now">Its time.</param>
/// <param name="IsOpen">Whether the market trades in regular hours.</param>
/// <param name="NextOpen">When it opens next.</param>
/// <param name="NextClose">When it closes next.</param>
internal sealed record BrokerClock(DateTimeOffset Now, bool IsOpen, DateTimeOffset NextOpen, DateTimeOffset NextClose);
