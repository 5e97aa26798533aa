namespace NanoCap.Bot.Chat.Telegram;

/// <summary>Why polling ended by itself.</summary>
internal enum PollEndKind
{
    /// <summary>Another instance polls with the token: this one leaves it the field.</summary>
    TakenOver,

    /// <summary>Updates go to a webhook; it must be deleted first.</summary>
    WebhookActive,

    /// <summary>The token is not accepted.</summary>
    Unauthorized,
}
