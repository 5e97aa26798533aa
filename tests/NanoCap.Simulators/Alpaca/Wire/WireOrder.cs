using NanoCap.Trading.Exchange;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;

namespace NanoCap.Simulators.Alpaca.Wire;

/// <summary>One of Alpaca's orders: a pair is one order of the exchange and two of Alpaca's, the target with the stop
/// as its leg.</summary>
/// <param name="Order">The exchange's.</param>
/// <param name="Part">Which of its parts.</param>
/// <param name="Parent">The entry that it is a leg of; null when of none.</param>
internal sealed record WireOrder(ExchangeOrder Order, WirePart Part, ExchangeOrder? Parent)
{
    public string Id => Part == WirePart.Stop
        ? WireIds.OfStop(Order.BrokerOrderId)
        : WireIds.OfOrder(Order.BrokerOrderId);

    public string ClientOrderId => Part == WirePart.Stop || Parent is not null ? Id : Order.Id.Value;

    public OrderType Type => Part switch
    {
        WirePart.Target => OrderType.Limit,
        WirePart.Stop => StopLegLimit is null ? OrderType.Stop : OrderType.StopLimit,
        WirePart.Whole when Parent is not null && Order.Request.Type == OrderType.Stop && StopLegLimit is not null =>
            OrderType.StopLimit,
        _ => Order.Request.Type,
    };

    public OrderClass Class => Parent?.Request.Class ?? Order.Request.Class;

    /// <summary>The limit of its stop; null for none.</summary>
    public Price? StopLegLimit { get; init; }

    public Price? LimitPrice => Part == WirePart.Stop || Order.Request.Type == OrderType.Stop
        ? StopLegLimit
        : Order.Request.LimitPrice;

    public Price? StopPrice => Part == WirePart.Target ? null : Order.Request.StopPrice;

    public IReadOnlyList<Fill> Fills =>
    [
        .. Order.Fills.Where(fill => Part == WirePart.Whole || fill.IsStopLeg == (Part == WirePart.Stop)),
    ];

    public Quantity Filled => Quantity.Of(Fills.Sum(fill => fill.Quantity.Value));

    public decimal? FilledAveragePrice => Fills is { Count: > 0 } fills
        ? decimal.Round(fills.Sum(fill => (fill.Price * fill.Quantity).Value) / Filled.Value, 6)
        : null;

    public bool IsWorking => Order.IsWorking;

    /// <summary>Alpaca's word. A part of a pair is filled only by its own executions, and the other ends with it.
    /// </summary>
    public string Status => (Part, Order.Status) switch
    {
        (WirePart.Whole, var status) => StatusNames.Of(status),
        (_, BrokerOrderStatus.Filled) => StatusNames.Of(
            IsFilledPart ? BrokerOrderStatus.Filled : BrokerOrderStatus.Canceled),
        (WirePart.Stop, BrokerOrderStatus.Accepted) => StatusNames.Of(BrokerOrderStatus.Held),
        (_, BrokerOrderStatus.Working or BrokerOrderStatus.PartiallyFilled) => StatusNames.Of(
            Fills.Count > 0 ? BrokerOrderStatus.PartiallyFilled
            : Part == WirePart.Stop ? BrokerOrderStatus.Held
            : BrokerOrderStatus.Working),
        (_, var status) => StatusNames.Of(status),
    };

    public bool IsHeld => Status == StatusNames.Of(BrokerOrderStatus.Held);

    private bool IsFilledPart =>
        Filled >= Order.Request.Quantity || Order.Fills[^1].IsStopLeg == (Part == WirePart.Stop);
}
