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
        OrderRequest Order, string BrokerOrderId, Price? ReservedPrice, DateTimeOffset At) : ExchangeEvent(At)
    {
        /// <summary>Working, Accepted (waits for a later word), or Held (a leg that waits for its entry).</summary>
        public BrokerOrderStatus Status { get; init; } = BrokerOrderStatus.Working;

        /// <summary>The entry that it is a leg of; null when of none.</summary>
        public ClientOrderId? Parent { get; init; }

        /// <summary>The order whose place it took; null when none.</summary>
        public ClientOrderId? Replaces { get; init; }
    }

    /// <summary>An order was not taken; nothing changed.</summary>
    /// <param name="Order">The order.</param>
    /// <param name="Code">One of <see cref="RefusalCodes"/>.</param>
    /// <param name="Text">The broker's words.</param>
    /// <param name="At">When.</param>
    public sealed record OrderRefused(OrderRequest Order, string Code, string Text, DateTimeOffset At)
        : ExchangeEvent(At)
    {
        /// <summary>The status of the answer over HTTP; zero in old ledgers.</summary>
        public int HttpStatus { get; init; }

        /// <summary>The code in its body; zero in old ledgers.</summary>
        public int BrokerCode { get; init; }

        /// <summary>Further members of its body.</summary>
        public IReadOnlyList<RefusalField> Fields { get; init; } = [];

        /// <summary>The refusal alone.</summary>
        public Refusal Refusal => new(Code, HttpStatus, BrokerCode, Text) { Fields = Fields };
    }

    /// <summary>A stop was reached; what is left of the order now works without waiting for it.</summary>
    /// <param name="OrderId">The order.</param>
    /// <param name="At">When.</param>
    public sealed record OrderTriggered(ClientOrderId OrderId, DateTimeOffset At) : ExchangeEvent(At);

    /// <summary>An order traded.</summary>
    /// <param name="Fill">The execution.</param>
    public sealed record OrderFilled(Fill Fill) : ExchangeEvent(Fill.At)
    {
        /// <summary>Shares of the order filled with this one; null in old ledgers.</summary>
        public Quantity? OrderFilledQuantity { get; init; }

        /// <summary>Shares of the symbol held after it; null in old ledgers.</summary>
        public Quantity? PositionQuantity { get; init; }
    }

    /// <summary>An execution was taken back: money and shares are as if it had not been.</summary>
    /// <param name="Fill">The execution.</param>
    /// <param name="At">When.</param>
    public sealed record FillBusted(Fill Fill, DateTimeOffset At) : ExchangeEvent(At);

    /// <summary>An execution was taken back and another stands in its place.</summary>
    /// <param name="Wrong">What was told first.</param>
    /// <param name="Right">What is right, under a name of its own.</param>
    /// <param name="At">When.</param>
    public sealed record FillCorrected(Fill Wrong, Fill Right, DateTimeOffset At) : ExchangeEvent(At);

    /// <summary>An order changed its state and goes on.</summary>
    /// <param name="OrderId">The order.</param>
    /// <param name="Status">Its state; Working stands for partially filled too.</param>
    /// <param name="Reason">Why; null for no reason.</param>
    /// <param name="At">When.</param>
    public sealed record OrderStatusChanged(
        ClientOrderId OrderId, BrokerOrderStatus Status, string? Reason, DateTimeOffset At) : ExchangeEvent(At);

    /// <summary>A pending cancellation came to nothing; the order works on.</summary>
    /// <param name="OrderId">The order.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="At">When.</param>
    public sealed record CancelRejected(ClientOrderId OrderId, string Reason, DateTimeOffset At) : ExchangeEvent(At);

    /// <summary>Nothing trades in a symbol until it is resumed; its orders stay.</summary>
    /// <param name="Symbol">The ticker.</param>
    /// <param name="At">When.</param>
    public sealed record SymbolHalted(Symbol Symbol, DateTimeOffset At) : ExchangeEvent(At);

    /// <summary>A halted symbol trades again.</summary>
    /// <param name="Symbol">The ticker.</param>
    /// <param name="At">When.</param>
    public sealed record SymbolResumed(Symbol Symbol, DateTimeOffset At) : ExchangeEvent(At);

    /// <summary>The broker changed what it says about a symbol; halts are told apart from it.</summary>
    /// <param name="Asset">What it says now.</param>
    /// <param name="At">When.</param>
    public sealed record AssetChanged(BrokerAsset Asset, DateTimeOffset At) : ExchangeEvent(At);

    /// <summary>The broker changed what the account may do.</summary>
    /// <param name="Flags">What it may do now.</param>
    /// <param name="At">When.</param>
    public sealed record AccountFlagged(AccountFlags Flags, DateTimeOffset At) : ExchangeEvent(At);

    /// <summary>An order ended without being filled completely.</summary>
    /// <param name="OrderId">The order.</param>
    /// <param name="Status">Canceled, Expired, Rejected or Replaced.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="At">When.</param>
    public sealed record OrderEnded(
        ClientOrderId OrderId, BrokerOrderStatus Status, string Reason, DateTimeOffset At) : ExchangeEvent(At)
    {
        /// <summary>The order that took its place; null when none did.</summary>
        public ClientOrderId? ReplacedBy { get; init; }
    }

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
