using System.Collections.Immutable;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;

namespace NanoCap.Trading.Exchange;

/// <summary>One order as the simulated exchange has it.</summary>
/// <param name="Request">The order.</param>
/// <param name="Sequence">Its place among all accepted orders, from 1; earlier ones are served first.</param>
/// <param name="BrokerOrderId">The exchange's name for it.</param>
/// <param name="ReservedPrice">Dollars a share set aside for a purchase; null for a sale.</param>
/// <param name="Status">Its state.</param>
/// <param name="Fills">Its executions, in order.</param>
/// <param name="IsTriggered">Whether its stop was reached.</param>
/// <param name="Reason">Why it ended; null while it works or when filled.</param>
/// <param name="EndedAt">When it ended; null while it works.</param>
public sealed record ExchangeOrder(
    OrderRequest Request,
    int Sequence,
    string BrokerOrderId,
    Price? ReservedPrice,
    BrokerOrderStatus Status,
    ImmutableList<Fill> Fills,
    bool IsTriggered,
    string? Reason,
    DateTimeOffset? EndedAt)
{
    /// <summary>Our name for it.</summary>
    public ClientOrderId Id => Request.Id;

    /// <summary>Shares filled so far.</summary>
    public Quantity Filled => Quantity.Of(Fills.Sum(fill => fill.Quantity.Value));

    /// <summary>Shares not filled yet, whether or not the order still works.</summary>
    public Quantity Remaining => Request.Quantity - Filled;

    /// <summary>Whether it may still trade.</summary>
    public bool IsWorking => EndedAt is null;

    /// <summary>Whether it is a day limit to buy: it trades at an open or not at all.</summary>
    public bool IsEntry =>
        Request is { Side: Side.Buy, Type: OrderType.Limit, TimeInForce: TimeInForce.Day };

    /// <summary>The order as a broker reports it.</summary>
    public OrderReport ToReport() => new(Request, BrokerOrderId, Status, Fills, Reason);
}
