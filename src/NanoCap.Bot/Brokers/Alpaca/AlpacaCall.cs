namespace NanoCap.Bot.Brokers.Alpaca;

/// <summary>One request: the path with its query, and a body for a POST.</summary>
internal sealed record AlpacaCall(HttpMethod Method, string Path, RequestPriority Priority)
{
    public byte[]? Body { get; init; }

    public static AlpacaCall Get(string path, RequestPriority priority = RequestPriority.Read) =>
        new(HttpMethod.Get, path, priority);
}
