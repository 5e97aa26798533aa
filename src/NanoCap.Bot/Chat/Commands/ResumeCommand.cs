using NanoCap.Bot.Chat.Cards;
using NanoCap.Trading.Desk;

namespace NanoCap.Bot.Chat.Commands;

internal sealed class ResumeCommand(CommandPorts ports) : ICommand
{
    public CommandSpec Spec { get; } = new("resume", "", "/resume",
        "allows entries again; clears breakers and starts their baselines anew", CommandGroup.Desk)
    {
        Role = Role.Trader,
        IsSafeRead = false,
        AsksToConfirm = true,
        MostWords = 0,
    };

    public Task<CommandAnswer> AnswerAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var state = ports.Desk.State;
        if (!state.Breakers.IsEmpty && call.Role < Role.Admin)
        {
            return Task.FromResult(CommandAnswer.Refused(
                $"After a breaker /resume needs the role {Role.Admin}, yours is {call.Role}."));
        }

        if (state.Mode == DeskMode.Active && state.Breakers.IsEmpty)
        {
            return Task.FromResult(CommandAnswer.Refused("Entries are on already."));
        }

        var cleared = state.Breakers.IsEmpty ? "" : string.Join(" and ", state.Breakers.Select(breaker =>
            $"{breaker.Key} at {Figures.Percent(breaker.Value)}")) + " will be cleared. ";
        return Task.FromResult(CommandAnswer.Ask(new Question(
            $"Allow entries again? {cleared}The baselines of day loss and drawdown become "
                + $"{Figures.Money(state.Equity)}. Type yes or no.",
            Question.Yes,
            "resume --yes",
            token => ResumeAsync(call, token))));
    }

    private async Task<CommandAnswer> ResumeAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var outcome = await ports.Desk.PostAsync(new DeskInput.Resume(call.By, call.Now), cancellationToken);
        if (Refusals.Find(outcome) is { } refusal)
        {
            return CommandAnswer.Refused($"Entries stay off: {refusal}");
        }

        var resumed = outcome.Events.OfType<DeskEvent.EntriesResumed>().FirstOrDefault();
        return resumed is null
            ? CommandAnswer.Refused("Nothing changed.")
            : CommandAnswer.Done(
                Card.Line($"Entries are on; the baseline is {Figures.Money(resumed.Baseline)}.", Severity.Good),
                new { outcome.After.Mode, Baseline = resumed.Baseline.Value });
    }
}
