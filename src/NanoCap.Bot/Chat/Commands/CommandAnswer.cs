using NanoCap.Bot.Chat.Cards;

namespace NanoCap.Bot.Chat.Commands;

/// <summary>What a command says, for people and, where it has data, for programs.</summary>
internal sealed record CommandAnswer(AnswerKind Kind, IReadOnlyList<Card> Cards, object? Data = null)
{
    public Question? Question { get; init; }

    public static CommandAnswer Done(Card card, object? data = null) => new(AnswerKind.Done, [card], data);

    public static CommandAnswer Done(IReadOnlyList<Card> cards, object? data = null) =>
        new(AnswerKind.Done, cards, data);

    public static CommandAnswer Refused(string text, params Card[] cards) =>
        new(AnswerKind.Refused, [Card.Line(text, Severity.Warning), .. cards], new { refused = text });

    public static CommandAnswer Misunderstood(string text) =>
        new(AnswerKind.Misunderstood, [Card.Line(text, Severity.Warning)], new { misunderstood = text });

    public static CommandAnswer Failed(string text) =>
        new(AnswerKind.Failed, [Card.Line(text, Severity.Critical)], new { failed = text });

    /// <summary>The answer of every command while nothing is known of the desk.</summary>
    public static CommandAnswer Halted(CommandSpec spec, string reason) => new(
        AnswerKind.Halted,
        [
            Card.Line($"/{spec.Name} was not carried out: the desk is halted and nothing is known.", Severity.Critical),
            HaltedCard.Of(reason),
        ],
        new { Halted = reason });

    public static CommandAnswer Ask(Question question, Card? card = null, object? data = null) =>
        new(AnswerKind.Asked, card is null ? [] : [card], data ?? new { question = question.Prompt })
        {
            Question = question,
        };
}
