using NanoCap.Bot.Chat.Cards;
using NanoCap.Trading.Instruments;

namespace NanoCap.Bot.Chat.Commands;

internal sealed class CashCommand(CommandPorts ports) : ICommand
{
    public CommandSpec Spec { get; } = new("cash", "", "/cash",
        "what is spendable, what the open proposals want, what could be sold for it", CommandGroup.Look)
    {
        MostWords = 0,
    };

    public Task<CommandAnswer> AnswerAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var state = ports.Desk.State;
        var demand = new Usd(state.OpenProposals.Sum(proposal => proposal.Terms.Notional.Value));
        var advice = ports.CashAdvice(state, ports.Market.View, demand);
        return Task.FromResult(CommandAnswer.Done(CashCard.Of(state, advice), CommandData.Of(advice)));
    }
}
