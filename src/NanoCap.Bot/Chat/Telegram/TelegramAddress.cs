using System.Globalization;

namespace NanoCap.Bot.Chat.Telegram;

/// <summary>A chat, and a topic of it where it has some; written <c>-1002100000001/7</c>.</summary>
internal readonly record struct TelegramAddress(long Chat, long? Topic)
{
    public static TelegramAddress? Find(string text)
    {
        var parts = text.Split('/');
        return parts.Length <= 2
            && long.TryParse(parts[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var chat)
            && chat != 0
            ? parts.Length == 1 ? new(chat, null)
                : long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var topic) && topic > 0
                    ? new(chat, topic) : null
            : null;
    }

    /// <exception cref="FormatException">The text is no address.</exception>
    public static TelegramAddress Of(string text) => Find(text) ?? throw new FormatException(
        $"Expected a chat such as -1002100000001 or -1002100000001/7, found '{text}'.");

    /// <summary>Where a message stands. Threads of replies have numbers too; only a forum's are topics.</summary>
    public static TelegramAddress Of(TelegramWire.Message message) =>
        new(message.Chat.Id, message.Chat.IsForum == true ? message.MessageThreadId : null);

    public override string ToString() => Topic is { } topic
        ? string.Create(CultureInfo.InvariantCulture, $"{Chat}/{topic}")
        : Chat.ToString(CultureInfo.InvariantCulture);
}
