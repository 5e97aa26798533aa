using NanoCap.Bot.Chat.Cards;

namespace NanoCap.Bot.Chat.Commands;

internal sealed class ChecklistCommand(CommandPorts ports) : ICommand
{
    public CommandSpec Spec { get; } = new("checklist", "", "/checklist",
        "what waits for you, the most urgent first, and what to type", CommandGroup.Look)
    {
        MostWords = 0,
    };

    public Task<CommandAnswer> AnswerAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var state = ports.Desk.State;
        var tasks = OwnerTasks.Of(state);
        var card = tasks.Count == 0
            ? Card.Line("Nothing waits for you.", Severity.Good)
            : new Card($"{Figures.Count(tasks.Count, "thing waits", "things wait")} for you", Severity.Plain,
                [new CardBlock.List([.. tasks.Select(task => (Cell)$"{task.Text} {task.Type}")])])
            {
                Banner = Banner.Of(state),
            };
        return Task.FromResult(CommandAnswer.Done(card, new { Tasks = tasks }));
    }
}
