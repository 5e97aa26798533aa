using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using NanoCap.Simulators.Alpaca.Line;

namespace NanoCap.Simulators.Alpaca.Endpoints;

/// <summary>The stream of updates as paper accounts have it: JSON in binary frames; keys first, then what to listen to.
/// </summary>
internal sealed class StreamEndpoint(StandInOptions options, Lock gate, TradeStream updates, Door door)
{
    private const int LongestMessage = 65_536;

    public async Task ServeAsync(HttpContext context)
    {
        if (!context.WebSockets.IsWebSocketRequest)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        if (door.TakeStreamFault(context) is { } fault)
        {
            Refuse(context, fault.Kind, fault.Status);
            return;
        }

        using var socket = await context.WebSockets.AcceptWebSocketAsync().ConfigureAwait(false);
        var listener = new StreamListener();
        lock (gate)
        {
            updates.Add(listener);
        }

        try
        {
            await ServeAsync(socket, listener, context.RequestAborted).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException)
        {
            // The other side is gone: nothing is left to tell it.
            listener.End();
        }
        finally
        {
            lock (gate)
            {
                updates.Remove(listener);
            }
        }
    }

    public void EndAll()
    {
        lock (gate)
        {
            updates.EndAll();
        }
    }

    private static void Refuse(HttpContext context, FaultKind kind, int status)
    {
        if (kind is FaultKind.TooManyRequests or FaultKind.TooManyRequestsWithoutHeaders)
        {
            context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        }
        else if (kind is FaultKind.FailBeforeAccept or FaultKind.FailAfterAccept)
        {
            context.Response.StatusCode = status;
        }
        else
        {
            context.Abort();
        }
    }

    private async Task ServeAsync(WebSocket socket, StreamListener listener, CancellationToken cancellationToken)
    {
        var sending = SendAsync(socket, listener, cancellationToken);
        var reading = ReadAsync(socket, listener, cancellationToken);
        if (await Task.WhenAny(sending, reading).ConfigureAwait(false) == sending)
        {
            await sending.ConfigureAwait(false);
            await socket.CloseOutputAsync(
                WebSocketCloseStatus.EndpointUnavailable, "closed by the service", cancellationToken)
                .ConfigureAwait(false);
        }

        await reading.ConfigureAwait(false);
        listener.End();
        await sending.ConfigureAwait(false);
    }

    private static async Task SendAsync(
        WebSocket socket, StreamListener listener, CancellationToken cancellationToken)
    {
        await foreach (var message in listener.Waiting.ReadAllAsync(cancellationToken).ConfigureAwait(false))
        {
            await socket.SendAsync(message, WebSocketMessageType.Binary, endOfMessage: true, cancellationToken)
                .ConfigureAwait(false);
        }
    }

    private async Task ReadAsync(WebSocket socket, StreamListener listener, CancellationToken cancellationToken)
    {
        var buffer = new byte[LongestMessage];
        var length = 0;
        while (length < buffer.Length)
        {
            var received = await socket.ReceiveAsync(buffer.AsMemory(length), cancellationToken)
                .ConfigureAwait(false);
            if (received.MessageType == WebSocketMessageType.Close)
            {
                return;
            }

            length += received.Count;
            if (received.EndOfMessage)
            {
                Hear(listener, buffer.AsMemory(0, length));
                length = 0;
            }
        }
    }

    private void Hear(StreamListener listener, ReadOnlyMemory<byte> message)
    {
        if (Parse(message) is not { } said)
        {
            return;
        }

        lock (gate)
        {
            switch ((string?)said["action"])
            {
                case "authenticate" or "auth":
                    listener.IsAuthorised = HasKey(said);
                    Send(listener, "authorization", new JsonObject
                    {
                        ["action"] = "authenticate",
                        ["status"] = listener.IsAuthorised ? "authorized" : "unauthorized",
                    });
                    break;
                case "listen" when listener.IsAuthorised:
                    var streams = said["data"]?["streams"] as JsonArray ?? [];
                    listener.IsListening = streams.Any(name => (string?)name == "trade_updates");
                    Send(listener, "listening", new JsonObject
                    {
                        ["streams"] = listener.IsListening ? new JsonArray("trade_updates") : new JsonArray(),
                    });
                    break;
                case "listen":
                    Send(listener, "authorization", new JsonObject
                    {
                        ["action"] = "listen",
                        ["status"] = "unauthorized",
                    });
                    break;
                default:
                    break;
            }
        }
    }

    private bool HasKey(JsonObject said)
    {
        var data = said["data"] as JsonObject;
        var key = (string?)(data?["key_id"] ?? said["key"]);
        var secret = (string?)(data?["secret_key"] ?? said["secret"]);
        return key == options.KeyId && secret == options.SecretKey;
    }

    private static JsonObject? Parse(ReadOnlyMemory<byte> message)
    {
        try
        {
            return JsonNode.Parse(message.Span) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static void Send(StreamListener listener, string stream, JsonObject data) => listener.Send(
        Encoding.UTF8.GetBytes(new JsonObject { ["stream"] = stream, ["data"] = data }.ToJsonString()));
}
