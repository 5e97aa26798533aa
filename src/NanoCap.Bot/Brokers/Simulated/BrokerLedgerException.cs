namespace NanoCap.Bot.Brokers.Simulated;

/// <summary>The simulated broker's ledger cannot be used; the message tells a person why and what to do.</summary>
internal sealed class BrokerLedgerException(string message, Exception? inner = null)
    : BrokerUnusableException(message, inner);
