using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;

namespace NanoCap.Trading.Risk;

/// <summary>Money that is spoken for: an open entry order, or an approved proposal that has no order yet.</summary>
/// <param name="Symbol">The ticker.</param>
/// <param name="Value">Shares that may still fill times their limit, US dollars.</param>
/// <param name="Reserved">The value with the assumed cost of the side, US dollars.</param>
internal sealed record OpenBuy(Symbol Symbol, Usd Value, Usd Reserved)
{
    /// <summary>All of them, orders first.</summary>
    /// <param name="desk">The state.</param>
    /// <param name="market">Tells the spread.</param>
    /// <param name="profile">Tells the cost a side.</param>
    /// <param name="exceptProposal">A proposal that must not count against itself.</param>
    /// <param name="exceptSymbol">Of its orders only those in this symbol; the other legs of a rebalance
    /// count.</param>
    public static IReadOnlyList<OpenBuy> In(
        DeskState desk, MarketView market, RiskProfile profile, int? exceptProposal = null, Symbol? exceptSymbol = null)
    {
        var buys = new List<OpenBuy>();
        foreach (var order in desk.OpenOrders)
        {
            var isOwn = exceptProposal is not null && order.ProposalNumber == exceptProposal
                && (exceptSymbol is null || order.Symbol == exceptSymbol);
            if (order.Request is { Side: Side.Buy, LimitPrice: { } limit } && !isOwn && !order.Remaining.IsZero)
            {
                Add(order.Symbol, limit * order.Remaining);
            }
        }

        foreach (var proposal in desk.Proposals.Values)
        {
            if (proposal.Status == ProposalStatus.Approved && proposal.Number != exceptProposal)
            {
                var terms = proposal.Terms;
                Add(terms.Symbol, terms.Limit * (proposal.ApprovedQuantity ?? terms.Quantity));
            }
        }

        return buys;

        void Add(Symbol symbol, Usd value)
        {
            var cost = AssumedCost.PerSide(profile, market.Find(symbol)?.MedianDollarVolume ?? double.NaN);
            buys.Add(new OpenBuy(symbol, value, value + value * cost));
        }
    }
}
