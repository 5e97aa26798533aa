using NanoCap.Bot.Chat.Cards;

namespace NanoCap.Bot.Chat.Commands;

internal sealed class TradesCommand(CommandPorts ports) : ICommand
{
    private const int Usual = 10;
    private const int Most = 100;

    public CommandSpec Spec { get; } = new("trades", "[n]", "/trades 20",
        "the latest closed trades with their results", CommandGroup.Look)
    {
        Aliases = ["t"],
    };

    public Task<CommandAnswer> AnswerAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var count = Usual;
        if (call.Words.Count > 0 && !call.Words.TryNumber(0, "a number of trades", out count, out var problem))
        {
            return Task.FromResult(call.Misunderstood(problem));
        }

        var state = ports.Desk.State;
        count = Math.Min(count, Most);
        return Task.FromResult(CommandAnswer.Done(TradesCard.Of(state, count), new
        {
            Trades = state.Trades.TakeLast(count).Reverse().Select(CommandData.Of),
        }));
    }
}
