using NanoCap.Trading.Orders;

namespace NanoCap.Trading.Desk;

/// <summary>What a broker changes about an order or its executions after the fact.</summary>
/// <param name="At">The instant.</param>
public abstract record FillEvent(DateTimeOffset At) : DeskEvent(At)
{
    /// <summary>An execution was taken back. One that was not counted yet will not be.</summary>
    /// <param name="Order">Its order.</param>
    /// <param name="ExecutionId">The broker's name for it.</param>
    /// <param name="Session">The session in which this became known.</param>
    /// <param name="At">The instant.</param>
    public sealed record FillBusted(ClientOrderId Order, string ExecutionId, DateOnly Session, DateTimeOffset At)
        : FillEvent(At);

    /// <summary>An execution was taken back and another stands in its place.</summary>
    /// <param name="ExecutionId">The broker's name for the one that was taken back.</param>
    /// <param name="Fill">What is right.</param>
    /// <param name="Session">The session of the execution.</param>
    /// <param name="At">The instant.</param>
    public sealed record FillCorrected(string ExecutionId, Fill Fill, DateOnly Session, DateTimeOffset At)
        : FillEvent(At);

    /// <summary>An order of ours was changed at the broker by somebody else: another one took its place, and counts
    /// as ours.</summary>
    /// <param name="Order">The order that ended.</param>
    /// <param name="Successor">What the broker has in its place.</param>
    /// <param name="BrokerOrderId">The broker's name for the successor.</param>
    /// <param name="At">The instant.</param>
    public sealed record OrderSucceeded(
        ClientOrderId Order, OrderRequest Successor, string BrokerOrderId, DateTimeOffset At) : FillEvent(At);
}
