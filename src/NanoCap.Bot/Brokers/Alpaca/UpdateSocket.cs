using System.Net.WebSockets;
using System.Text.Json;
using NanoCap.Bot.Options;
using Frame = NanoCap.Bot.Brokers.Alpaca.WireAnswers.Frame;

namespace NanoCap.Bot.Brokers.Alpaca;

/// <summary>One connection to the stream, authenticated and listening.</summary>
internal sealed class UpdateSocket : IDisposable
{
    public const string TradeUpdates = "trade_updates";
    private readonly WireSocket socket;

    private UpdateSocket(Uri address) => socket = new WireSocket(address);

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
            await opened.socket.ConnectAsync(either.Token);
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
    public Task<string?> ReadAsync(CancellationToken cancellationToken) => socket.ReadAsync(cancellationToken);

    /// <summary>Breaks the connection; whoever reads hears of it.</summary>
    public void Abort() => socket.Abort();

    public void Dispose() => socket.Dispose();

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

        await socket.SendAsync(body.GetBuffer().AsMemory(0, (int)body.Length), cancellationToken);
    }
}
