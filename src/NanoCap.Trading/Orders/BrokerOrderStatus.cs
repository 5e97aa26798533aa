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
}
