using NanoCap.Bot.Chat.Commands;

namespace NanoCap.Bot.Chat.Buttons;

/// <summary>The answer to a tap.</summary>
/// <param name="Outcome">What became of it.</param>
/// <param name="Words">For whoever tapped; at most 200 characters.</param>
/// <param name="Answer">What the command behind the button answered; null where none ran.</param>
internal sealed record TapAnswer(TapOutcome Outcome, string Words, CommandAnswer? Answer);
