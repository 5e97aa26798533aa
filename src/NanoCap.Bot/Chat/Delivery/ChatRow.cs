namespace NanoCap.Bot.Chat.Delivery;

/// <summary>What was learned about a chat.</summary>
internal sealed class ChatRow
{
    public required string Channel { get; init; }

    /// <summary>As the settings name it.</summary>
    public required string Chat { get; init; }

    /// <summary>What the platform calls it now, after it moved; null while that is its name.</summary>
    public string? Address { get; set; }

    /// <summary>Why nothing can be delivered there; null while it can.</summary>
    public string? ShutBecause { get; set; }

    public DateTimeOffset At { get; set; }
}
