using NanoCap.Bot.Chat.Cards;
using NanoCap.Trading.Desk.Alerts;

namespace NanoCap.Bot.Chat.Commands;

internal sealed class AckCommand(CommandPorts ports) : ICommand
{
    public CommandSpec Spec { get; } = new("ack", "N or all", "/ack 3",
        "acknowledges an alert, so that it is not repeated", CommandGroup.Desk)
    {
        Role = Role.Trader,
        IsSafeRead = false,
    };

    public async Task<CommandAnswer> AnswerAsync(CommandCall call, CancellationToken cancellationToken)
    {
        int? number = null;
        if (!call.Words.Is(0, "all"))
        {
            if (!call.Words.TryNumber(0, "the number of an alert, or all", out var found, out var problem))
            {
                return call.Misunderstood(problem);
            }

            number = found;
        }

        var outcome = await ports.Desk.PostAsync(
            new AlertInput.Acknowledge(number, call.By, call.Now), cancellationToken);
        var known = outcome.Events.OfType<AlertEvent.AlertAcknowledged>().Select(known => known.Number).ToList();
        return known.Count > 0
            ? CommandAnswer.Done(
                Card.Line($"Acknowledged: {string.Join(", ", known)}.", Severity.Good), new { Acknowledged = known })
            : CommandAnswer.Refused(Refusals.Find(outcome) ?? "Every alert that stands is acknowledged already.");
    }
}
