namespace NanoCap.Bot.Chat.Delivery;

/// <summary>Something that was heard from a platform; it is handled once.</summary>
internal sealed class UpdateRow
{
    public required string Channel { get; init; }

    public long Id { get; init; }

    /// <summary>Whether it was handled to its end.</summary>
    public bool IsDone { get; set; }

    public DateTimeOffset At { get; init; }
}
