namespace NanoCap.Trading.Orders;

/// <summary>What a definitive refusal asks of us. Brokers reuse their codes, so the adapter tells kinds apart by
/// status, code, text and fields together.</summary>
public enum RefusalKind
{
    /// <summary>Anything that waiting does not mend.</summary>
    Other,

    /// <summary>The shares are reserved by working sales: see those cancelled, then try the next attempt.</summary>
    HeldForOrders,

    /// <summary>It could trade with our own order on the other side: see that one cancelled, then try the next
    /// attempt.</summary>
    WashTrade,

    /// <summary>The money does not suffice.</summary>
    BuyingPower,

    /// <summary>The account may not send such an order now: blocked, suspended, or restricted to closing.</summary>
    Account,

    /// <summary>The symbol cannot be traded, or not like this.</summary>
    Asset,
}
