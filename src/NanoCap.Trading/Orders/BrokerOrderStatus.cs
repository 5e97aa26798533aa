namespace NanoCap.Trading.Orders;

/// <summary>The state of an order as a broker reports it.</summary>
public enum BrokerOrderStatus
{
    /// <summary>Accepted and working, nothing filled.</summary>
    Working,

    /// <summary>Working, a part filled.</summary>
    PartiallyFilled,

    /// <summary>A cancellation is on its way; it may still fill.</summary>
    PendingCancel,

    /// <summary>All filled.</summary>
    Filled,

    /// <summary>Ended by cancellation, perhaps after a part was filled.</summary>
    Canceled,

    /// <summary>Ended by time, perhaps after a part was filled.</summary>
    Expired,

    /// <summary>Refused after it had been accepted.</summary>
    Rejected,

    /// <summary>Accepted, not at the venue yet; cannot be replaced.</summary>
    Accepted,

    /// <summary>A leg that waits for its entry; does not trade.</summary>
    Held,

    /// <summary>Does not trade any more today, and may tomorrow; not an end.</summary>
    DoneForDay,

    /// <summary>Not eligible for trading for now; not an end.</summary>
    Suspended,

    /// <summary>A change is on its way; it may still fill.</summary>
    PendingReplace,

    /// <summary>Ended by a change: another order took its place.</summary>
    Replaced,
}
