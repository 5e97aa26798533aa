namespace NanoCap.Bot.Chat.Delivery;

/// <summary>A message that no state leads to, such as an answer, kept until it is delivered.</summary>
internal sealed class OutboxRow
{
    public long Id { get; init; }

    public required string Channel { get; init; }

    public required string Chat { get; init; }

    public required string Key { get; init; }

    /// <summary>The message as JSON.</summary>
    public required string Message { get; init; }

    public DateTimeOffset At { get; init; }
}
