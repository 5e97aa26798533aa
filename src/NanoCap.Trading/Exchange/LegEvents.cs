using NanoCap.Trading.Orders;

namespace NanoCap.Trading.Exchange;

/// <summary>What happens to the legs that an entry brings with it.</summary>
internal static class LegEvents
{
    /// <summary>The legs of an entry that was just accepted, waiting; none for an order without.</summary>
    public static IEnumerable<ExchangeEvent> Waiting(ExchangeEvent.OrderAccepted entry, string brokerOrderId)
    {
        if (entry.Order.Legs is { } legs)
        {
            yield return new ExchangeEvent.OrderAccepted(
                SaleOf(entry.Order, legs, brokerOrderId), brokerOrderId, ReservedPrice: null, entry.At)
            {
                Status = BrokerOrderStatus.Held,
                Parent = entry.Order.Id,
            };
        }
    }

    /// <summary>What follows from the state that an entry has reached: its legs come to life when it is filled
    /// completely, and end when it ended otherwise, although shares may have been bought.</summary>
    public static IEnumerable<ExchangeEvent> Following(ExchangeState state, ClientOrderId entry, DateTimeOffset at)
    {
        if (state.FindOrder(entry) is not { IsWorking: false, Request.Legs: not null } ended)
        {
            return [];
        }

        return state.WorkingOrders
            .Where(leg => leg.Parent == entry && leg.Status == BrokerOrderStatus.Held)
            .Select(leg => EventOf(state, ended, leg, at));
    }

    private static ExchangeEvent EventOf(
        ExchangeState state, ExchangeOrder entry, ExchangeOrder leg, DateTimeOffset at) =>
        entry.Status != BrokerOrderStatus.Filled
            ? new ExchangeEvent.OrderEnded(
                leg.Id, BrokerOrderStatus.Canceled, "its entry ended without being filled completely", at)
        : state.HeldOf(leg.Request.Symbol) + leg.Remaining > state.QuantityOf(leg.Request.Symbol)
            ? new ExchangeEvent.OrderEnded(
                leg.Id, BrokerOrderStatus.Rejected, "shares of its entry were sold or are on sale", at)
        : new ExchangeEvent.OrderStatusChanged(leg.Id, BrokerOrderStatus.Working, "its entry is filled", at);

    private static OrderRequest SaleOf(OrderRequest entry, OrderLegs legs, string brokerOrderId) => new(
        ClientOrderId.FromBroker(brokerOrderId),
        entry.Symbol,
        Side.Sell,
        entry.Quantity,
        legs.Target is null ? OrderType.Stop : OrderType.Limit,
        entry.TimeInForce,
        legs is { Target: not null, Stop: not null } ? OrderClass.OneCancelsOther : OrderClass.Simple,
        legs.Target,
        legs.Stop);
}
