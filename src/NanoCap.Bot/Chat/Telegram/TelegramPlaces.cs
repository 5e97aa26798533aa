using NanoCap.Bot.Chat.Delivery;
using NanoCap.Bot.Options;

namespace NanoCap.Bot.Chat.Telegram;

/// <summary>The chats of the settings; where none is named, each person's own gets everything.</summary>
internal static class TelegramPlaces
{
    public static IReadOnlyList<ChatPlace> Of(TelegramOptions options) => options.Chats.Count == 0
        ? [.. options.Users.Keys.Select(user => new ChatPlace(user, ChatSubjects.All))]
        :
        [
            .. options.Chats.Select(chat =>
                new ChatPlace(chat.Key, ChatSubjectWords.Find(chat.Value) ?? ChatSubjects.None)),
        ];
}
