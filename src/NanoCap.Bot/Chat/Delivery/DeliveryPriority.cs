namespace NanoCap.Bot.Chat.Delivery;

/// <summary>What goes first when not everything may go at once.</summary>
internal enum DeliveryPriority
{
    /// <summary>EXIT and critical alerts.</summary>
    Critical,

    /// <summary>Whoever asked waits for it.</summary>
    Answer,

    Normal,

    /// <summary>Edits that only refresh.</summary>
    Background,
}
