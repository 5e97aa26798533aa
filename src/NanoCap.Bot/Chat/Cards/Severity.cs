namespace NanoCap.Bot.Chat.Cards;

/// <summary>How much a message matters; critical ones break through quiet hours.</summary>
internal enum Severity
{
    Plain,
    Good,
    Warning,
    Critical,
}
