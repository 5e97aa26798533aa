namespace NanoCap.Bot.Brokers;

/// <summary>The line on which the broker tells its own news.</summary>
internal interface IBrokerNews
{
    /// <summary>Whether news arrives at this moment, as far as is known.</summary>
    bool IsListening { get; }
}
