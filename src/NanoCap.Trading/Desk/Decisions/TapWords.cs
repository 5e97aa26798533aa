using System.Globalization;
using NanoCap.Trading.Desk.Buttons;
using NanoCap.Trading.Desk.GoingLive;

namespace NanoCap.Trading.Desk.Decisions;

/// <summary>What a decision by tap led to, for whoever tapped.</summary>
internal static class TapWords
{
    public static (ButtonOutcome, string) Of(DeskState state, int number, IEnumerable<DeskEvent> events)
    {
        var happened = events.ToList();
        if (happened.Select(one => Taken(state, number, one)).FirstOrDefault(words => words is not null) is { } done)
        {
            return (ButtonOutcome.Done, done);
        }

        var refusal = happened.OfType<DeskEvent.CommandRefused>().LastOrDefault();
        var outcome = refusal?.Code switch
        {
            "changed" => ButtonOutcome.Changed,
            "expired" => ButtonOutcome.Expired,
            "decided" => ButtonOutcome.DecidedBefore,
            SecondPerson.Code => ButtonOutcome.UsedBefore,
            _ => ButtonOutcome.Refused,
        };
        return (outcome, refusal is null ? "Nothing changed." : Text($"{number} was not decided: {refusal.Text}"));
    }

    private static string? Taken(DeskState state, int number, DeskEvent happened) => happened switch
    {
        FirstApprovalEvent.FirstApprovalGiven first when first.Number == number =>
            Text($"Your approval of {number} is noted; one more approval is needed by another person."),
        DeskEvent.ProposalApproved yes when yes.Number == number =>
            Text($"Approved {number}: buy {yes.Shares} {state.Proposals[number].Terms.Symbol}."),
        DeskEvent.ProposalRejected no when no.Number == number => Text($"Rejected {number}."),
        DeskEvent.ProposalWithdrawn back when back.Number == number => Text($"Withdrawn {number}; nothing is bought."),
        DeskEvent.RebalanceApproved yes when yes.Number == number => Text($"Approved {number}: the rebalance."),
        DeskEvent.RebalanceRejected no when no.Number == number => Text($"{number} is not carried out."),
        SaleProposalEvent.SaleProposalApproved yes when yes.Number == number =>
            Text($"Approved {number}: sell {state.SaleProposals[number].Terms.Symbol}."),
        SaleProposalEvent.SaleProposalRejected no when no.Number == number => Text($"Rejected {number}; it is kept."),
        SaleProposalEvent.SaleProposalWithdrawn no when no.Number == number =>
            Text($"Withdrawn {number}; it is kept."),
        RampEvent.RampStepApproved yes when yes.Number == number => Text($"Approved {number}: the next step."),
        RampEvent.RampStepRejected no when no.Number == number => Text($"Rejected {number}; the step stays."),
        _ => null,
    };

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
