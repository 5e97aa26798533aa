using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;

namespace NanoCap.Trading.Desk;

/// <summary>An order at the broker that is not ours and that an EXIT cancels.</summary>
/// <param name="BrokerOrderId">The broker's name for it; the only one that is sure.</param>
/// <param name="Id">Its maker's name for it.</param>
/// <param name="Symbol">The ticker.</param>
/// <param name="Side">Buy or sell.</param>
/// <param name="Quantity">Shares ordered.</param>
public sealed record ForeignOrder(
    string BrokerOrderId, ClientOrderId Id, Symbol Symbol, Side Side, Quantity Quantity)
{
    /// <summary>Its cancellation is not asked for again before this; null for at once.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>What the broker said when its cancellation was asked for; null before.</summary>
    public string? Said { get; init; }
}
