using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace NanoCap.Bot.Chat.Telegram;

/// <summary>What an answer says. Whatever is not Telegram's own word leaves open whether the call was done.</summary>
internal static class TelegramReading
{
    private static readonly TimeSpan DefaultWait = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    public static TelegramAnswer<TResult> Of<TResult>(
        int status, byte[] body, RetryConditionHeaderValue? retry, JsonTypeInfo<TResult> type, DateTimeOffset now)
    {
        if (FindEnvelope(body) is not { } envelope)
        {
            return new TelegramAnswer<TResult>.Uncertain($"Not Telegram but something before it answered: {status}.");
        }

        if (!envelope.Ok)
        {
            return OfError<TResult>(envelope, retry, now);
        }

        try
        {
            return envelope.Result.Deserialize(type) is { } result
                ? new TelegramAnswer<TResult>.Done(result)
                : new TelegramAnswer<TResult>.Uncertain("Telegram's answer has no result.");
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            return new TelegramAnswer<TResult>.Uncertain("Telegram's answer has a result that cannot be read.");
        }
    }

    private static TelegramAnswer<TResult> OfError<TResult>(
        TelegramWire.Envelope envelope, RetryConditionHeaderValue? retry, DateTimeOffset now)
    {
        var description = envelope.Description ?? "no description";
        switch (envelope.ErrorCode)
        {
            // 404 is also the answer to a token of a form that cannot be.
            case 401 or 404:
                return new TelegramAnswer<TResult>.Unauthorized();
            case 403:
                return new TelegramAnswer<TResult>.Blocked(description);
            case 409:
                return new TelegramAnswer<TResult>.Conflict(description);
            case 429:
                var wait = envelope.Parameters?.RetryAfter is { } seconds
                    ? TimeSpan.FromSeconds(seconds) : retry?.Delta ?? DefaultWait;
                wait = wait < TimeSpan.Zero ? DefaultWait : wait > LongestWait ? LongestWait : wait;
                return new TelegramAnswer<TResult>.RetryAfter(wait, now + wait);
            case >= 500 or < 400:
                return new TelegramAnswer<TResult>.Uncertain(
                    $"Telegram failed with {envelope.ErrorCode} of its own.");
            default:
                return envelope.Parameters?.MigrateToChatId is { } chat
                    ? new TelegramAnswer<TResult>.Migrated(chat)
                    : TelegramRefusals.IsNotModified(description)
                        ? new TelegramAnswer<TResult>.NotModified()
                        : new TelegramAnswer<TResult>.Refused(
                            envelope.ErrorCode, description, TelegramRefusals.KindOf(description));
        }
    }

    private static TelegramWire.Envelope? FindEnvelope(byte[] body)
    {
        try
        {
            var envelope = JsonSerializer.Deserialize(body, TelegramJson.Default.Envelope);
            return envelope is { Ok: true } or { ErrorCode: > 0 } ? envelope : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
