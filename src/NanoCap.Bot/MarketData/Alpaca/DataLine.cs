using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using NanoCap.Bot.Brokers;
using NanoCap.Bot.Brokers.Alpaca;
using NanoCap.Bot.Options;

namespace NanoCap.Bot.MarketData.Alpaca;

/// <summary>The line to the data service, with its own 200 requests a minute: orders never wait behind market data.
/// Whatever is not a whole answer is an exception: unknown, never empty.</summary>
internal sealed class DataLine : IDisposable
{
    /// <summary>How often what can wait is asked again: reading twice does no harm.</summary>
    public const int PatientTries = 5;

    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(2);
    private readonly AlpacaTransport transport;
    private readonly NotUnderstood notUnderstood;
    private readonly TimeProvider time;
    private int requests;

    public DataLine(AlpacaOptions options, NotUnderstood notUnderstood, TimeProvider time)
    {
        this.notUnderstood = notUnderstood;
        this.time = time;
        transport = new AlpacaTransport(options, options.DataUri, new RequestBudget(time), time);
    }

    /// <summary>How many were sent since the start.</summary>
    public int Requests => Volatile.Read(ref requests);

    /// <exception cref="MarketDataException">There is no whole answer.</exception>
    public async Task<T> AskAsync<T>(
        string path, JsonTypeInfo<T> type, RequestPriority priority, int tries, CancellationToken cancellationToken)
        where T : class
    {
        var reply = await SendAsync(path, priority, tries, cancellationToken);
        return reply is { IsSuccess: true } ? Parse(path, reply.Body, type) : throw Refused(path, reply);
    }

    /// <summary>The answer; one with an error status only where the error is the question's.</summary>
    /// <exception cref="MarketDataException">The service could not be asked.</exception>
    public async Task<AlpacaReply.Answered> SendAsync(
        string path, RequestPriority priority, int tries, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var reply = await transport.SendAsync(AlpacaCall.Get(path, priority), cancellationToken);
            if (reply is not AlpacaReply.NotSent)
            {
                Interlocked.Increment(ref requests);
            }

            if (reply is AlpacaReply.Answered { Status: < 500 and not 408 and not 429 } answered)
            {
                return answered;
            }

            if (attempt >= tries)
            {
                throw Failed(path, reply.Describe());
            }

            await Task.Delay(WaitAfter(attempt, reply), time, cancellationToken);
        }
    }

    /// <exception cref="MarketDataException">It is not what it should be.</exception>
    public T Parse<T>(string path, string body, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(body, type) ?? throw new JsonException("Expected something, found null.");
        }
        catch (JsonException failure)
        {
            notUnderstood.Keep(NameOf(path), body);
            throw Failed(path, $"The answer was not understood: {failure.Message}");
        }
    }

    /// <exception cref="MarketDataException">It is not what it should be.</exception>
    public T Parse<T>(string path, JsonElement part, JsonTypeInfo<T> type)
        where T : class =>
        part.ValueKind == JsonValueKind.Undefined
            ? throw Failed(path, "A part of the answer is missing.")
            : Parse(path, part.GetRawText(), type);

    public MarketDataException Refused(string path, AlpacaReply.Answered reply)
    {
        notUnderstood.Keep($"{NameOf(path)}, status {reply.Status}", reply.Body);
        return Failed(path, reply.Status switch
        {
            401 => "Alpaca did not accept the keys; check Alpaca:KeyId and Alpaca:SecretKey.",
            403 => "Alpaca refused it to this account: wrong keys, or a feed that is not subscribed to; check the keys "
                + "and Alpaca:DataFeed.",
            _ => reply.Describe(),
        });
    }

    public static MarketDataException Failed(string path, string why) =>
        new("Market data of Alpaca could not be read; what it would have said is unknown.", [$"{NameOf(path)}: {why}"]);

    public void Dispose() => transport.Dispose();

    private static string NameOf(string path) => path.Split('?')[0];

    private TimeSpan WaitAfter(int attempt, AlpacaReply reply)
    {
        var until = reply switch
        {
            AlpacaReply.Answered { RetryAt: { } at } => at - time.GetUtcNow(),
            AlpacaReply.NotSent { Until: var free } => free - time.GetUtcNow(),
            _ => TimeSpan.Zero,
        };
        var least = FirstWait * Math.Pow(2, attempt - 1);
        return until > least ? until : least;
    }
}
