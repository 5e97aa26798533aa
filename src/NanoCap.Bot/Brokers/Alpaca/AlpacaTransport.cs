using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using NanoCap.Bot.Options;

namespace NanoCap.Bot.Brokers.Alpaca;

/// <summary>Sends each call exactly once, within the budget and its deadline. The keys go out with each call and
/// appear nowhere else.</summary>
internal sealed class AlpacaTransport : IDisposable
{
    private const int LongestAnswer = 16 * 1024 * 1024;
    private static readonly TimeSpan DefaultPause = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(2);
    private readonly AlpacaOptions options;
    private readonly RequestBudget budget;
    private readonly TimeProvider time;
    private readonly HttpClient http;

    /// <param name="options">The keys and the deadline.</param>
    /// <param name="address">The service: the one for orders, or the one for market data.</param>
    /// <param name="budget">The requests that this service allows.</param>
    /// <param name="time">Measures deadlines.</param>
    public AlpacaTransport(AlpacaOptions options, Uri address, RequestBudget budget, TimeProvider time)
    {
        this.options = options;
        this.budget = budget;
        this.time = time;
        var handler = new SocketsHttpHandler
        {
            // A redirected POST would be a second one.
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = !address.IsLoopback,
            AutomaticDecompression = DecompressionMethods.All,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            MaxConnectionsPerServer = 16,
        };
        http = new HttpClient(handler)
        {
            BaseAddress = address,
            Timeout = Timeout.InfiniteTimeSpan,
            MaxResponseContentBufferSize = LongestAnswer,
        };
    }

    /// <summary>Sends the call, once.</summary>
    /// <exception cref="OperationCanceledException">The caller gave up; the call may have arrived.</exception>
    public async Task<AlpacaReply> SendAsync(AlpacaCall call, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(options.DeadlineSeconds), time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            await budget.TakeAsync(call.Priority, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new AlpacaReply.NotSent(budget.FreeAt(call.Priority));
        }

        try
        {
            return await SendOnceAsync(call, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new AlpacaReply.Lost($"Alpaca did not answer within {options.DeadlineSeconds} s.");
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException)
        {
            return new AlpacaReply.Lost($"The connection to Alpaca failed: {failure.Message}")
            {
                Error = (failure as HttpRequestException)?.HttpRequestError ?? HttpRequestError.Unknown,
            };
        }
    }

    public void Dispose() => http.Dispose();

    private async Task<AlpacaReply> SendOnceAsync(AlpacaCall call, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(call.Method, call.Path);
        request.Headers.Add("APCA-API-KEY-ID", options.KeyId);
        request.Headers.Add("APCA-API-SECRET-KEY", options.SecretKey);
        if (call.Body is not null)
        {
            request.Content = new ByteArrayContent(call.Body);
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }

        using var response = await http.SendAsync(request, cancellationToken);
        // Not as text: an answer with a wrong character set would throw.
        var body = Encoding.UTF8.GetString(await response.Content.ReadAsByteArrayAsync(cancellationToken));
        if (response.StatusCode != HttpStatusCode.TooManyRequests)
        {
            return new AlpacaReply.Answered((int)response.StatusCode, body);
        }

        var until = RetryAt(response);
        budget.PauseUntil(until);
        return new AlpacaReply.Answered((int)response.StatusCode, body) { RetryAt = until };
    }

    /// <summary>What the headers say, which may be missing, or nonsense.</summary>
    private DateTimeOffset RetryAt(HttpResponseMessage response)
    {
        var now = time.GetUtcNow();
        var told = response.Headers.TryGetValues("X-RateLimit-Reset", out var values)
            && long.TryParse(values.First(), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            && seconds < 253_402_300_800
                ? DateTimeOffset.FromUnixTimeSeconds(seconds)
                : response.Headers.RetryAfter?.Delta is { } delta && delta < LongestPause ? now + delta : now;
        return told > now && told <= now + LongestPause ? told : now + DefaultPause;
    }
}
