namespace NanoCap.Bot.Endpoint;

/// <summary>A running bot did not answer as expected; the message is for people.</summary>
internal sealed class EndpointException(string message, Exception? inner = null) : Exception(message, inner);
