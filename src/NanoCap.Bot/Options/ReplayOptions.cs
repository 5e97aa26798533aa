using System.ComponentModel.DataAnnotations;

namespace NanoCap.Bot.Options;

internal sealed record ReplayOptions
{
    /// <summary>The first session whose close is scanned; null for the source's own choice.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Seconds a session takes; 0 waits for /next.</summary>
    [Range(0, 86_400)]
    public int PaceSeconds { get; init; }
}
