using NanoCap.Trading.Instruments;

namespace NanoCap.Trading.Orders;

/// <summary>One order as the broker has it.</summary>
/// <param name="Request">The order.</param>
/// <param name="BrokerOrderId">The broker's name for it.</param>
/// <param name="Status">Its state.</param>
/// <param name="Fills">All its executions so far, in order.</param>
/// <param name="Reason">Why it ended, in the broker's words; null while it works or when filled.</param>
public sealed record OrderReport(
    OrderRequest Request,
    string BrokerOrderId,
    BrokerOrderStatus Status,
    IReadOnlyList<Fill> Fills,
    string? Reason = null)
{
    /// <summary>Shares filled so far.</summary>
    public Quantity FilledQuantity => Quantity.Of(Fills.Sum(fill => fill.Quantity.Value));

    /// <summary>Whether nothing more can happen by itself.</summary>
    public bool IsTerminal => Status is BrokerOrderStatus.Filled or BrokerOrderStatus.Canceled
        or BrokerOrderStatus.Expired or BrokerOrderStatus.Rejected;
}
