using NanoCap.Trading.Instruments;

namespace NanoCap.Trading.Orders;

/// <summary>An order as it goes to a broker.</summary>
/// <param name="Id">Our name for it; the broker accepts each at most once.</param>
/// <param name="Symbol">The ticker.</param>
/// <param name="Side">Buy or sell.</param>
/// <param name="Quantity">Shares, above zero.</param>
/// <param name="Type">Market, limit, stop or stop-limit; <see cref="OrderType.Limit"/> for a one-cancels-other pair.
/// </param>
/// <param name="TimeInForce">How long it works.</param>
/// <param name="Class">Simple, or a one-cancels-other pair.</param>
/// <param name="LimitPrice">The limit of limit and stop-limit orders; the target of a pair.</param>
/// <param name="StopPrice">The trigger of stop and stop-limit orders; the stop of a pair.</param>
public sealed record OrderRequest(
    ClientOrderId Id,
    Symbol Symbol,
    Side Side,
    Quantity Quantity,
    OrderType Type,
    TimeInForce TimeInForce,
    OrderClass Class = OrderClass.Simple,
    Price? LimitPrice = null,
    Price? StopPrice = null)
{
    /// <summary>Whether it may also trade before the open and after the close; simple limit orders only.</summary>
    public bool IsExtendedHours { get; init; }

    /// <summary>What follows a complete fill of a bracket, or of an entry with one leg; null for other
    /// classes.</summary>
    public OrderLegs? Legs { get; init; }

    /// <summary>Dollars to spend in place of a quantity, which is then zero; null for an order by quantity. The desk
    /// always orders by quantity.</summary>
    public Usd? Notional { get; init; }
}
