using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;
using TradeUpdate = NanoCap.Bot.Brokers.Alpaca.WireAnswers.TradeUpdate;

namespace NanoCap.Bot.Brokers.Alpaca;

/// <summary>What an event of the stream means to the desk. Whatever cannot be told for sure becomes the word that the
/// books must be read.</summary>
internal sealed class UpdateReading(KnownOrders known, TimeProvider time)
{
    private const int MostEndedParts = 1_000;
    private readonly Queue<string> endedParts = new();

    public IReadOnlyList<BrokerUpdate> Read(TradeUpdate update)
    {
        if (update is not { Order: { ClientOrderId: { Length: > 0 }, Id: { Length: > 0 } } order })
        {
            return [Missed($"the event '{update.Event}' names no order")];
        }

        if (!order.IsEquity)
        {
            return [];
        }

        known.Learn(order);
        var part = known.Find(order.Id)!;
        if (order.IsPairPart && !part.IsPair)
        {
            return [Missed($"the pair of order {order.Id} is not known")];
        }

        return update.Event switch
        {
            "fill" or "partial_fill" => Filled(update, order, part),
            "trade_bust" => Busted(update, part),
            "trade_correct" => Corrected(update, order, part),
            _ when part.IsPair => OfPair(update, order, part),
            "order_cancel_rejected" => [new BrokerUpdate.CancelRejected(part.Name, update.Reason, At(update))],
            "order_replace_rejected" when AlpacaWords.FindStatus(order.Status) is { } status =>
                [new BrokerUpdate.StatusChanged(part.Name, status, update.Reason, At(update))],
            "replaced" => [Changed(update, part, BrokerOrderStatus.Replaced), Missed("an order was replaced")],
            _ when StatusOf(update.Event) is { } status => [Changed(update, part, status)],
            _ => [Missed($"the event '{update.Event}' is not known")],
        };
    }

    public BrokerUpdate.NewsMissed Missed(string reason) => new(reason, time.GetUtcNow());

    // Fills have an event of their own; every other event is called like the state it brings.
    private static BrokerOrderStatus? StatusOf(string? name) => AlpacaWords.FindStatus(name) is { } status
        && status is not (BrokerOrderStatus.Filled or BrokerOrderStatus.PartiallyFilled) ? status : null;

    private static Quantity? QuantityOf(decimal? value) => value is >= 0m ? Quantity.Of(value.Value) : null;

    private DateTimeOffset At(TradeUpdate update) =>
        update.Timestamp ?? update.Order?.UpdatedAt ?? time.GetUtcNow();

    private BrokerUpdate.StatusChanged Changed(
        TradeUpdate update, KnownOrders.Part part, BrokerOrderStatus status) =>
        new(part.Name, status, update.Reason, At(update));

    /// <summary>A pair has ended when both of its orders have; one that ends alone was filled or is about to be.
    /// </summary>
    private BrokerUpdate[] OfPair(TradeUpdate update, WireOrder order, KnownOrders.Part part)
    {
        switch (update.Event)
        {
            case "canceled" or "expired":
                var isWhole = endedParts.Any(id => id != order.Id && known.Find(id)?.ParentId == part.ParentId);
                if (!endedParts.Contains(order.Id!))
                {
                    endedParts.Enqueue(order.Id!);
                }

                if (endedParts.Count > MostEndedParts)
                {
                    endedParts.Dequeue();
                }

                return isWhole ? [Changed(update, part, StatusOf(update.Event)!.Value)] : [];
            case "order_cancel_rejected":
                return [new BrokerUpdate.CancelRejected(part.Name, update.Reason, At(update))];
            case "new" or "accepted" or "pending_new" or "pending_cancel" or "held":
                return part.IsLeg ? [] : [Changed(update, part, StatusOf(update.Event)!.Value)];
            default:
                return [Missed($"a part of the pair {part.Name} told '{update.Event}'")];
        }
    }

    private BrokerUpdate[] Filled(TradeUpdate update, WireOrder order, KnownOrders.Part part) =>
        FillOf(update, order, part) is { } fill
            ?
            [
                new BrokerUpdate.Filled(fill)
                {
                    // A part of a pair counts its own shares only.
                    OrderFilled = part.IsPair ? null : QuantityOf(order.FilledQty),
                    PositionQuantity = QuantityOf(update.PositionQty),
                },
            ]
            : [Missed($"a fill of {part.Name} lacks what it needs")];

    private BrokerUpdate[] Busted(TradeUpdate update, KnownOrders.Part part) =>
        (update.PreviousExecutionId ?? update.ExecutionId) is { Length: > 0 } id
            ? [new BrokerUpdate.Busted(part.Name, id, At(update))]
            : [Missed($"a bust of {part.Name} names no execution")];

    private BrokerUpdate[] Corrected(TradeUpdate update, WireOrder order, KnownOrders.Part part) =>
        update.PreviousExecutionId is { Length: > 0 } wrong && FillOf(update, order, part) is { } fill
            ? [new BrokerUpdate.Corrected(wrong, fill, At(update))]
            : [Missed($"a correction of {part.Name} lacks what it needs")];

    private static Fill? FillOf(TradeUpdate update, WireOrder order, KnownOrders.Part part) =>
        update is { ExecutionId: { Length: > 0 } id, Qty: > 0m, Price: > 0m, Timestamp: { } at }
            && Symbol.TryParse(order.Symbol, out var symbol)
            && AlpacaWords.FindSide(order.Side) is { } side
            ? new Fill(
                id, part.Name, symbol, side, Quantity.Of(update.Qty.Value), Price.Of(update.Price.Value), Usd.Zero, at,
                part.IsStop)
            : null;
}
