using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;

namespace NanoCap.Trading.Risk;

/// <summary>An order before it exists: what a review judges.</summary>
/// <param name="Symbol">The ticker.</param>
/// <param name="Side">Buy adds exposure, sell reduces it.</param>
/// <param name="Quantity">Shares asked for.</param>
/// <param name="Type">Market, limit, stop or stop-limit; limit for a pair.</param>
/// <param name="TimeInForce">How long it would work.</param>
/// <param name="Purpose">Entry, protection or exit.</param>
/// <param name="Class">Simple, or a one-cancels-other pair.</param>
/// <param name="LimitPrice">Limit, or the target of a pair, US dollars a share; null where there is none.</param>
/// <param name="StopPrice">Trigger, or the stop of a pair, US dollars a share; null where there is none.</param>
/// <param name="Reference">The price that an entry's band is around, US dollars a share; null for sales.</param>
/// <param name="ProposalNumber">The proposal it comes from; null when from none, or before it has a number.</param>
/// <param name="ExpiresAt">It must not be approved or sent after this; null for never.</param>
/// <param name="Id">Our name for it, null before it has one.</param>
public sealed record OrderIntent(
    Symbol Symbol,
    Side Side,
    Quantity Quantity,
    OrderType Type,
    TimeInForce TimeInForce,
    OrderPurpose Purpose,
    OrderClass Class = OrderClass.Simple,
    Price? LimitPrice = null,
    Price? StopPrice = null,
    Price? Reference = null,
    int? ProposalNumber = null,
    DateTimeOffset? ExpiresAt = null,
    ClientOrderId? Id = null)
{
    /// <summary>The strategy of what a person buys by hand.</summary>
    public const string ManualStrategy = "manual";

    /// <summary>Whether it is a leg of an allocation book, whose broad funds some limits do not concern.</summary>
    public bool IsBookLeg { get; init; }

    /// <summary>The strategy or book that wants it; null where that does not matter, as for sales.</summary>
    public string? Strategy { get; init; }

    /// <summary>Whether a person asked for it by hand rather than a signal.</summary>
    public bool IsManual { get; init; }

    /// <summary>The entry that a proposal asks for: a limit order for the next session.</summary>
    /// <param name="terms">What is asked.</param>
    /// <param name="shares">Shares, perhaps fewer than proposed.</param>
    /// <param name="number">The proposal's number, null before it has one.</param>
    /// <param name="id">The order's id, null before it has one.</param>
    public static OrderIntent EntryOf(
        ProposalTerms terms, Quantity shares, int? number = null, ClientOrderId? id = null)
    {
        ArgumentNullException.ThrowIfNull(terms);
        return new OrderIntent(
            terms.Symbol,
            Side.Buy,
            shares,
            OrderType.Limit,
            TimeInForce.Day,
            OrderPurpose.Entry,
            LimitPrice: terms.Limit,
            Reference: terms.Reference,
            ProposalNumber: number,
            ExpiresAt: terms.ExpiresAt,
            Id: id)
        {
            Strategy = terms.Strategy,
            IsManual = terms.Strategy == ManualStrategy,
        };
    }

    /// <summary>The purchase that a rebalance asks for: a limit order for the end of the session.</summary>
    /// <param name="leg">What is asked.</param>
    /// <param name="limit">The limit, US dollars a share.</param>
    /// <param name="number">The rebalance's number, null before it has one.</param>
    /// <param name="expires">It must not be approved or sent after this.</param>
    /// <param name="id">The order's id, null before it has one.</param>
    /// <param name="book">The book; null when not known.</param>
    public static OrderIntent LegOf(
        RebalanceLeg leg, Price limit, int? number, DateTimeOffset expires, ClientOrderId? id, string? book = null)
    {
        ArgumentNullException.ThrowIfNull(leg);
        return new OrderIntent(
            leg.Symbol, leg.Side, leg.Quantity, OrderType.Limit, TimeInForce.Day, OrderPurpose.Entry,
            LimitPrice: limit, Reference: leg.Reference, ProposalNumber: number, ExpiresAt: expires, Id: id)
        {
            IsBookLeg = true,
            Strategy = book,
        };
    }

    /// <summary>A sale as it would go to a broker.</summary>
    /// <param name="request">The order.</param>
    /// <param name="purpose">Protection or exit.</param>
    public static OrderIntent SaleOf(OrderRequest request, OrderPurpose purpose)
    {
        ArgumentNullException.ThrowIfNull(request);
        return new OrderIntent(
            request.Symbol,
            request.Side,
            request.Quantity,
            request.Type,
            request.TimeInForce,
            purpose,
            request.Class,
            request.LimitPrice,
            request.StopPrice,
            Id: request.Id);
    }
}
