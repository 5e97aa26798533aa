using NanoCap.Bot.Chat.Cards;
using NanoCap.Bot.Chat.Pictures;

namespace NanoCap.Bot.Chat.Commands;

internal sealed class PositionsCommand(CommandPorts ports) : ICommand
{
    public CommandSpec Spec { get; } = new("positions", "[SYMBOL]", "/positions",
        "what is held, with stop, target, age and result", CommandGroup.Look)
    {
        Aliases = ["p", "position"],
    };

    public Task<CommandAnswer> AnswerAsync(CommandCall call, CancellationToken cancellationToken) =>
        Task.FromResult(Answer(call));

    private CommandAnswer Answer(CommandCall call)
    {
        var state = ports.Desk.State;
        if (call.Words.Count == 0)
        {
            return CommandAnswer.Done(PositionsCard.Of(state, ports.Setting) with
            {
                Picture = AllocationPicture.Of(state, "latest marks"),
            },
            new
            {
                Positions = state.Positions.Values.Select(position => CommandData.Of(state, position)),
            });
        }

        if (!call.Words.TrySymbol(0, out var symbol, out var problem))
        {
            return call.Misunderstood(problem);
        }

        return state.Positions.TryGetValue(symbol, out var held)
            ? CommandAnswer.Done(PositionsCard.Of(state, held, ports.Setting), CommandData.Of(state, held))
            : CommandAnswer.Refused($"{symbol} is not held.");
    }
}
