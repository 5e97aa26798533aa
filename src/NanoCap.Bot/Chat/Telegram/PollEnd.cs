namespace NanoCap.Bot.Chat.Telegram;

/// <summary>Why polling ended by itself.</summary>
/// <param name="Kind">What follows from it.</param>
/// <param name="Words">For a person.</param>
internal sealed record PollEnd(PollEndKind Kind, string Words);
