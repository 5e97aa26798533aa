using NanoCap.Trading.Orders;

namespace NanoCap.Trading.Desk.Decisions;

/// <summary>How entry orders and open proposals end.</summary>
internal static class Entries
{
    /// <summary>The first fills have had their time: what is left of filled entries goes, so that protection can come.
    /// </summary>
    public static void EndRemaindersOfFilled(Draft draft)
    {
        foreach (var order in OpenEntries(draft).Where(order => !order.Filled.IsZero))
        {
            draft.End(order, "the rest did not fill with the first shares");
        }
    }

    /// <summary>The entry window is over: proposals, approvals and entry orders end.</summary>
    public static void EndAll(Draft draft)
    {
        foreach (var proposal in draft.State.Proposals.Values.ToList())
        {
            if (proposal.Status is ProposalStatus.Open or ProposalStatus.Approved
                && proposal.Terms.ExpiresAt <= draft.At)
            {
                draft.Add(new DeskEvent.ProposalExpired(proposal.Number, draft.At));
            }
        }

        WithdrawWorking(draft, "the entry window has ended");
    }

    /// <summary>Ends every entry order that could still add exposure.</summary>
    public static void WithdrawWorking(Draft draft, string reason)
    {
        foreach (var order in OpenEntries(draft))
        {
            draft.End(order, reason);
        }
    }

    private static List<Order> OpenEntries(Draft draft) =>
        [.. draft.State.OpenOrders.Where(order => order.Purpose == OrderPurpose.Entry)];
}
