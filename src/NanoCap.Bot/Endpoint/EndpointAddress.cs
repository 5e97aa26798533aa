namespace NanoCap.Bot.Endpoint;

/// <summary>Where a running bot listens, and what proves that a caller may read its state folder.</summary>
internal sealed record EndpointAddress(int Port, string Token);
