using NanoCap.Trading.Orders;

namespace NanoCap.Trading.Exchange;

/// <summary>The states of orders in Alpaca's words.</summary>
public static class StatusNames
{
    /// <summary>The word in an order's <c>status</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The state is none.</exception>
    public static string Of(BrokerOrderStatus status) => status switch
    {
        BrokerOrderStatus.Working => "new",
        BrokerOrderStatus.PartiallyFilled => "partially_filled",
        BrokerOrderStatus.PendingCancel => "pending_cancel",
        BrokerOrderStatus.Filled => "filled",
        BrokerOrderStatus.Canceled => "canceled",
        BrokerOrderStatus.Expired => "expired",
        BrokerOrderStatus.Rejected => "rejected",
        BrokerOrderStatus.Accepted => "accepted",
        BrokerOrderStatus.Held => "held",
        BrokerOrderStatus.DoneForDay => "done_for_day",
        BrokerOrderStatus.Suspended => "suspended",
        BrokerOrderStatus.PendingReplace => "pending_replace",
        BrokerOrderStatus.Replaced => "replaced",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "Expected a state that brokers report."),
    };
}
