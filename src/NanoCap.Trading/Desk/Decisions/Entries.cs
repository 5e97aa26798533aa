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

        foreach (var order in OpenEntries(draft)
            .Where(order => order.WorksUntil is null || order.WorksUntil <= draft.At))
        {
            draft.End(order, "the entry window has ended");
        }
    }

    /// <summary>What is left of an entry goes a minute after its first fill, and when its time is over.</summary>
    public static void EndWhatIsOver(Draft draft)
    {
        foreach (var order in OpenEntries(draft).Where(order => order.EndsAt <= draft.At))
        {
            draft.End(order, order.WorksUntil <= draft.At
                ? "the entry window has ended"
                : "the rest did not fill with the first shares");
        }
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
