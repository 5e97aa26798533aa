using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;

namespace NanoCap.Trading.Exchange;

/// <summary>Something that happened on the simulated exchange. The account is a fold of these and nothing else, so
/// their names and members never change meaning.</summary>
/// <param name="At">When.</param>
public abstract record ExchangeEvent(DateTimeOffset At)
{
    /// <summary>The account exists; always the first event.</summary>
    /// <param name="Market">The name of the market whose prices the account trades on.</param>
    /// <param name="Cash">Cash to start with, US dollars.</param>
    /// <param name="At">When.</param>
    public sealed record AccountOpened(string Market, Usd Cash, DateTimeOffset At) : ExchangeEvent(At);

    /// <summary>An order works.</summary>
    /// <param name="Order">The order.</param>
    /// <param name="BrokerOrderId">The exchange's name for it.</param>
    /// <param name="ReservedPrice">Dollars a share set aside until a purchase has traded; null for a sale.</param>
    /// <param name="At">When.</param>
    public sealed record OrderAccepted(
        OrderRequest Order, string BrokerOrderId, Price? ReservedPrice, DateTimeOffset At) : ExchangeEvent(At);

    /// <summary>An order was not taken; nothing changed.</summary>
    /// <param name="Order">The order.</param>
    /// <param name="Code">One of <see cref="RefusalCodes"/>.</param>
    /// <param name="Text">What was expected and what was found.</param>
    /// <param name="At">When.</param>
    public sealed record OrderRefused(OrderRequest Order, string Code, string Text, DateTimeOffset At)
        : ExchangeEvent(At);

    /// <summary>A stop was reached; what is left of the order now works without waiting for it.</summary>
    /// <param name="OrderId">The order.</param>
    /// <param name="At">When.</param>
    public sealed record OrderTriggered(ClientOrderId OrderId, DateTimeOffset At) : ExchangeEvent(At);

    /// <summary>An order traded.</summary>
    /// <param name="Fill">The execution.</param>
    public sealed record OrderFilled(Fill Fill) : ExchangeEvent(Fill.At);

    /// <summary>An order ended without being filled completely.</summary>
    /// <param name="OrderId">The order.</param>
    /// <param name="Status">Canceled or Expired.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="At">When.</param>
    public sealed record OrderEnded(
        ClientOrderId OrderId, BrokerOrderStatus Status, string Reason, DateTimeOffset At) : ExchangeEvent(At);

    /// <summary>A symbol was split; its orders were cancelled just before.</summary>
    /// <param name="ActivityId">The name of the split, the same however often it is applied.</param>
    /// <param name="Symbol">The ticker.</param>
    /// <param name="ShareFactor">New shares for each old one.</param>
    /// <param name="OldQuantity">Shares held before; zero when only orders were affected.</param>
    /// <param name="NewQuantity">Whole shares held afterwards.</param>
    /// <param name="CashInLieu">Dollars paid for the fraction of a share that was dropped.</param>
    /// <param name="At">When.</param>
    public sealed record SymbolSplit(
        string ActivityId,
        Symbol Symbol,
        decimal ShareFactor,
        Quantity OldQuantity,
        Quantity NewQuantity,
        Usd CashInLieu,
        DateTimeOffset At) : ExchangeEvent(At);

    /// <summary>A moment of a session has been processed; always the last event of that moment.</summary>
    /// <param name="Session">The trading day.</param>
    /// <param name="Instant">The moment.</param>
    /// <param name="Marks">At the close, the raw closes of held symbols that traded; else empty.</param>
    /// <param name="At">When.</param>
    public sealed record InstantPassed(
        DateOnly Session, SessionInstant Instant, IReadOnlyList<SymbolMark> Marks, DateTimeOffset At)
        : ExchangeEvent(At);

    /// <summary>Cash came or went without a trade.</summary>
    /// <param name="ActivityId">The exchange's name for it.</param>
    /// <param name="Kind">What it is.</param>
    /// <param name="Amount">US dollars; below zero when it went.</param>
    /// <param name="At">When.</param>
    public sealed record CashMoved(string ActivityId, CashFlowKind Kind, Usd Amount, DateTimeOffset At)
        : ExchangeEvent(At);
}
