using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace NanoCap.Bot.Tests.Simulators;

/// <summary>A client of the stream of updates that listens.</summary>
internal sealed class StandInSocket : IDisposable
{
    // An update that never comes is a failure, not a test that never ends.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly ClientWebSocket socket = new();
    private readonly byte[] buffer = new byte[65_536];

    /// <summary>The kind of the last frame.</summary>
    public WebSocketMessageType LastKind { get; private set; }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<StandInSocket> ListenAsync(StandInWorld world)
    {
        var socket = await ConnectAsync(world);
        var (key, secret) = (world.Options.KeyId, world.Options.SecretKey);
        await socket.SendAsync(
            $$$"""{"action":"authenticate","data":{"key_id":"{{{key}}}","secret_key":"{{{secret}}}"}}""");
        Assert.Equal("authorized", (string)(await socket.ReadAsync())!["data"]!["status"]!);
        await socket.SendAsync("""{"action":"listen","data":{"streams":["trade_updates"]}}""");
        Assert.Equal("listening", (string)(await socket.ReadAsync())!["stream"]!);
        return socket;
    }

    public static async Task<StandInSocket> ConnectAsync(StandInWorld world)
    {
        var socket = new StandInSocket();
        await socket.socket.ConnectAsync(world.StandIn.StreamAddress, Cancel);
        return socket;
    }

    public Task SendAsync(string message) => socket.SendAsync(
        Encoding.UTF8.GetBytes(message), WebSocketMessageType.Text, endOfMessage: true, Cancel);

    /// <summary>The next message; null when the other side has closed.</summary>
    public async Task<JsonNode?> ReadAsync()
    {
        using var deadline = new CancellationTokenSource(Patience, TimeProvider.System);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, Cancel);
        var received = await socket.ReceiveAsync(buffer, either.Token);
        LastKind = received.MessageType;
        return received.MessageType == WebSocketMessageType.Close
            ? null
            : JsonNode.Parse(buffer.AsSpan(0, received.Count));
    }

    /// <summary>The next so many updates: event, client order id, status.</summary>
    public async Task<IReadOnlyList<JsonNode>> ReadUpdatesAsync(int count)
    {
        var updates = new List<JsonNode>();
        while (updates.Count < count)
        {
            var message = (await ReadAsync())!;
            Assert.Equal("trade_updates", (string)message["stream"]!);
            updates.Add(message["data"]!);
        }

        return updates;
    }

    public async Task<IReadOnlyList<string>> ReadEventsAsync(int count) =>
        [.. (await ReadUpdatesAsync(count)).Select(update => (string)update["event"]!)];

    public void Dispose() => socket.Dispose();
}
