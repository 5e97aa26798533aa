using NanoCap.Bot.Chat.Cards;

namespace NanoCap.Bot.Chat.Commands;

internal sealed class QuitCommand : ICommand
{
    public CommandSpec Spec { get; } = new("quit", "", "/quit",
        "leaves; positions, orders and approvals stay as they are", CommandGroup.About)
    {
        NeedsNoDesk = true,
        Aliases = ["q", "bye"],
        IsSafeRead = false,
        MostWords = 0,
    };

    public Task<CommandAnswer> AnswerAsync(CommandCall call, CancellationToken cancellationToken) =>
        Task.FromResult(new CommandAnswer(
            AnswerKind.Leaving, [Card.Line("Leaving; positions, orders and approvals stay as they are.")]));
}
