using System.Globalization;
using NanoCap.Bot.Chat.Cards;
using NanoCap.Bot.Chat.Commands;
using NanoCap.Bot.Chat.Delivery;

namespace NanoCap.Bot.Chat.Telegram;

/// <summary>A command's answer as messages, with buttons for what a person says next.</summary>
internal sealed class TelegramAnswers(ICardSender sender, TimeProvider clock)
{
    public const string RefreshLabel = "Refresh";
    public const string NoLabel = "No";
    private static readonly TimeSpan ButtonLife = TimeSpan.FromDays(7);
    private static readonly TimeSpan QuestionLife = TimeSpan.FromMinutes(2);
    private static readonly string[] Refreshed = ["status", "positions", "orders", "cash", "alerts"];

    /// <param name="key">The first message's; the others count on.</param>
    /// <param name="answer">What is said.</param>
    /// <param name="line">What was asked; with a button to ask it again where that makes sense.</param>
    public IEnumerable<WantedMessage> Of(string key, CommandAnswer answer, string? line = null)
    {
        var place = 0;
        foreach (var card in answer.Cards)
        {
            var again = place == 0 && answer.Cards.Count == 1 && line is not null && IsRefreshed(line)
                ? new[] { new CardButton(RefreshLabel, line) } : [];
            yield return Of(KeyOf(key, place++), card, [.. card.Buttons, .. again], ButtonLife);
        }

        if (answer.Question is { } question)
        {
            var isYes = question.Word == Question.Yes;
            yield return Of(
                KeyOf(key, place), Card.Line(question.Prompt, Severity.Warning),
                [
                    isYes ? new("Yes", Question.Yes) : new(question.Word, "/" + question.AtOnce),
                    new(NoLabel, "no"),
                ],
                QuestionLife);
        }
    }

    public WantedMessage Line(string key, string text, Severity severity = Severity.Plain) =>
        Of(key, Card.Line(text, severity), [], ButtonLife);

    private static string KeyOf(string key, int place) =>
        place == 0 ? key : string.Create(CultureInfo.InvariantCulture, $"{key}.{place}");

    private static bool IsRefreshed(string line) =>
        Refreshed.Contains(line.TrimStart('/').Split(' ')[0].ToLowerInvariant());

    private WantedMessage Of(string key, Card card, IReadOnlyList<CardButton> buttons, TimeSpan life)
    {
        ShownProposal? shown = card.Shows.Count == 1 ? card.Shows[0] : null;
        var until = clock.GetUtcNow() + life;
        return new WantedMessage(
            key, card.Title, sender.Write(card),
            [
                .. buttons.Select(button =>
                {
                    var decides = button.Action.StartsWith("/approve", StringComparison.Ordinal)
                        || button.Action.StartsWith("/reject", StringComparison.Ordinal) ? shown : null;
                    return new WantedButton(button.Label, button.Action, decides?.Number, decides?.Version, until);
                }),
            ],
            DeliveryPriority.Answer, DeliveryKind.Living)
        {
            Stamp = key,
        };
    }
}
