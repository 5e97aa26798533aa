namespace NanoCap.Bot.Chat.Telegram;

/// <summary>Who the bot is at Telegram, once it was asked.</summary>
internal sealed class TelegramIdentity
{
    public string? UserName { get; set; }
}
