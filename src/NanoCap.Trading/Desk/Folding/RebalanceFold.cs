namespace NanoCap.Trading.Desk.Folding;

/// <summary>What events do to rebalances.</summary>
internal static class RebalanceFold
{
    /// <summary>The state after the event, or null when it is not about rebalances.</summary>
    public static DeskState? TryApply(DeskState state, DeskEvent happened) => happened switch
    {
        DeskEvent.RebalanceRaised raised => state with
        {
            Rebalances = state.Rebalances.SetItem(
                raised.Number, new Rebalance(raised.Number, raised.Terms, ProposalStatus.Open, raised.At)),
        },
        DeskEvent.RebalanceApproved approved => Change(state, approved.Number, rebalance => rebalance with
        {
            Status = ProposalStatus.Approved,
            DecidedBy = approved.By,
            DecidedAt = approved.At,
        }),
        FirstApprovalEvent.FirstApprovalGiven first => Change(state, first.Number, rebalance => rebalance with
        {
            FirstYes = new FirstApproval(first.By, first.Person, first.Shares, first.At),
        }),
        DeskEvent.RebalanceRejected rejected => Change(state, rejected.Number, rebalance => rebalance with
        {
            Status = rebalance.Status == ProposalStatus.Approved ? ProposalStatus.Withdrawn : ProposalStatus.Rejected,
            FirstYes = null,
            DecidedBy = rejected.By,
            DecidedAt = rejected.At,
            Note = rejected.Reason,
        }),
        DeskEvent.RebalanceExpired expired => Change(state, expired.Number, rebalance => rebalance with
        {
            Status = ProposalStatus.Expired,
            FirstYes = null,
            Note = rebalance.Status == ProposalStatus.Approved ? "approved, but not sent in time" : "nobody decided",
        }),
        DeskEvent.RebalanceStarted started => Change(state, started.Number, rebalance => rebalance with
        {
            Status = ProposalStatus.Ordered,
            IsSelling = true,
            Prices = started.Prices,
        }),
        DeskEvent.RebalanceBought bought => Change(state, bought.Number, rebalance => rebalance with
        {
            IsSelling = false,
            Note = string.Join(" ", bought.Findings.Select(finding => finding.Text)),
        }),
        _ => null,
    };

    private static DeskState Change(DeskState state, int number, Func<Rebalance, Rebalance> change) =>
        state with { Rebalances = state.Rebalances.SetItem(number, change(state.Rebalances[number])) };
}
