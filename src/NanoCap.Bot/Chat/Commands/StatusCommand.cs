using NanoCap.Bot.Chat.Cards;

namespace NanoCap.Bot.Chat.Commands;

internal sealed class StatusCommand(CommandPorts ports) : ICommand
{
    public CommandSpec Spec { get; } = new("status", "", "/status",
        "mode, account, breakers, books, what is open and what comes next", CommandGroup.Look)
    {
        NeedsNoDesk = true,
        Aliases = ["s"],
        MostWords = 0,
    };

    public Task<CommandAnswer> AnswerAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var state = ports.Desk.State;
        var halted = ports.Desk.HaltedBecause;
        return Task.FromResult(new CommandAnswer(
            halted is null ? AnswerKind.Done : AnswerKind.Halted,
            [StatusCard.Of(state, halted, call.Now, ports.Setting)],
            CommandData.Of(state, halted, call.Now)));
    }
}
