using System.Net.WebSockets;
using System.Text.Json;
using NanoCap.Bot.Brokers.Alpaca;
using NanoCap.Bot.Options;
using NanoCap.Trading.Instruments;

namespace NanoCap.Bot.MarketData.Alpaca;

/// <summary>One connection to the stream of quotes.</summary>
internal sealed class QuoteSocket : IDisposable
{
    private readonly WireSocket socket;

    private QuoteSocket(Uri address) => socket = new WireSocket(address);

    /// <summary>Connects and shows the keys: a socket, or why there is none.</summary>
    /// <exception cref="WebSocketException">There is no connection.</exception>
    /// <exception cref="OperationCanceledException">It took too long.</exception>
    /// <exception cref="JsonException">An answer was not understood.</exception>
    public static async Task<(QuoteSocket? Socket, StreamError? Error)> OpenAsync(
        AlpacaOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(options.DeadlineSeconds), time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        var opened = new QuoteSocket(options.DataStreamUri);
        try
        {
            await opened.socket.ConnectAsync(either.Token);
            var error = await opened.ExpectAsync("connected", either.Token);
            if (error is null)
            {
                await opened.SendAsync(
                    writer =>
                    {
                        writer.WriteString("action", "auth");
                        writer.WriteString("key", options.KeyId);
                        writer.WriteString("secret", options.SecretKey);
                    },
                    either.Token);
                error = await opened.ExpectAsync("authenticated", either.Token);
            }

            if (error is null or StreamError.Harmless)
            {
                return (opened, null);
            }

            opened.Dispose();
            return (null, error);
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }

    /// <summary>The messages of the next frame; null when the other side has closed.</summary>
    /// <exception cref="WebSocketException">The connection broke.</exception>
    /// <exception cref="JsonException">The frame was not understood.</exception>
    public async Task<IReadOnlyList<DataAnswers.StreamMessage>?> ReadAsync(CancellationToken cancellationToken)
    {
        var text = await socket.ReadAsync(cancellationToken);
        return text is null ? null
            : [.. (JsonSerializer.Deserialize(text, DataJson.Default.ListStreamMessage) ?? [])
                .OfType<DataAnswers.StreamMessage>()];
    }

    /// <summary>Asks for quotes and trades of symbols, or for no more of them.</summary>
    /// <exception cref="WebSocketException">The connection broke.</exception>
    public Task AskAsync(string action, IReadOnlyCollection<Symbol> symbols, CancellationToken cancellationToken) =>
        SendAsync(
            writer =>
            {
                writer.WriteString("action", action);
                foreach (var channel in new[] { "trades", "quotes" })
                {
                    writer.WriteStartArray(channel);
                    foreach (var symbol in symbols)
                    {
                        writer.WriteStringValue(symbol.Value);
                    }

                    writer.WriteEndArray();
                }
            },
            cancellationToken);

    /// <summary>Breaks the connection; whoever reads hears of it.</summary>
    public void Abort() => socket.Abort();

    public void Dispose() => socket.Dispose();

    private async Task<StreamError?> ExpectAsync(string word, CancellationToken cancellationToken)
    {
        var messages = await ReadAsync(cancellationToken)
            ?? throw new WebSocketException($"Expected '{word}', found the end of the stream.");
        return messages.FirstOrDefault(message => message.Kind == "error") is { } error
                ? StreamError.Of(error.Code, error.Text)
            : messages.Any(message => message.Kind == "success" && message.Text == word) ? null
            : throw new WebSocketException($"Expected '{word}', found another message.");
    }

    private async Task SendAsync(Action<Utf8JsonWriter> write, CancellationToken cancellationToken)
    {
        using var body = new MemoryStream();
        using (var writer = new Utf8JsonWriter(body))
        {
            writer.WriteStartObject();
            write(writer);
            writer.WriteEndObject();
        }

        await socket.SendAsync(body.GetBuffer().AsMemory(0, (int)body.Length), cancellationToken);
    }
}
