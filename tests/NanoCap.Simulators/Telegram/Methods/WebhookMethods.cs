using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NanoCap.Simulators.Telegram.Wire;

namespace NanoCap.Simulators.Telegram.Methods;

/// <summary>Where updates go. Clear text is taken on this machine, which Telegram does not.</summary>
internal sealed partial class WebhookMethods(TelegramBook book)
{
    private static readonly int[] Ports = [80, 88, 443, 8443];

    public JsonNode SetWebhook(MethodCall call)
    {
        if (call.Find("url") is not { } address)
        {
            return DeleteWebhook(call);
        }

        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri)
            || (uri.Scheme != Uri.UriSchemeHttps && !uri.IsLoopback))
        {
            throw TelegramException.Bad("bad webhook: An HTTPS URL must be provided for webhook");
        }

        if (!uri.IsLoopback && !Ports.Contains(uri.Port))
        {
            throw TelegramException.Bad("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443");
        }

        var secret = call.Find("secret_token");
        if (secret is not null && !Secret().IsMatch(secret))
        {
            throw TelegramException.Bad("secret token contains unallowed characters");
        }

        if (call.FindJson("allowed_updates") is JsonArray kinds)
        {
            book.Updates.Allow(kinds.Select(kind => (string)kind!));
        }

        Forget(call);
        (book.Webhook.Address, book.Webhook.Secret) = (uri, secret);
        book.Updates.Arrived();
        return true;
    }

    public JsonNode DeleteWebhook(MethodCall call)
    {
        Forget(call);
        (book.Webhook.Address, book.Webhook.Secret) = (null, null);
        return true;
    }

    public JsonNode GetWebhookInfo(MethodCall call)
    {
        var info = new JsonObject
        {
            ["url"] = book.Webhook.Address?.ToString() ?? string.Empty,
            ["has_custom_certificate"] = false,
            ["pending_update_count"] = book.Updates.Count,
        };
        if (book.Webhook.FailedAt is { } at)
        {
            info["last_error_date"] = at.ToUnixTimeSeconds();
            info["last_error_message"] = book.Webhook.Failure;
        }

        return info;
    }

    private void Forget(MethodCall call)
    {
        if (call.IsTrue("drop_pending_updates"))
        {
            book.Updates.Clear();
        }
    }

    [GeneratedRegex("^[A-Za-z0-9_-]{1,256}$", RegexOptions.CultureInvariant)]
    private static partial Regex Secret();
}
