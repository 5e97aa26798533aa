namespace NanoCap.Bot.Brokers;

/// <summary>The broker cannot be used at all until a person has mended something; the message says what.</summary>
internal abstract class BrokerUnusableException(string message, Exception? inner) : Exception(message, inner);
