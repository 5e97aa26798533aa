namespace NanoCap.Bot.Chat.Cards;

/// <summary>Something that waits for the owner.</summary>
/// <param name="Kind">Such as proposal or breaker.</param>
/// <param name="Type">What to type.</param>
internal sealed record OwnerTask(string Kind, string Text, string Type);
