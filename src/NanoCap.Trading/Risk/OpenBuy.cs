using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;

namespace NanoCap.Trading.Risk;

/// <summary>Money that is spoken for: an open entry order, or an approved proposal that has no order yet.</summary>
/// <param name="Symbol">The ticker.</param>
/// <param name="Value">Shares that may still fill times their limit, US dollars.</param>
/// <param name="Reserved">The value with the assumed cost of the side, US dollars.</param>
internal readonly record struct OpenBuy(Symbol Symbol, Usd Value, Usd Reserved)
{
    // Every proposal there ever was is in a state and few are approved, so these are looked for once a state.
    private static readonly ConditionalWeakTable<ImmutableSortedDictionary<int, Proposal>, Proposal[]> Approved = [];

    private static readonly ConditionalWeakTable<ImmutableSortedDictionary<int, Proposal>, Proposal[]>
        .CreateValueCallback FindApproved = ApprovedOf;

    /// <summary>All of them, orders first.</summary>
    /// <param name="desk">The state.</param>
    /// <param name="market">Tells the spread.</param>
    /// <param name="profile">Tells the cost a side.</param>
    public static OpenBuy[] In(DeskState desk, MarketView market, RiskProfile profile)
    {
        var found = new PooledList<OpenBuy>(desk.OpenOrderIds.Count);
        Collect(ref found, desk, market, profile, null, null);
        OpenBuy[] all = [.. found.Items];
        found.Dispose();
        return all;
    }

    /// <summary>Adds all of them, orders first.</summary>
    /// <param name="into">What they are added to.</param>
    /// <param name="desk">The state.</param>
    /// <param name="market">Tells the spread.</param>
    /// <param name="profile">Tells the cost a side.</param>
    /// <param name="exceptProposal">A proposal that must not count against itself.</param>
    /// <param name="exceptSymbol">Of its orders only those in this symbol; the other legs of a rebalance
    /// count.</param>
    public static void Collect(
        ref PooledList<OpenBuy> into, DeskState desk, MarketView market, RiskProfile profile, int? exceptProposal,
        Symbol? exceptSymbol)
    {
        foreach (var id in desk.OpenOrderIds)
        {
            var order = desk.Orders[id];
            var isOwn = exceptProposal is not null && order.ProposalNumber == exceptProposal
                && (exceptSymbol is null || order.Symbol == exceptSymbol);
            if (order.Request is { Side: Side.Buy, LimitPrice: { } limit } && !isOwn && !order.Remaining.IsZero)
            {
                into.Add(Of(order.Symbol, limit * order.Remaining, market, profile));
            }
        }

        foreach (var proposal in Approved.GetValue(desk.Proposals, FindApproved))
        {
            if (proposal.Number != exceptProposal && !WaitsForSale(desk, proposal))
            {
                var terms = proposal.Terms;
                var value = terms.Limit * (proposal.ApprovedQuantity ?? terms.Quantity);
                into.Add(Of(terms.Symbol, value, market, profile));
            }
        }
    }

    private static Proposal[] ApprovedOf(ImmutableSortedDictionary<int, Proposal> proposals) =>
        [.. proposals.Values.Where(proposal => proposal.Status == ProposalStatus.Approved)];

    private static OpenBuy Of(Symbol symbol, Usd value, MarketView market, RiskProfile profile)
    {
        var cost = AssumedCost.PerSide(profile, market.Find(symbol)?.MedianDollarVolume ?? double.NaN);
        return new OpenBuy(symbol, value, value + value * cost);
    }

    /// <summary>What waits for a sale is paid for and given its place by that sale, and reviewed when it has sold.
    /// </summary>
    private static bool WaitsForSale(DeskState desk, Proposal proposal) =>
        proposal.Terms.AfterSale is { } sale && desk.SaleProposals.GetValueOrDefault(sale) is { IsPending: true };
}
