using NanoCap.Bot.Chat.Cards;
using NanoCap.Trading.Desk.Alerts;

namespace NanoCap.Bot.Chat.Commands;

/// <summary>What was held back. Who has read it here is not told it again here.</summary>
internal sealed class InboxCommand(CommandPorts ports) : ICommand
{
    public CommandSpec Spec { get; } = new("inbox", "", "/inbox",
        "alerts that quiet hours or a mute hold back, and those that were shown nowhere", CommandGroup.Look)
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

        return CommandAnswer.Done(
            AlertsCard.Inbox(state, lines, ports.Setting.Calendar),
            new
            {
                Alerts = lines.Select(line => new { Alert = AlertsCommand.Data(line.Alert), line.Times, line.Until }),
                state.Alerts.LetGoUntold,
            });
    }
}
