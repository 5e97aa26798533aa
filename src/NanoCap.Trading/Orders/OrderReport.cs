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
    /// <summary>The broker's own count of filled shares; null where it gives none. Where it is not the sum of
    /// <see cref="Fills"/>, executions are missing or were taken back.</summary>
    public Quantity? ToldFilled { get; init; }

    /// <summary>Names of executions that were taken back; they are not among the fills.</summary>
    public IReadOnlyList<string> Busted { get; init; } = [];

    /// <summary>The order that took its place; null when none did.</summary>
    public ClientOrderId? ReplacedBy { get; init; }

    /// <summary>The order whose place it took; null when it took none.</summary>
    public ClientOrderId? Replaces { get; init; }

    /// <summary>Shares filled so far.</summary>
    public Quantity FilledQuantity => Quantity.Of(Fills.Sum(fill => fill.Quantity.Value));

    /// <summary>Whether nothing more can happen by itself.</summary>
    public bool IsTerminal => Status is BrokerOrderStatus.Filled or BrokerOrderStatus.Canceled
        or BrokerOrderStatus.Expired or BrokerOrderStatus.Rejected
        or BrokerOrderStatus.Replaced;
}
