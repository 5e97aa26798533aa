namespace NanoCap.Bot.Chat.Telegram;

/// <summary>What the bot writes to Telegram; members that are null are left out.</summary>
internal static class TelegramBodies
{
    public const string Html = "HTML";

    internal sealed record GetUpdates(
        long? Offset, int Limit, int Timeout, IReadOnlyList<string> AllowedUpdates);

    internal sealed record SendMessage(long ChatId, string Text)
    {
        public long? MessageThreadId { get; init; }

        public string ParseMode { get; } = Html;

        public LinkPreview LinkPreviewOptions { get; } = new(IsDisabled: true);

        public bool? DisableNotification { get; init; }

        public ReplyTo? ReplyParameters { get; init; }

        public TelegramKeyboard? ReplyMarkup { get; init; }
    }

    internal sealed record SendPhoto(long ChatId, string Caption)
    {
        public long? MessageThreadId { get; init; }

        public string Photo { get; } = TelegramUpload.Attached;

        public string ParseMode { get; } = Html;

        public bool? DisableNotification { get; init; }

        public TelegramKeyboard? ReplyMarkup { get; init; }
    }

    internal sealed record EditMedia(long ChatId, long MessageId, Media Media)
    {
        public TelegramKeyboard? ReplyMarkup { get; init; }
    }

    internal sealed record EditText(long ChatId, long MessageId, string Text)
    {
        public string ParseMode { get; } = Html;

        public LinkPreview LinkPreviewOptions { get; } = new(IsDisabled: true);

        public TelegramKeyboard? ReplyMarkup { get; init; }
    }

    internal sealed record EditCaption(long ChatId, long MessageId, string Caption)
    {
        public string ParseMode { get; } = Html;

        public TelegramKeyboard? ReplyMarkup { get; init; }
    }

    internal sealed record EditKeyboard(long ChatId, long MessageId)
    {
        public TelegramKeyboard? ReplyMarkup { get; init; }
    }

    internal sealed record Media(string Caption)
    {
        public string Type { get; } = "photo";

        [System.Text.Json.Serialization.JsonPropertyName("media")]
        public string Source { get; } = TelegramUpload.Attached;

        public string ParseMode { get; } = Html;
    }

    internal sealed record AnswerCallback(string CallbackQueryId)
    {
        public string? Text { get; init; }

        public bool? ShowAlert { get; init; }
    }

    internal sealed record SetCommands(IReadOnlyList<Command> Commands, CommandScope Scope);

    internal sealed record Command([property: System.Text.Json.Serialization.JsonPropertyName("command")] string Name,
        string Description);

    /// <summary>Everybody, or one chat, or one member of it.</summary>
    internal sealed record CommandScope(string Type, long? ChatId = null, long? UserId = null)
    {
        public static CommandScope Everybody { get; } = new("default");

        public static CommandScope OfChat(long chat) => new("chat", chat);

        public static CommandScope OfMember(long chat, long user) => new("chat_member", chat, user);
    }

    internal sealed record ChatMessage(long ChatId, long MessageId, bool? DisableNotification = null);

    internal sealed record ChatOnly(long ChatId);

    internal sealed record SetWebhook(string Url, string SecretToken, IReadOnlyList<string> AllowedUpdates);

    internal sealed record DeleteWebhook(bool DropPendingUpdates);

    internal sealed record Nothing;

    internal sealed record LinkPreview(bool IsDisabled);

    /// <summary>A message that is answered; when it is gone, the answer comes all the same.</summary>
    internal sealed record ReplyTo(long MessageId)
    {
        public bool AllowSendingWithoutReply { get; } = true;
    }
}
