namespace NanoCap.Bot.Chat.Commands;

/// <summary>What a person may do; each includes the one before.</summary>
internal enum Role
{
    Stranger,
    Viewer,
    Trader,
    Admin,
}
