using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using NanoCap.Bot.Options;
using Frame = NanoCap.Bot.Brokers.Alpaca.WireAnswers.Frame;

namespace NanoCap.Bot.Brokers.Alpaca;

/// <summary>One connection to the stream, authenticated and listening. Text and binary frames have the same JSON.
/// </summary>
internal sealed class UpdateSocket : IDisposable
{
    public const string TradeUpdates = "trade_updates";
    private const int LongestMessage = 1024 * 1024;
    private readonly ClientWebSocket socket = new();
    private readonly byte[] buffer = new byte[16 * 1024];
    private readonly MemoryStream message = new();

    private UpdateSocket(Uri address)
    {
        // A peer that is gone without a word does not answer pings.
        socket.Options.KeepAliveInterval = TimeSpan.FromSeconds(15);
        socket.Options.KeepAliveTimeout = TimeSpan.FromSeconds(10);
        if (address.IsLoopback)
        {
            socket.Options.Proxy = null;
        }
    }

    /// <exception cref="WebSocketException">There is no connection.</exception>
    /// <exception cref="OperationCanceledException">It took too long.</exception>
    /// <exception cref="BrokerException">The keys were refused.</exception>
    /// <exception cref="JsonException">An answer was not understood.</exception>
    public static async Task<UpdateSocket> OpenAsync(
        AlpacaOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(options.DeadlineSeconds), time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        var opened = new UpdateSocket(options.StreamUri);
        try
        {
            await opened.socket.ConnectAsync(options.StreamUri, either.Token);
            await opened.BeginAsync(options, either.Token);
            return opened;
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }

    /// <summary>The next message; null when the other side has closed.</summary>
    /// <exception cref="WebSocketException">The connection broke, or a message is too long.</exception>
    public async Task<string?> ReadAsync(CancellationToken cancellationToken)
    {
        message.SetLength(0);
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer.AsMemory(), cancellationToken);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                return null;
            }

            message.Write(buffer, 0, part.Count);
            if (message.Length > LongestMessage)
            {
                throw new WebSocketException($"Expected a message of at most {LongestMessage} bytes, found more.");
            }

            if (part.EndOfMessage)
            {
                return Encoding.UTF8.GetString(message.GetBuffer(), 0, (int)message.Length);
            }
        }
    }

    /// <summary>Breaks the connection; whoever reads hears of it.</summary>
    public void Abort() => socket.Abort();

    public void Dispose()
    {
        socket.Dispose();
        message.Dispose();
    }

    private async Task BeginAsync(AlpacaOptions options, CancellationToken cancellationToken)
    {
        await SendAsync(
            "authenticate",
            writer =>
            {
                writer.WriteString("key_id", options.KeyId);
                writer.WriteString("secret_key", options.SecretKey);
            },
            cancellationToken);
        var answer = await ReadAnswerAsync("authorization", cancellationToken);
        if (TextOf(answer, "status") != "authorized")
        {
            throw new BrokerException(
                "Alpaca's stream did not accept the keys; check Alpaca:KeyId, Alpaca:SecretKey and "
                + "Alpaca:Environment.");
        }

        await SendAsync(
            "listen",
            writer =>
            {
                writer.WriteStartArray("streams");
                writer.WriteStringValue(TradeUpdates);
                writer.WriteEndArray();
            },
            cancellationToken);
        var listening = await ReadAnswerAsync("listening", cancellationToken);
        if (listening.ValueKind != JsonValueKind.Object
            || !listening.TryGetProperty("streams", out var streams)
            || !streams.EnumerateArray().Any(stream => stream.GetString() == TradeUpdates))
        {
            throw new WebSocketException("Alpaca's stream answered that it does not tell of orders.");
        }
    }

    private static string? TextOf(JsonElement data, string name) =>
        data.ValueKind == JsonValueKind.Object && data.TryGetProperty(name, out var value)
            && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private async Task<JsonElement> ReadAnswerAsync(string stream, CancellationToken cancellationToken)
    {
        var text = await ReadAsync(cancellationToken)
            ?? throw new WebSocketException($"Expected '{stream}', found the end of the stream.");
        return JsonSerializer.Deserialize(text, AlpacaJson.Default.Frame) is { } frame && frame.Stream == stream
            ? frame.Data
            : throw new WebSocketException($"Expected '{stream}', found another message.");
    }

    private async Task SendAsync(string action, Action<Utf8JsonWriter> writeData, CancellationToken cancellationToken)
    {
        using var body = new MemoryStream();
        using (var writer = new Utf8JsonWriter(body))
        {
            writer.WriteStartObject();
            writer.WriteString("action", action);
            writer.WriteStartObject("data");
            writeData(writer);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        await socket.SendAsync(
            body.GetBuffer().AsMemory(0, (int)body.Length), WebSocketMessageType.Text, endOfMessage: true,
            cancellationToken);
    }
}
