using NanoCap.Bot.Chat.Cards;
using NanoCap.Trading.Desk;

namespace NanoCap.Bot.Chat.Commands;

internal sealed class HaltCommand(CommandPorts ports) : ICommand
{
    public CommandSpec Spec { get; } = new("halt", "", "/halt",
        "everything but exits off until /resume; approvals are taken back", CommandGroup.Desk)
    {
        Role = Role.Trader,
        IsSafeRead = false,
        ReducesRisk = true,
        MostWords = 0,
    };

    public async Task<CommandAnswer> AnswerAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var outcome = await ports.Desk.PostAsync(new DeskInput.Halt(call.By, call.Now), cancellationToken);
        if (Refusals.Find(outcome) is { } refusal)
        {
            return CommandAnswer.Refused($"The desk was not halted: {refusal}");
        }

        var withdrawn = outcome.Events.OfType<DeskEvent.ProposalWithdrawn>().Select(taken => taken.Number).ToList();
        var taken = withdrawn.Count == 0 ? "" : $" Taken back: {string.Join(", ", withdrawn)}.";
        return CommandAnswer.Done(
            Card.Line(
                $"Halted: everything but exits is off until /resume; stops and targets stay.{taken}",
                Severity.Warning),
            new { outcome.After.Mode, outcome.After.PausedBy, Withdrawn = withdrawn });
    }
}
