namespace NanoCap.Bot.Brokers;

/// <summary>The broker could not be asked, or its answer could not be understood: the truth is unknown.</summary>
public sealed class BrokerException(string message, Exception? inner = null) : Exception(message, inner);
