namespace NanoCap.Bot.Brokers;

/// <summary>Whether the broker's own news arrives: entries wait while it does not. A broker whose news cannot break off
/// does not have it.</summary>
internal interface IBrokerStream
{
    /// <summary>Whether news arrives at this moment, as far as is known.</summary>
    bool IsListening { get; }
}
