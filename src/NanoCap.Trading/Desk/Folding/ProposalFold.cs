namespace NanoCap.Trading.Desk.Folding;

/// <summary>What events do to proposals.</summary>
internal static class ProposalFold
{
    /// <summary>The state after the event, or null when it is not about proposals.</summary>
    public static DeskState? TryApply(DeskState state, DeskEvent happened) => happened switch
    {
        DeskEvent.ProposalRaised raised => state with
        {
            Proposals = state.Proposals.SetItem(
                raised.Number,
                new Proposal(raised.Number, raised.Version, raised.Terms, ProposalStatus.Open, raised.At)),
        },
        DeskEvent.ProposalApproved approved => Change(state, approved.Number, proposal => proposal with
        {
            Status = ProposalStatus.Approved,
            DecidedBy = approved.By,
            DecidedAt = approved.At,
            ApprovedQuantity = approved.Shares,
        }),
        FirstApprovalEvent.FirstApprovalGiven first when state.Proposals.ContainsKey(first.Number) => Change(
            state, first.Number, proposal => proposal with
            {
                FirstYes = new FirstApproval(first.By, first.Person, first.Shares, first.At),
            }),
        DeskEvent.ProposalRejected rejected => Change(state, rejected.Number, proposal => proposal with
        {
            Status = ProposalStatus.Rejected,
            FirstYes = null,
            DecidedBy = rejected.By,
            DecidedAt = rejected.At,
            Note = rejected.Reason,
        }),
        DeskEvent.ProposalWithdrawn withdrawn => Change(state, withdrawn.Number, proposal => proposal with
        {
            Status = ProposalStatus.Withdrawn,
            FirstYes = null,
            DecidedBy = withdrawn.By,
            DecidedAt = withdrawn.At,
        }),
        DeskEvent.ProposalExpired expired => Change(state, expired.Number, proposal => proposal with
        {
            Status = ProposalStatus.Expired,
            FirstYes = null,
            Note = expired.Reason
                ?? (proposal.Status == ProposalStatus.Approved ? "approved, but not sent in time" : "nobody decided"),
        }),
        DeskEvent.ProposalDenied denied => Change(state, denied.Number, proposal => proposal with
        {
            Status = ProposalStatus.Denied,
            FirstYes = null,
            Note = string.Join(" ", denied.Findings.Select(finding => finding.Text)),
        }),
        _ => null,
    };

    private static DeskState Change(DeskState state, int number, Func<Proposal, Proposal> change) =>
        state with { Proposals = state.Proposals.SetItem(number, change(state.Proposals[number])) };
}
