using System.Text.Json;

namespace NanoCap.Bot.Chat.Telegram;

/// <summary>What Telegram writes, as far as the bot reads it; members that it does not know are passed over.</summary>
internal static class TelegramWire
{
    internal sealed record Envelope
    {
        public bool Ok { get; init; }

        public JsonElement Result { get; init; }

        public int ErrorCode { get; init; }

        public string? Description { get; init; }

        public Hints? Parameters { get; init; }
    }

    internal sealed record Hints
    {
        public int? RetryAfter { get; init; }

        public long? MigrateToChatId { get; init; }
    }

    internal sealed record Update
    {
        public long UpdateId { get; init; }

        public Message? Message { get; init; }

        public Message? EditedMessage { get; init; }

        public CallbackQuery? CallbackQuery { get; init; }

        public ChatMember? MyChatMember { get; init; }
    }

    /// <summary>A message; one that can no longer be read has a date of zero and nothing but its place.</summary>
    internal sealed record Message
    {
        public long MessageId { get; init; }

        public long? MessageThreadId { get; init; }

        public User? From { get; init; }

        public Chat Chat { get; init; } = new();

        /// <summary>Unix seconds.</summary>
        public long Date { get; init; }

        public string? Text { get; init; }

        public string? Caption { get; init; }

        public Message? ReplyToMessage { get; init; }

        public IReadOnlyList<PhotoSize>? Photo { get; init; }

        public long? MigrateToChatId { get; init; }

        public long? MigrateFromChatId { get; init; }
    }

    internal sealed record User
    {
        public long Id { get; init; }

        public bool IsBot { get; init; }

        public string? FirstName { get; init; }

        public string? LastName { get; init; }

        public string? Username { get; init; }

        public bool? CanReadAllGroupMessages { get; init; }
    }

    internal sealed record Chat
    {
        public long Id { get; init; }

        /// <summary>private, group, supergroup or channel.</summary>
        public string? Type { get; init; }

        public string? Title { get; init; }

        public string? Username { get; init; }

        public bool? IsForum { get; init; }

        public Message? PinnedMessage { get; init; }
    }

    /// <summary>A tap. Its data comes from whoever sent it and proves nothing.</summary>
    internal sealed record CallbackQuery
    {
        public string? Id { get; init; }

        public User From { get; init; } = new();

        public Message? Message { get; init; }

        public string? Data { get; init; }
    }

    internal sealed record ChatMember
    {
        public Chat Chat { get; init; } = new();

        public User From { get; init; } = new();

        public MemberState? NewChatMember { get; init; }
    }

    internal sealed record MemberState
    {
        /// <summary>member, administrator, left, kicked and so on.</summary>
        public string? Status { get; init; }
    }

    internal sealed record PhotoSize
    {
        public string? FileId { get; init; }

        public int Width { get; init; }

        public int Height { get; init; }
    }

    internal sealed record WebhookInfo
    {
        public string? Url { get; init; }

        public int PendingUpdateCount { get; init; }

        public string? LastErrorMessage { get; init; }
    }
}
