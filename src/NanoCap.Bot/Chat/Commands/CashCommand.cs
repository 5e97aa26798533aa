using NanoCap.Bot.Chat.Cards;

namespace NanoCap.Bot.Chat.Commands;

internal sealed class CashCommand(CommandPorts ports) : ICommand
{
    public CommandSpec Spec { get; } = new("cash", "", "/cash",
        "what is spendable, what the signals want, what to sell or swap for it, whether to add funds",
        CommandGroup.Look)
    {
        MostWords = 0,
    };

    public Task<CommandAnswer> AnswerAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var state = ports.Desk.State;
        var demand = LatestScan.DemandOf(state, ports.Setting, call.Now);
        var advice = ports.CashAdvice(state, ports.Market.View, demand);
        if (LatestScan.IsCurrent(state.LastScan, ports.Setting, call.Now))
        {
            // A session has one swap at most: that of its scan.
            advice = advice with { Swap = state.LastScan!.Cash.Swap };
        }

        return Task.FromResult(CommandAnswer.Done(CashCard.Of(state, advice), CashData.Of(advice)));
    }
}
