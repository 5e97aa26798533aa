using NanoCap.Bot.Chat.Cards;
using NanoCap.Trading.Desk;

namespace NanoCap.Bot.Chat.Commands;

internal sealed class RejectCommand(CommandPorts ports) : ICommand
{
    public CommandSpec Spec { get; } = new("reject", "N [reason]", "/reject 12 spread too wide",
        "says no to a proposal, or takes an approval back before it is sent", CommandGroup.Decide)
    {
        Role = Role.Trader,
        IsSafeRead = false,
        ReducesRisk = true,
        MostWords = int.MaxValue - 1,
    };

    public async Task<CommandAnswer> AnswerAsync(CommandCall call, CancellationToken cancellationToken)
    {
        if (!call.Words.TryNumber(0, "the number of a proposal", out var number, out var problem))
        {
            return call.Misunderstood(problem);
        }

        if (ports.Desk.State.Rebalances.ContainsKey(number))
        {
            return await RebalanceDecisions.RejectAsync(
                ports, new DeskInput.Reject(number, call.Words.Rest(1), call.By, call.Now), cancellationToken);
        }

        if (ports.Desk.State.SaleProposals.ContainsKey(number))
        {
            return await SaleDecisions.RejectAsync(
                ports, new DeskInput.Reject(number, call.Words.Rest(1), call.By, call.Now), cancellationToken);
        }

        if (ports.Desk.State.Ramp.Proposals.ContainsKey(number))
        {
            return await RampDecisions.RejectAsync(
                ports, new DeskInput.Reject(number, call.Words.Rest(1), call.By, call.Now), cancellationToken);
        }

        if (!ports.Desk.State.Proposals.ContainsKey(number))
        {
            return CommandAnswer.Refused(ProposalNames.Missing(ports.Desk.State, number));
        }

        var input = new DeskInput.Reject(number, call.Words.Rest(1), call.By, call.Now);
        var outcome = await ports.Desk.PostAsync(input, cancellationToken);
        var proposal = outcome.After.Proposals[number];
        foreach (var happened in outcome.Events)
        {
            var text = happened switch
            {
                DeskEvent.ProposalRejected => $"Rejected {number}: {proposal.Terms.Symbol}.",
                DeskEvent.ProposalWithdrawn => $"Withdrawn {number}: {proposal.Terms.Symbol} is not bought.",
                _ => null,
            };
            if (text is not null)
            {
                return CommandAnswer.Done(Card.Line(text, Severity.Good), CommandData.Of(outcome.After, proposal));
            }
        }

        return CommandAnswer.Refused(Refusals.Find(outcome) is { } refusal
            ? $"Proposal {number} was not rejected: {refusal}"
            : $"Proposal {number} stays as it was.");
    }
}
