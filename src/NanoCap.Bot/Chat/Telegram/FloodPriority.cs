namespace NanoCap.Bot.Chat.Telegram;

/// <summary>What goes first when not everything may go.</summary>
internal enum FloodPriority
{
    /// <summary>EXIT and critical alerts: takes what is kept from the others.</summary>
    Critical,

    /// <summary>Answers and cards.</summary>
    Normal,

    /// <summary>What may wait: edits that only refresh.</summary>
    Background,
}
