namespace NanoCap.Trading.Orders;

/// <summary>What the states of an order mean.</summary>
public static class OrderStatusFacts
{
    /// <summary>Whether nothing more will happen by itself.</summary>
    public static bool IsTerminal(this OrderStatus status) => status is OrderStatus.Filled or OrderStatus.Canceled
        or OrderStatus.Expired or OrderStatus.Refused or OrderStatus.Rejected or OrderStatus.Dropped
        or OrderStatus.Replaced;

    /// <summary>Whether the broker may have it, so that it may trade.</summary>
    public static bool MayBeAtBroker(this OrderStatus status) =>
        !status.IsTerminal() && status != OrderStatus.Ready;
}
