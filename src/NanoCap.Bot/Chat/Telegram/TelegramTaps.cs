using System.Globalization;
using NanoCap.Bot.Chat.Buttons;
using NanoCap.Bot.Chat.Delivery;

namespace NanoCap.Bot.Chat.Telegram;

/// <summary>Taps on buttons. Each is answered, and what it did is in the journal before anybody is told.</summary>
internal sealed partial class TelegramTaps(
    TelegramClient client,
    DeliveryBook book,
    TelegramAnswers answers,
    TimeProvider time,
    ILogger<TelegramTaps> logger,
    IButtonDesk? buttons = null)
{
    private const int LongestWords = 200;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <returns>What is said in the chat beside the words at the button.</returns>
    public async Task<IReadOnlyList<WantedMessage>> AnswerAsync(
        TelegramWire.CallbackQuery query, TelegramRoom room, string key, CancellationToken cancellationToken)
    {
        if (query.Data is not { Length: > 0 } token || buttons is null)
        {
            await ShowAsync(query, "This button does nothing.", isAlert: true, cancellationToken);
            return [];
        }

        var message = query.Message!.MessageId.ToString(CultureInfo.InvariantCulture);
        var row = book.FindShown(room.Chat, message);
        var place = new ButtonPlace(room.By.Channel, room.Chat, row is null ? "" : ButtonIssue.NameOf(row));
        var tapping = buttons.TapAsync(token, room.By, room.Role, place, cancellationToken);
        var isLate = await IsLateAsync(tapping, cancellationToken);
        if (isLate)
        {
            await ShowAsync(query, "Working on it.", isAlert: false, cancellationToken);
        }

        var answer = await tapping;
        var isWell = answer.Outcome is TapOutcome.Done or TapOutcome.Asks;
        var wasShown = isLate || await ShowAsync(query, answer.Words, !isWell, cancellationToken);
        var below = row is null ? [] : ButtonIssue.In(row);
        var isAnswered = row is null
            ? answer.Outcome == TapOutcome.Done
            : answer.Outcome != TapOutcome.Asks && below.Any(button => button.Label == TelegramAnswers.NoLabel);
        if (isAnswered)
        {
            await RemoveButtonsAsync(query.Message!, cancellationToken);
        }

        var said = SayOf(answer, row, below.FirstOrDefault(button => button.Token == token), wasShown, key).ToList();
        if (said.Count == 0 && (isLate || !wasShown) && room.Role > Commands.Role.Stranger)
        {
            said.Add(answers.Line(key, answer.Words));
        }

        return said;
    }

    private IEnumerable<WantedMessage> SayOf(
        TapAnswer answer, DeliveryRow? row, PlacedButton? pressed, bool wasShown, string key)
    {
        if (answer.Answer is not { } said || (answer.Outcome == TapOutcome.Done && pressed is { IsDecision: true })
            || (wasShown && said is { Question: null, Cards: [{ IsOneLine: true } only] }
                && only.Title == answer.Words))
        {
            // The card itself shows what came of a decision.
            return [];
        }

        return pressed is { Label: TelegramAnswers.RefreshLabel }
            ? answers.Of(row!.Key, said, pressed.Action).Select(message => message with { Stamp = key })
            : answers.Of(key, said);
    }

    private async Task<bool> IsLateAsync(Task tapping, CancellationToken cancellationToken)
    {
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var isLate = await Task.WhenAny(tapping, Task.Delay(Patience, time, waiting.Token)) != tapping;
        await waiting.CancelAsync();
        return isLate;
    }

    /// <summary>A question that was answered, or a copy of a message whose answer got lost.</summary>
    private async Task RemoveButtonsAsync(TelegramWire.Message message, CancellationToken cancellationToken)
    {
        var answer = await client.EditKeyboardAsync(
            new TelegramBodies.EditKeyboard(message.Chat.Id, message.MessageId), FloodPriority.Background,
            cancellationToken);
        if (answer is not (TelegramAnswer<TelegramWire.Message>.Done
            or TelegramAnswer<TelegramWire.Message>.NotModified))
        {
            LogKept(logger, answer.Describe());
        }
    }

    private async Task<bool> ShowAsync(
        TelegramWire.CallbackQuery query, string words, bool isAlert, CancellationToken cancellationToken)
    {
        var answer = await client.AnswerCallbackAsync(
            new TelegramBodies.AnswerCallback(query.Id ?? "")
            {
                Text = words.Length <= LongestWords ? words : words[..(LongestWords - 1)] + "…",
                ShowAlert = isAlert ? true : null,
            },
            cancellationToken);
        return answer is TelegramAnswer<bool>.Done;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Buttons that did what they could stayed: {Why}")]
    private static partial void LogKept(ILogger logger, string why);
}
