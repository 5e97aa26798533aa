using NanoCap.Trading.Orders;
using NanoCap.Trading.Portfolio;

namespace NanoCap.Trading.Desk.Decisions;

/// <summary>EXIT: entries off, cancel everything, see it cancelled, sell everything, end only when the broker's own
/// books are flat.</summary>
internal static class Exit
{
    private static readonly TimeSpan BetweenReads = TimeSpan.FromSeconds(30);

    public static void Begin(Draft draft, Actor by)
    {
        if (draft.State.ExitUnderWay is { } running)
        {
            draft.Refuse("exit", "exit-under-way", $"EXIT {running} is already under way.", by);
            return;
        }

        draft.Add(new DeskEvent.ExitBegan(
            Math.Max(draft.State.ExitCount, draft.State.BrokerIds.HighestExit) + 1, by, draft.At));
        SaleProposals.EndForExit(draft);
        LetGoOfDecisions(draft, by, "EXIT");
    }

    /// <summary>Ends every purchase that was asked and not sent yet.</summary>
    public static void LetGoOfDecisions(Draft draft, Actor by, string why)
    {
        foreach (var proposal in draft.State.Proposals.Values.ToList())
        {
            if (proposal.Status is ProposalStatus.Open)
            {
                draft.Add(new DeskEvent.ProposalExpired(proposal.Number, draft.At) { Reason = $"ended by {why}" });
            }
            else if (proposal.Status is ProposalStatus.Approved)
            {
                draft.Add(new DeskEvent.ProposalWithdrawn(proposal.Number, by, draft.At));
            }
        }

        foreach (var rebalance in draft.State.Rebalances.Values
            .Where(known => known.Status is ProposalStatus.Open or ProposalStatus.Approved).ToList())
        {
            draft.Add(new DeskEvent.RebalanceRejected(rebalance.Number, why, by, draft.At));
        }
    }

    /// <summary>Carries a running EXIT one step further, from whatever state it is in.</summary>
    /// <param name="draft">The decision in the making.</param>
    /// <param name="hasJustRead">Whether the broker's books were read for this decision, and did not end the
    /// EXIT.</param>
    public static void Follow(Draft draft, bool hasJustRead)
    {
        if (draft.State.ExitUnderWay is null)
        {
            return;
        }

        foreach (var order in draft.State.OpenOrders.Where(order => order.Purpose != OrderPurpose.Exit).ToList())
        {
            draft.End(order, "EXIT");
        }

        foreach (var position in draft.State.Positions.Values.Where(held => held.Selling is null || !held.Keep.IsZero)
            .ToList())
        {
            draft.Add(new DeskEvent.SaleBegan(position.Symbol, ExitReason.Flatten, Actor.Rule, draft.At));
        }

        Sales.Follow(draft);

        // Flat by our books is not flat: the broker is asked, and Reconciling ends the EXIT if it agrees.
        if (draft.State is { IsReconciled: true, Positions.Count: 0, OpenOrderIds.Count: 0 })
        {
            draft.Add(new DeskEvent.ReconciliationWanted(
                draft.At, hasJustRead ? draft.At + BetweenReads : null));
        }
    }
}
