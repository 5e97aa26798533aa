using NanoCap.Bot.Chat.Access;

namespace NanoCap.Bot.Chat.Commands;

/// <summary>A question whose answer does something.</summary>
/// <param name="Prompt">One line that says what will be done and how to answer.</param>
/// <param name="Word">What must be typed.</param>
/// <param name="AtOnce">How a channel that cannot ask says the same in one line.</param>
/// <param name="Confirmed">Does it.</param>
internal sealed record Question(
    string Prompt, string Word, string AtOnce, Func<CancellationToken, Task<CommandAnswer>> Confirmed)
{
    public const string Yes = "yes";

    /// <summary>Where a code is asked for: does it if the code is right. Null for other questions.</summary>
    public Func<string, CancellationToken, Task<CommandAnswer>>? WithCode { get; init; }

    /// <summary>Yes may be short; a word of its own must be typed exactly, because people type "exit" to leave.
    /// </summary>
    public bool IsAnsweredBy(string text) => WithCode is not null ? CodeGate.IsCode(text) : Word == Yes
        ? text.Equals("yes", StringComparison.OrdinalIgnoreCase) || text.Equals("y", StringComparison.OrdinalIgnoreCase)
        : text.Equals(Word, StringComparison.Ordinal);

    public static bool IsNo(string text) =>
        text.Equals("no", StringComparison.OrdinalIgnoreCase) || text.Equals("n", StringComparison.OrdinalIgnoreCase);
}
