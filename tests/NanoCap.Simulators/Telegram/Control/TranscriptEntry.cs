namespace NanoCap.Simulators.Telegram.Control;

/// <summary>Something that was seen in a chat.</summary>
/// <param name="At">When, by Telegram's time.</param>
/// <param name="Chat">Where.</param>
/// <param name="ChatName">The chat's name.</param>
/// <param name="Message">The message's number; null for what is no message.</param>
/// <param name="What">Such as <c>the bot wrote</c>.</param>
/// <param name="Text">What a person sees.</param>
/// <param name="Buttons">The labels below it, row by row.</param>
public sealed record TranscriptEntry(
    DateTimeOffset At, long Chat, string ChatName, long? Message, string What, string Text,
    IReadOnlyList<IReadOnlyList<string>> Buttons);
