using NanoCap.Bot.Chat.Cards;
using NanoCap.Bot.Chat.Delivery;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Desk.Alerts;

namespace NanoCap.Bot.Chat.Commands;

/// <summary>What was held back. Who has read it here is not told it again here.</summary>
internal sealed class InboxCommand(CommandPorts ports) : ICommand
{
    public CommandSpec Spec { get; } = new("inbox", "", "/inbox",
        "what was held back by quiet hours or a mute, shown nowhere, or not delivered", CommandGroup.Look)
    {
        MostWords = 0,
    };

    public async Task<CommandAnswer> AnswerAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var state = ports.Desk.State;
        var lines = ports.Alerts.Inbox(state.Alerts, call.By.Channel, call.Now);
        if (lines.Count > 0 && ports.Desk.HaltedBecause is null)
        {
            await ports.Desk.PostAsync(
                new AlertInput.Shown(call.By.Channel, [.. lines.SelectMany(line => line.Marks)], call.Now),
                cancellationToken);
        }

        var missed = ports.Undelivered?.Find() ?? [];
        var card = AlertsCard.Inbox(state, lines, ports.Setting.Calendar);
        return CommandAnswer.Done(
            missed.Count == 0 ? card : WithMissed(lines.Count == 0 ? [] : card.Blocks, state, missed),
            new
            {
                Undelivered = missed.Select(message => new
                {
                    message.Channel,
                    message.Chat,
                    message.Title,
                    message.Class,
                    message.At,
                    message.Why,
                }),
                Alerts = lines.Select(line => new { Alert = AlertsCommand.Data(line.Alert), line.Times, line.Until }),
                state.Alerts.LetGoUntold,
            });
    }

    private static Card WithMissed(
        IReadOnlyList<CardBlock> blocks, DeskState state, IReadOnlyList<UndeliveredMessage> missed) => new(
        $"Inbox: {Figures.Count(missed.Count, "message was", "messages were")} not delivered", Severity.Warning,
        [
            .. blocks,
            new CardBlock.List(
                [.. missed.Select(message => new Cell(message.Line, Tone.Warning))], "Not delivered"),
        ])
    {
        Banner = Banner.Of(state),
    };
}
