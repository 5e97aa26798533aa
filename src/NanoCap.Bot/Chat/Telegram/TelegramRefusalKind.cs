namespace NanoCap.Bot.Chat.Telegram;

/// <summary>Why a call was refused, as far as something follows from it.</summary>
internal enum TelegramRefusalKind
{
    /// <summary>None of the others.</summary>
    Other,

    ChatNotFound,

    /// <summary>It was deleted, or belongs to another chat: send a new one.</summary>
    MessageNotFound,

    /// <summary>It is too old or not the bot's: send a new one.</summary>
    MessageFixed,

    TopicNotFound,

    /// <summary>The tap waited too long; what it asked for can be done all the same.</summary>
    QueryTooOld,

    TooLong,

    Empty,

    CannotParse,

    /// <summary>The bot lacks a right in the chat.</summary>
    NoRight,
}
