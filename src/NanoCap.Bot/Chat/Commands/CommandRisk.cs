namespace NanoCap.Bot.Chat.Commands;

/// <summary>That a command can raise risk.</summary>
/// <param name="Name">As <c>Access:RequireCode</c> names it.</param>
/// <param name="IsRaisedBy">Whether these words would raise it.</param>
internal sealed record CommandRisk(string Name, Func<CommandWords, bool> IsRaisedBy);
