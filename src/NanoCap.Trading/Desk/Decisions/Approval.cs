using System.Globalization;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;
using NanoCap.Trading.Risk;

namespace NanoCap.Trading.Desk.Decisions;

/// <summary>A person's yes or no to a proposal. Silence means no.</summary>
internal static class Approval
{
    public static void Decide(Draft draft, DeskInput.Approve approve)
    {
        var what = string.Create(CultureInfo.InvariantCulture, $"approve {approve.Number}");
        if (FindOpen(draft, approve.Number, what, approve.By) is not { } proposal)
        {
            return;
        }

        if (approve.Version is { } version && version != proposal.Version)
        {
            draft.Refuse(
                what, "changed",
                $"it has changed since you saw it (version {version}, now {proposal.Version}); " +
                "look at the new card and decide again.",
                approve.By);
            return;
        }

        if (Submission.DenyIfSplit(draft, proposal))
        {
            draft.Refuse(
                what, "corporate-action",
                Submission.SplitFinding(draft.State, proposal.Terms.Symbol).Text, approve.By);
            return;
        }

        var shares = approve.Shares ?? proposal.Terms.Quantity;
        if (shares.IsZero || shares > proposal.Terms.Quantity)
        {
            draft.Refuse(
                what, "quantity",
                $"Expected 1 to {proposal.Terms.Quantity} shares, found {shares}.", approve.By);
            return;
        }

        var verdict = Submission.Review(draft, proposal, shares, approve.Market, ReviewStage.Tap);
        if (verdict.IsRefused || verdict.Quantity < shares)
        {
            if (AskingAgain.TryAsk(draft, proposal, verdict, approve, what))
            {
                return;
            }

            var reasons = verdict.Findings
                .Where(finding => finding.Effect is FindingEffect.Refuses or FindingEffect.Cuts)
                .Select(finding => finding.Text);
            draft.Refuse(what, "review", string.Join(" ", reasons), approve.By);
            return;
        }

        if (SecondPerson.IsAwaited(
            draft, new Usd((proposal.Terms.Limit * shares).Value), proposal.FirstYes, shares, approve))
        {
            return;
        }

        // Two people agree on what both have approved.
        shares = proposal.FirstYes?.Shares is { } first ? Quantity.Min(first, shares) : shares;
        draft.Add(new DeskEvent.ProposalApproved(proposal.Number, proposal.Version, shares, approve.By, draft.At));
        if (Submission.HasBegun(draft, proposal))
        {
            Submission.Send(draft, draft.State.Proposals[proposal.Number], approve.Market);
        }
    }

    public static void Decide(Draft draft, DeskInput.Reject reject)
    {
        var what = string.Create(CultureInfo.InvariantCulture, $"reject {reject.Number}");
        if (draft.State.Proposals.TryGetValue(reject.Number, out var approved)
            && approved.Status == ProposalStatus.Approved)
        {
            draft.Add(new DeskEvent.ProposalWithdrawn(reject.Number, reject.By, draft.At));
        }
        else if (approved is { Status: ProposalStatus.Ordered, OrderId: { } id }
            && draft.State.Orders[id] is { Status: OrderStatus.Ready } unsent)
        {
            // The broker has not looked at it yet, so that it still can be taken back.
            draft.End(unsent, $"withdrawn by {reject.By}");
            draft.Add(new DeskEvent.ProposalWithdrawn(reject.Number, reject.By, draft.At));
        }
        else if (FindOpen(draft, reject.Number, what, reject.By) is not null)
        {
            draft.Add(new DeskEvent.ProposalRejected(reject.Number, reject.Reason, reject.By, draft.At));
        }
    }

    private static Proposal? FindOpen(Draft draft, int number, string what, Actor by)
    {
        if (!draft.State.Proposals.TryGetValue(number, out var proposal))
        {
            var open = string.Join(", ", draft.State.OpenProposals.Select(other => other.Number));
            draft.Refuse(
                what, "not-found",
                $"There is no proposal {number}. {(open.Length == 0 ? "None is open." : $"Open are {open}.")}", by);
            return null;
        }

        if (proposal.Status == ProposalStatus.Open && proposal.Terms.ExpiresAt <= draft.At)
        {
            draft.Add(new DeskEvent.ProposalExpired(number, draft.At));
            draft.Refuse(what, "expired", "it has expired; nothing was bought.", by);
            return null;
        }

        if (proposal.Status == ProposalStatus.Open)
        {
            return proposal;
        }

        draft.Refuse(what, "decided", Decided(proposal), by);
        return null;
    }

    private static string Decided(Proposal proposal) => proposal.Status switch
    {
        ProposalStatus.Approved => $"it is already approved by {proposal.DecidedBy}.",
        ProposalStatus.Ordered => $"it was approved by {proposal.DecidedBy} and its order is out.",
        ProposalStatus.Rejected => $"it was rejected by {proposal.DecidedBy}.",
        ProposalStatus.Withdrawn => $"it was withdrawn by {proposal.DecidedBy}.",
        ProposalStatus.Denied => "it was refused by the review before sending.",
        _ => "it has expired; nothing was bought.",
    };
}
