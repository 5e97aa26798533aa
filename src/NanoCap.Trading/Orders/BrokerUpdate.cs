using NanoCap.Trading.Instruments;

namespace NanoCap.Trading.Orders;

/// <summary>News from the broker that nobody asked for at this moment; may come late, twice, or out of order.</summary>
/// <param name="At">When it happened at the broker.</param>
public abstract record BrokerUpdate(DateTimeOffset At)
{
    /// <summary>An order traded.</summary>
    /// <param name="Fill">The execution; its order may be inferred to be filled from all of them.</param>
    public sealed record Filled(Fill Fill) : BrokerUpdate(Fill.At)
    {
        /// <summary>Shares of the order filled with this one, as the broker counts; null when it does not say.
        /// </summary>
        public Quantity? OrderFilled { get; init; }

        /// <summary>Shares of the symbol held after it; null when the broker does not say.</summary>
        public Quantity? PositionQuantity { get; init; }
    }

    /// <summary>An order changed its state without trading.</summary>
    /// <param name="OrderId">Our name for it.</param>
    /// <param name="Status">Its new state.</param>
    /// <param name="Reason">Why, in the broker's words; null when it says nothing.</param>
    /// <param name="At">When.</param>
    public sealed record StatusChanged(
        ClientOrderId OrderId, BrokerOrderStatus Status, string? Reason, DateTimeOffset At) : BrokerUpdate(At);

    /// <summary>A request to cancel was taken and came to nothing: the order works on.</summary>
    /// <param name="OrderId">Our name for it.</param>
    /// <param name="Reason">Why, in the broker's words; null when it says nothing.</param>
    /// <param name="At">When.</param>
    public sealed record CancelRejected(ClientOrderId OrderId, string? Reason, DateTimeOffset At) : BrokerUpdate(At);

    /// <summary>An execution was taken back.</summary>
    /// <param name="OrderId">Our name for its order.</param>
    /// <param name="ExecutionId">The broker's name for it; may come before the execution itself was told.</param>
    /// <param name="At">When.</param>
    public sealed record Busted(ClientOrderId OrderId, string ExecutionId, DateTimeOffset At) : BrokerUpdate(At);

    /// <summary>An execution was taken back and another stands in its place.</summary>
    /// <param name="ExecutionId">The broker's name for the one that was taken back.</param>
    /// <param name="Fill">What is right, under a name of its own.</param>
    /// <param name="At">When.</param>
    public sealed record Corrected(string ExecutionId, Fill Fill, DateTimeOffset At) : BrokerUpdate(At);

    /// <summary>A split changed a position before the open; the broker has cancelled the symbol's orders.</summary>
    /// <param name="ActivityId">The broker's name for it; may be reported more than once.</param>
    /// <param name="Symbol">The ticker.</param>
    /// <param name="ShareFactor">New shares for each old one.</param>
    /// <param name="NewQuantity">Whole shares held afterwards.</param>
    /// <param name="CashInLieu">Dollars paid for the fraction that was dropped.</param>
    /// <param name="At">When.</param>
    public sealed record PositionSplit(
        string ActivityId,
        Symbol Symbol,
        decimal ShareFactor,
        Quantity NewQuantity,
        Usd CashInLieu,
        DateTimeOffset At) : BrokerUpdate(At);

    /// <summary>Cash came or went without a trade.</summary>
    /// <param name="ActivityId">The broker's name for it; may be reported more than once.</param>
    /// <param name="Kind">What it is.</param>
    /// <param name="Amount">US dollars; below zero when it went.</param>
    /// <param name="At">When.</param>
    public sealed record CashMoved(string ActivityId, CashFlowKind Kind, Usd Amount, DateTimeOffset At)
        : BrokerUpdate(At);

    /// <summary>Listening has begun, or something was told that could not be understood: earlier news may be lost,
    /// and only the books tell.</summary>
    /// <param name="Reason">What happened, for the log.</param>
    /// <param name="At">When.</param>
    public sealed record NewsMissed(string Reason, DateTimeOffset At) : BrokerUpdate(At);
}
