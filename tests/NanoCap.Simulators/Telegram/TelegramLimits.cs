namespace NanoCap.Simulators.Telegram;

/// <summary>How many messages and edits are taken; null takes all.</summary>
/// <param name="ChatPerSecond">In one chat.</param>
/// <param name="GroupPerMinute">In one group.</param>
/// <param name="AllPerSecond">In all chats together.</param>
public sealed record TelegramLimits(int? ChatPerSecond, int? GroupPerMinute, int? AllPerSecond)
{
    public static TelegramLimits None { get; } = new(null, null, null);

    /// <summary>What Telegram says of itself, without leniency.</summary>
    public static TelegramLimits Usual { get; } = new(1, 20, 30);
}
