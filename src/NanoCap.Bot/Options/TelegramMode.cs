namespace NanoCap.Bot.Options;

/// <summary>How updates come from Telegram.</summary>
internal enum TelegramMode
{
    /// <summary>The bot asks.</summary>
    Polling,

    /// <summary>Telegram calls the bot's own web server.</summary>
    Webhook,
}
