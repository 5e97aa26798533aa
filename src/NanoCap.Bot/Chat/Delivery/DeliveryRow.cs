namespace NanoCap.Bot.Chat.Delivery;

/// <summary>What a chat shows under a key, as far as is known.</summary>
internal sealed class DeliveryRow
{
    public required string Channel { get; init; }

    /// <summary>As the settings name it; a chat that moved keeps its name.</summary>
    public required string Chat { get; init; }

    public required string Key { get; init; }

    public required string Title { get; set; }

    public DeliveryClass Class { get; set; }

    /// <summary>The platform's names of its pages, in order, with spaces between them.</summary>
    public string Messages { get; set; } = "";

    /// <summary>The hash of each page as it was shown, likewise.</summary>
    public string Pages { get; set; } = "";

    /// <summary>The hash of all of it.</summary>
    public string Shown { get; set; } = "";

    public string Stamp { get; set; } = "";

    /// <summary>How often it was sent anew; names the delivery that its buttons belong to.</summary>
    public int Copies { get; set; }

    /// <summary>Attempts since the last one that succeeded.</summary>
    public int Attempts { get; set; }

    public bool IsPinned { get; set; }

    /// <summary>The latest buttons with their tokens, as JSON.</summary>
    public string Buttons { get; set; } = "[]";

    /// <summary>Not to be tried before; null for at once.</summary>
    public DateTimeOffset? NextTry { get; set; }

    public DateTimeOffset At { get; set; }

    /// <summary>Why it was not delivered.</summary>
    public string? Why { get; set; }

    public IReadOnlyList<string> MessageList => Messages.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    public IReadOnlyList<string> PageList => Pages.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
