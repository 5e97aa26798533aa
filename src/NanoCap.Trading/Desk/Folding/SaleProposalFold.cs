using NanoCap.Trading.Instruments;

namespace NanoCap.Trading.Desk.Folding;

/// <summary>What events do to proposals to sell.</summary>
internal static class SaleProposalFold
{
    /// <summary>The state after the event, or null when it is not about proposals to sell.</summary>
    public static DeskState? TryApply(DeskState state, DeskEvent happened) => happened switch
    {
        SaleProposalEvent.SaleProposalRaised raised => state with
        {
            SaleProposals = state.SaleProposals.SetItem(
                raised.Number, new SaleProposal(raised.Number, raised.Terms, ProposalStatus.Open, raised.At)),
        },
        SaleProposalEvent.SaleProposalApproved approved => Change(state, approved.Number, sale => sale with
        {
            Status = ProposalStatus.Approved,
            DecidedBy = approved.By,
            DecidedAt = approved.At,
            ApprovedQuantity = approved.Shares,
        }),
        SaleProposalEvent.SaleProposalRejected rejected => Change(state, rejected.Number, sale => sale with
        {
            Status = ProposalStatus.Rejected,
            DecidedBy = rejected.By,
            DecidedAt = rejected.At,
            Note = rejected.Reason,
        }),
        SaleProposalEvent.SaleProposalWithdrawn withdrawn => Change(state, withdrawn.Number, sale => sale with
        {
            Status = ProposalStatus.Withdrawn,
            IsSelling = false,
            DecidedBy = withdrawn.By,
            DecidedAt = withdrawn.At,
        }),
        SaleProposalEvent.SaleProposalExpired expired => Change(state, expired.Number, sale => sale with
        {
            Status = ProposalStatus.Expired,
            Note = expired.Reason,
        }),
        SaleProposalEvent.SaleProposalBegun begun => Change(state, begun.Number, sale => sale with
        {
            Status = ProposalStatus.Ordered,
            IsSelling = true,
            TradesBefore = state.Trades.Count,
        }),
        SaleProposalEvent.SaleProposalEnded ended => Change(state, ended.Number, sale => sale with
        {
            IsSelling = false,
            Result = ended.Result,
            Note = ended.Reason,
        }),
        SaleProposalEvent.SaleStopped stopped => Stop(state, stopped.Symbol),
        _ => null,
    };

    private static DeskState Stop(DeskState state, Symbol symbol) =>
        state.Positions.TryGetValue(symbol, out var position)
            ? state with
            {
                Positions = state.Positions.SetItem(symbol, position with
                {
                    Selling = null,
                    Keep = Quantity.Zero,
                }),
            }
            : state;

    private static DeskState Change(DeskState state, int number, Func<SaleProposal, SaleProposal> change) =>
        state with
        {
            SaleProposals = state.SaleProposals.SetItem(number, change(state.SaleProposals[number])),
        };
}
