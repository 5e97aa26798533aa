using NanoCap.Bot.Chat.Cards;
using NanoCap.Bot.Chat.Commands;

namespace NanoCap.Bot.Chat.Buttons;

/// <summary>Questions as buttons. A yes carries the nonce of its question, so that it cannot answer a later one.
/// </summary>
internal static class ButtonQuestions
{
    /// <summary>Leads an action that answers a question; no command has the name.</summary>
    public const string Confirm = "confirm ";
    public const string Cancel = "cancel-question ";

    /// <summary>How long a word that does something at once stays behind a button.</summary>
    public static readonly TimeSpan Lifetime = PendingQuestions.Lifetime;

    private static readonly (string Label, string Reason)[] Reasons =
    [
        ("Spread", "spread"), ("News", "news"), ("Size", "size"), ("Timing", "timing"), ("Other", "other"),
    ];

    public static Card WhyNot(int number) => Card.Line($"Why not {number}?") with
    {
        Buttons = [.. Reasons.Select(entry => new CardButton(entry.Label, $"/reject {number} {entry.Reason}"))],
    };

    /// <summary>A word in capitals says itself what it does, and works after a restart too; a yes means one question.
    /// </summary>
    public static Card Of(Question question, string nonce) => Card.Line(question.Prompt, Severity.Warning) with
    {
        Buttons = question.WithCode is not null ? [new("No", Cancel + nonce)]
            : question.Word == Question.Yes
            ? [new("Yes", Confirm + nonce), new("No", Cancel + nonce)]
            : [new(question.Word, "/" + question.AtOnce), new("No", Cancel + nonce)],
    };

    /// <summary>Whether a button answers a question: nobody may find it standing tomorrow.</summary>
    public static bool IsAnswer(string action) =>
        action.StartsWith(Confirm, StringComparison.Ordinal) || action.StartsWith(Cancel, StringComparison.Ordinal)
        || action.Split(' ').Contains("EXIT", StringComparer.Ordinal);
}
