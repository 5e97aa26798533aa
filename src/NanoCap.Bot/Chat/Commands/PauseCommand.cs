using NanoCap.Bot.Chat.Cards;
using NanoCap.Trading.Desk;

namespace NanoCap.Bot.Chat.Commands;

internal sealed class PauseCommand(CommandPorts ports) : ICommand
{
    public CommandSpec Spec { get; } = new("pause", "", "/pause",
        "no new entries until /resume; protection and exits go on", CommandGroup.Desk)
    {
        Role = Role.Trader,
        IsSafeRead = false,
        ReducesRisk = true,
        MostWords = 0,
    };

    public async Task<CommandAnswer> AnswerAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var outcome = await ports.Desk.PostAsync(new DeskInput.Pause(call.By, call.Now), cancellationToken);
        return Refusals.Find(outcome) is { } refusal
            ? CommandAnswer.Refused($"Entries were not paused: {refusal}")
            : CommandAnswer.Done(
                Card.Line(
                    "Entries are off until /resume; protection and exits go on.", Severity.Warning),
                new { outcome.After.Mode });
    }
}
