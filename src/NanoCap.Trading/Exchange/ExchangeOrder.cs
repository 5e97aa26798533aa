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
    /// <summary>When it was accepted.</summary>
    public DateTimeOffset AcceptedAt { get; init; }

    /// <summary>The day at whose close an order good till cancelled is cancelled all the same, by New York's calendar.
    /// </summary>
    public DateOnly AgesOut { get; init; }

    /// <summary>The entry that it is a leg of; null when of none.</summary>
    public ClientOrderId? Parent { get; init; }

    /// <summary>The order whose place it took; null when none.</summary>
    public ClientOrderId? Replaces { get; init; }

    /// <summary>The order that took its place; null when none did.</summary>
    public ClientOrderId? ReplacedBy { get; init; }

    /// <summary>Executions that were taken back.</summary>
    public ImmutableList<string> Busted { get; init; } = [];

    /// <summary>Our name for it.</summary>
    public ClientOrderId Id => Request.Id;

    /// <summary>Shares filled so far.</summary>
    public Quantity Filled => Quantity.Of(Fills.Sum(fill => fill.Quantity.Value));

    /// <summary>Shares not filled yet, whether or not the order still works.</summary>
    public Quantity Remaining => Filled >= Request.Quantity ? Quantity.Zero : Request.Quantity - Filled;

    /// <summary>Whether it may still trade, at once or later.</summary>
    public bool IsWorking => EndedAt is null;

    /// <summary>Whether it trades when the market reaches it.</summary>
    public bool IsLive => IsWorking && Status is BrokerOrderStatus.Working or BrokerOrderStatus.PartiallyFilled
        or BrokerOrderStatus.PendingCancel or BrokerOrderStatus.PendingReplace;

    /// <summary>Whether its shares or its money are set aside: not those of a leg that waits for its entry.</summary>
    public bool IsReserving => IsWorking && Status != BrokerOrderStatus.Held;

    /// <summary>Whether it is a day limit to buy: it trades at an open or not at all.</summary>
    public bool IsEntry =>
        Request is { Side: Side.Buy, Type: OrderType.Limit, TimeInForce: TimeInForce.Day };

    /// <summary>The order as a broker reports it.</summary>
    public OrderReport ToReport() => new(Request, BrokerOrderId, Status, Fills, Reason)
    {
        ToldFilled = Filled,
        Busted = Busted,
        Replaces = Replaces,
        ReplacedBy = ReplacedBy,
    };
}
