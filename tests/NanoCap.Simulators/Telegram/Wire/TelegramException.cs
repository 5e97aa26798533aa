namespace NanoCap.Simulators.Telegram.Wire;

/// <summary>A refusal in Telegram's words.</summary>
public sealed class TelegramException(int code, string description) : Exception(description)
{
    public int Code => code;

    /// <summary>Seconds until it may be tried again.</summary>
    public int? RetryAfter { get; init; }

    /// <summary>Where the chat went.</summary>
    public long? MigrateTo { get; init; }

    public static TelegramException Bad(string what) => new(400, "Bad Request: " + what);

    public static TelegramException Unparsable(string what) => Bad("can't parse entities: " + what);

    public static TelegramException Forbidden(string what) => new(403, "Forbidden: " + what);

    public static TelegramException Conflict(string what) => new(409, "Conflict: " + what);

    public static TelegramException Unauthorized() => new(401, "Unauthorized");

    public static TelegramException NotFound() => new(404, "Not Found");

    public static TelegramException TooMany(int seconds) =>
        new(429, $"Too Many Requests: retry after {seconds}") { RetryAfter = seconds };
}
