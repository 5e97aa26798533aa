using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;

namespace NanoCap.Trading.Desk;

/// <summary>One trade of a rebalance.</summary>
/// <param name="Symbol">The fund.</param>
/// <param name="Side">Buy or sell.</param>
/// <param name="Quantity">Whole shares, the most that is traded.</param>
/// <param name="Reference">Raw close of the session, US dollars a share.</param>
/// <param name="Weight">The share of equity that it is to be, 0 to 1.</param>
public sealed record RebalanceLeg(Symbol Symbol, Side Side, Quantity Quantity, Price Reference, double Weight)
{
    /// <summary>Worth at the reference, US dollars.</summary>
    public Usd Value => Reference * Quantity;
}
