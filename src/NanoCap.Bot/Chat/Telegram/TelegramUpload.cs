namespace NanoCap.Bot.Chat.Telegram;

/// <summary>A picture that goes out with a call.</summary>
internal sealed record TelegramUpload(byte[] Png)
{
    public const string PartName = "picture";
    public const string Attached = "attach://" + PartName;
}
