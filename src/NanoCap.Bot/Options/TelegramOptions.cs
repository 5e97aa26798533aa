using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using NanoCap.Bot.Chat.Delivery;

namespace NanoCap.Bot.Options;

/// <summary>The bot at Telegram. Token and webhook secret are secrets: no text of this record has them.</summary>
internal sealed partial record TelegramOptions
{
    private static readonly int[] WebhookPorts = [80, 88, 443, 8443];

    /// <summary>As BotFather gave it; null for no chat at Telegram.</summary>
    [JsonIgnore]
    public string? Token { get; init; }

    public string ApiAddress { get; init; } = "https://api.telegram.org";

    public TelegramMode Mode { get; init; } = TelegramMode.Polling;

    /// <summary>Where Telegram reaches the bot; for a webhook only.</summary>
    public string? WebhookAddress { get; init; }

    /// <summary>What Telegram must show with each call of the webhook.</summary>
    [JsonIgnore]
    public string? WebhookSecret { get; init; }

    /// <summary>People by their number, each with viewer, trader or admin. Nobody else is answered.</summary>
    public IReadOnlyDictionary<string, string?> Users { get; init; } = new Dictionary<string, string?>();

    /// <summary>Chats by their number, with a topic after a slash where there are topics, each with what it is told of:
    /// all, or some of digest, cards, alerts, heartbeat. None: each person's own chat is told everything.</summary>
    public IReadOnlyDictionary<string, string?> Chats { get; init; } = new Dictionary<string, string?>();

    /// <summary>How long one call may take, its wait for the rates included; pictures take as long again.</summary>
    [Range(1, 60)]
    public int DeadlineSeconds { get; init; } = 10;

    /// <summary>How long Telegram holds an empty poll.</summary>
    [Range(0, 50)]
    public int PollSeconds { get; init; } = 30;

    public bool IsOn => !string.IsNullOrWhiteSpace(Token);

    public Uri ApiUri => new(ApiAddress.TrimEnd('/') + "/");

    public IEnumerable<string> FindProblems()
    {
        foreach (var problem in FindProblemsOfPeople())
        {
            yield return problem;
        }

        if (IsOn && !TokenForm().IsMatch(Token!))
        {
            yield return "Telegram:Token: expected digits, a colon and letters as BotFather writes them, found "
                + "another form.";
        }

        if (!IsSafe(ApiAddress))
        {
            yield return "Telegram:ApiAddress: expected an address with https://, or http:// on this machine, "
                + "found another.";
        }

        if (Mode == TelegramMode.Webhook && !(IsSafe(WebhookAddress) && HasWebhookPort(new Uri(WebhookAddress!))))
        {
            yield return "Telegram:WebhookAddress: expected an address with https:// on port 80, 88, 443 or 8443 "
                + "because Telegram:Mode is Webhook, found another.";
        }

        if (Mode == TelegramMode.Webhook && !SecretForm().IsMatch(WebhookSecret ?? string.Empty))
        {
            yield return "Telegram:WebhookSecret: expected 16 to 256 letters, digits, _ or - because Telegram:Mode "
                + "is Webhook, found none or another form.";
        }
    }

    private IEnumerable<string> FindProblemsOfPeople()
    {
        foreach (var (user, role) in Users)
        {
            if (!long.TryParse(user, NumberStyles.None, CultureInfo.InvariantCulture, out _)
                || role?.ToLowerInvariant() is not ("viewer" or "trader" or "admin"))
            {
                yield return $"Telegram:Users:{user}: expected a person's number with viewer, trader or admin, found "
                    + $"'{role}'; /whoami tells the number.";
            }
        }

        foreach (var (chat, words) in Chats)
        {
            if (!ChatForm().IsMatch(chat) || ChatSubjectWords.Find(words) is null)
            {
                yield return $"Telegram:Chats:{chat}: expected a chat's number, with a topic as in -1002100000001/7 "
                    + $"where it has some, and all or some of digest, cards, alerts, heartbeat; found '{words}'.";
            }
        }
    }

    /// <summary>Clear text may go to this machine only: the token travels with every call.</summary>
    private static bool IsSafe(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && uri.UserInfo.Length == 0
        && uri.Query.Length == 0
        && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback));

    private static bool HasWebhookPort(Uri address) => address.IsLoopback || WebhookPorts.Contains(address.Port);

    // The text that records make of themselves would have the token.
    private bool PrintMembers(StringBuilder text)
    {
        text.Append("Mode = ").Append(Mode);
        return true;
    }

    [GeneratedRegex("^[0-9]{1,20}:[A-Za-z0-9_-]{1,100}$", RegexOptions.CultureInvariant)]
    private static partial Regex TokenForm();

    [GeneratedRegex("^-?[1-9][0-9]{0,15}(/[1-9][0-9]{0,15})?$", RegexOptions.CultureInvariant)]
    private static partial Regex ChatForm();

    [GeneratedRegex("^[A-Za-z0-9_-]{16,256}$", RegexOptions.CultureInvariant)]
    private static partial Regex SecretForm();
}
