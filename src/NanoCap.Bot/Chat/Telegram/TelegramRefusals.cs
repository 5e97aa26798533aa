namespace NanoCap.Bot.Chat.Telegram;

/// <summary>Reads Telegram's descriptions, which are the only thing that tells its refusals apart.</summary>
internal static class TelegramRefusals
{
    private static readonly (string Part, TelegramRefusalKind Kind)[] Parts =
    [
        ("chat not found", TelegramRefusalKind.ChatNotFound),
        ("message to edit not found", TelegramRefusalKind.MessageNotFound),
        ("message to delete not found", TelegramRefusalKind.MessageNotFound),
        ("message to pin not found", TelegramRefusalKind.MessageNotFound),
        ("MESSAGE_ID_INVALID", TelegramRefusalKind.MessageNotFound),
        ("message can't be edited", TelegramRefusalKind.MessageFixed),
        ("message can't be deleted", TelegramRefusalKind.MessageFixed),
        ("there is no text in the message to edit", TelegramRefusalKind.MessageFixed),
        ("there is no caption in the message to edit", TelegramRefusalKind.MessageFixed),
        ("message thread not found", TelegramRefusalKind.TopicNotFound),
        ("query is too old", TelegramRefusalKind.QueryTooOld),
        ("QUERY_ID_INVALID", TelegramRefusalKind.QueryTooOld),
        ("message is too long", TelegramRefusalKind.TooLong),
        ("caption is too long", TelegramRefusalKind.TooLong),
        ("MESSAGE_TOO_LONG", TelegramRefusalKind.TooLong),
        ("message text is empty", TelegramRefusalKind.Empty),
        ("can't parse entities", TelegramRefusalKind.CannotParse),
        ("not enough rights", TelegramRefusalKind.NoRight),
        ("have no rights", TelegramRefusalKind.NoRight),
        ("CHAT_ADMIN_REQUIRED", TelegramRefusalKind.NoRight),
    ];

    public static TelegramRefusalKind KindOf(string description) => Parts
        .Where(part => description.Contains(part.Part, StringComparison.OrdinalIgnoreCase))
        .Select(part => part.Kind)
        .FirstOrDefault();

    public static bool IsNotModified(string description) =>
        description.Contains("message is not modified", StringComparison.OrdinalIgnoreCase);
}
