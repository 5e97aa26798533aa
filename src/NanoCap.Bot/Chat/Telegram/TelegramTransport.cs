using System.Net;
using System.Text.Json.Serialization.Metadata;
using NanoCap.Bot.Options;

namespace NanoCap.Bot.Chat.Telegram;

/// <summary>Sends each call exactly once, within its deadline. The token is part of the address and appears nowhere
/// else: no text that leaves this class has it.</summary>
internal sealed class TelegramTransport : IDisposable
{
    private const int LongestAnswer = 16 * 1024 * 1024;
    private readonly TelegramOptions options;
    private readonly TimeProvider time;
    private readonly HttpClient http;

    public TelegramTransport(TelegramOptions options, TimeProvider time)
    {
        this.options = options;
        this.time = time;
        var handler = new SocketsHttpHandler
        {
            // A redirected POST would be a second one, and would carry the token elsewhere.
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = !options.ApiUri.IsLoopback,
            AutomaticDecompression = DecompressionMethods.All,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            // Spans of traces would have the address, and with it the token.
            ActivityHeadersPropagator = null,
        };
        http = new HttpClient(handler)
        {
            Timeout = Timeout.InfiniteTimeSpan,
            MaxResponseContentBufferSize = LongestAnswer,
        };
    }

    /// <summary>Sends the call, once.</summary>
    /// <param name="call">What is asked.</param>
    /// <param name="result">How the result is read.</param>
    /// <param name="deadline">How long it may take.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="OperationCanceledException">The caller gave up; the call may have arrived.</exception>
    public async Task<TelegramAnswer<TResult>> SendAsync<TResult>(
        TelegramCall call, JsonTypeInfo<TResult> result, TimeSpan deadline, CancellationToken cancellationToken)
    {
        using var expiry = new CancellationTokenSource(deadline, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(expiry.Token, cancellationToken);
        try
        {
            // Not as a relative address: the token's colon would make a scheme of what is before it.
            using var request = new HttpRequestMessage(
                HttpMethod.Post, new Uri($"{options.ApiUri}bot{options.Token}/{call.Method}"));
            request.Content = call.ToContent();
            using var response = await http.SendAsync(request, either.Token);
            var body = await response.Content.ReadAsByteArrayAsync(either.Token);
            return Redacted(TelegramReading.Of(
                (int)response.StatusCode, body, response.Headers.RetryAfter, result, time.GetUtcNow()));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new TelegramAnswer<TResult>.Uncertain(
                $"Telegram did not answer {call.Method} within {deadline.TotalSeconds:0} s.");
        }
        catch (HttpRequestException failure) when (IsBeforeSending(failure.HttpRequestError))
        {
            return new TelegramAnswer<TResult>.NotSent(
                $"Telegram could not be reached for {call.Method}: {Redact(failure.Message)}");
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException)
        {
            return new TelegramAnswer<TResult>.Uncertain(
                $"The connection to Telegram failed in {call.Method}: {Redact(failure.Message)}");
        }
    }

    public void Dispose() => http.Dispose();

    private static bool IsBeforeSending(HttpRequestError error) => error is HttpRequestError.NameResolutionError
        or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError
        or HttpRequestError.ProxyTunnelError;

    /// <summary>A gateway's page or description may name the address it was asked for.</summary>
    private TelegramAnswer<TResult> Redacted<TResult>(TelegramAnswer<TResult> answer) => answer switch
    {
        TelegramAnswer<TResult>.Refused refused => refused with { Description = Redact(refused.Description) },
        TelegramAnswer<TResult>.Blocked blocked => blocked with { Description = Redact(blocked.Description) },
        TelegramAnswer<TResult>.Conflict conflict => conflict with { Description = Redact(conflict.Description) },
        _ => answer,
    };

    private string Redact(string text) => options.Token is { Length: > 0 } token
        ? text.Replace(token, "(token)", StringComparison.Ordinal)
            .Replace(Uri.EscapeDataString(token), "(token)", StringComparison.Ordinal)
        : text;
}
