using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using NanoCap.Simulators.Alpaca.Line;

namespace NanoCap.Simulators.Alpaca.Data;

/// <summary>The stream of quotes: arrays of messages in text frames; keys first, then symbols.</summary>
internal sealed class QuoteStreamEndpoint(StandInOptions options, Lock gate, QuoteBoard board, Door door)
{
    private const int LongestMessage = 65_536;
    private static readonly TimeSpan TimeForKeys = TimeSpan.FromSeconds(10);

    public async Task ServeAsync(HttpContext context, string feed)
    {
        var fault = door.TakeStreamFault(context);
        if (!context.WebSockets.IsWebSocketRequest || fault is not null)
        {
            context.Response.StatusCode = fault?.Kind is FaultKind.TooManyRequests
                or FaultKind.TooManyRequestsWithoutHeaders ? StatusCodes.Status429TooManyRequests
                : fault?.Status ?? StatusCodes.Status400BadRequest;
            return;
        }

        using var socket = await context.WebSockets.AcceptWebSocketAsync().ConfigureAwait(false);
        var listener = new QuoteListener(feed);
        lock (gate)
        {
            board.Add(listener);
        }

        using var late = options.Time.CreateTimer(
            _ => EndLate(listener), null, TimeForKeys, Timeout.InfiniteTimeSpan);
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
                board.Remove(listener);
            }
        }
    }

    private void EndLate(QuoteListener listener)
    {
        lock (gate)
        {
            if (!listener.IsAuthorised)
            {
                listener.SendError(404, "auth timeout");
            }
        }
    }

    private async Task ServeAsync(WebSocket socket, QuoteListener listener, CancellationToken cancellationToken)
    {
        var sending = SendAsync(socket, listener, cancellationToken);
        var reading = ReadAsync(socket, listener, cancellationToken);
        if (await Task.WhenAny(sending, reading).ConfigureAwait(false) == sending)
        {
            await sending.ConfigureAwait(false);
            await socket.CloseOutputAsync(
                WebSocketCloseStatus.NormalClosure, "closed by the service", cancellationToken)
                .ConfigureAwait(false);
        }

        await reading.ConfigureAwait(false);
        listener.End();
        await sending.ConfigureAwait(false);
    }

    private static async Task SendAsync(WebSocket socket, QuoteListener listener, CancellationToken cancellationToken)
    {
        await foreach (var (text, kind) in listener.Waiting.ReadAllAsync(cancellationToken).ConfigureAwait(false))
        {
            await socket.SendAsync(text, kind, endOfMessage: true, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task ReadAsync(WebSocket socket, QuoteListener listener, CancellationToken cancellationToken)
    {
        var buffer = new byte[LongestMessage];
        var length = 0;
        while (length < buffer.Length)
        {
            var received = await socket.ReceiveAsync(buffer.AsMemory(length), cancellationToken).ConfigureAwait(false);
            if (received.MessageType == WebSocketMessageType.Close)
            {
                return;
            }

            length += received.Count;
            if (received.EndOfMessage)
            {
                lock (gate)
                {
                    board.Hear(listener, Parse(buffer.AsSpan(0, length)));
                }

                length = 0;
            }
        }
    }

    private static JsonObject? Parse(ReadOnlySpan<byte> message)
    {
        try
        {
            return JsonNode.Parse(message) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
