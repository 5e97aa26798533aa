namespace NanoCap.Bot.Brokers;

/// <summary>The line on which the broker tells its own news: entries wait while it is silent. A broker whose news
/// cannot break off does not have it.</summary>
internal interface IBrokerNews
{
    /// <summary>Whether news arrives at this moment, as far as is known.</summary>
    bool IsListening { get; }
}
