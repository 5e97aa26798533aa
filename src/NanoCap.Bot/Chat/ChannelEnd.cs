namespace NanoCap.Bot.Chat;

internal enum ChannelEnd
{
    /// <summary>A person said that they leave, or their script has ended.</summary>
    Left,

    CalledBack,
}
