namespace NanoCap.Bot.Chat;

internal enum ChannelEnd
{
    /// <summary>A person said that they leave.</summary>
    Left,

    /// <summary>There is no more input, such as at the end of a pipe; the bot may go on without it.</summary>
    InputEnded,

    CalledBack,
}
