using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using NanoCap.Bot.Options;

namespace NanoCap.Bot.Chat.Telegram;

/// <summary>Takes the updates that Telegram sends by itself. Answers well only once the inbox took the update; on any
/// other answer Telegram sends it again.</summary>
internal sealed partial class TelegramWebhook(
    TelegramOptions options, ITelegramInbox inbox, ILogger<TelegramWebhook> logger)
{
    public const string Path = "/telegram";
    private const string SecretHeader = "X-Telegram-Bot-Api-Secret-Token";
    private const int LongestBody = 1_048_576;

    public void MapOn(IEndpointRouteBuilder endpoints) => endpoints.MapPost(Path, ServeAsync);

    public async Task ServeAsync(HttpContext context) =>
        context.Response.StatusCode = await StatusAsync(context.Request, context.RequestAborted);

    private async Task<int> StatusAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!IsSecret(request.Headers[SecretHeader].ToString()))
        {
            return StatusCodes.Status401Unauthorized;
        }

        if (request.ContentLength is null or > LongestBody)
        {
            return StatusCodes.Status413PayloadTooLarge;
        }

        try
        {
            var update = await JsonSerializer.DeserializeAsync(
                request.Body, TelegramJson.Default.Update, cancellationToken);
            if (update is not { UpdateId: > 0 })
            {
                return StatusCodes.Status400BadRequest;
            }

            await inbox.HandleAsync(update, cancellationToken);
            return StatusCodes.Status200OK;
        }
        catch (JsonException)
        {
            return StatusCodes.Status400BadRequest;
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            LogNotTaken(logger, failure.GetType().Name);
            return StatusCodes.Status503ServiceUnavailable;
        }
    }

    // Hashes have one length, so that the comparison does not tell the secret's.
    private bool IsSecret(string shown) => options.WebhookSecret is { Length: > 0 } secret
        && CryptographicOperations.FixedTimeEquals(HashOf(shown), HashOf(secret));

    private static byte[] HashOf(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));

    [LoggerMessage(Level = LogLevel.Warning, Message = "An update from Telegram's webhook was not taken: {Why}")]
    private static partial void LogNotTaken(ILogger logger, string why);
}
