using System.Text.Json.Nodes;
using NanoCap.Trading.Exchange;
using NanoCap.Trading.Orders;

namespace NanoCap.Simulators.Alpaca.Wire;

/// <summary>What the stream of updates tells about an event that has just been applied.</summary>
internal static class TradeUpdates
{
    public static IEnumerable<JsonObject> Of(ExchangeEvent happened, OrderIndex index, ExchangeState state) =>
        happened switch
        {
            ExchangeEvent.OrderAccepted accepted => index.PartsOf(accepted.Order.Id)
                .Select(part => Update(part.Status, part, index, accepted.At)),
            ExchangeEvent.OrderFilled filled => Filled(filled, index, state),
            ExchangeEvent.OrderStatusChanged changed => index.PartsOf(changed.OrderId)
                .Where(part => !part.IsHeld)
                .Select(part => Update(part.Status, part, index, changed.At)),
            ExchangeEvent.CancelRejected rejected => index.PartsOf(rejected.OrderId)
                .Take(1)
                .Select(part => Update("order_cancel_rejected", part, index, rejected.At)),
            ExchangeEvent.OrderEnded ended => index.PartsOf(ended.OrderId)
                .Select(part => Update(part.Status, part, index, ended.At)),
            ExchangeEvent.FillBusted busted =>
                [Execution("trade_bust", busted.Fill, busted.At, index, state)],
            ExchangeEvent.FillCorrected corrected => [Corrected(corrected, index, state)],
            _ => [],
        };

    private static IEnumerable<JsonObject> Filled(
        ExchangeEvent.OrderFilled filled, OrderIndex index, ExchangeState state)
    {
        var part = index.PartOf(filled.Fill);
        yield return Execution(
            part.Status == "filled" ? "fill" : "partial_fill", filled.Fill, filled.At, index, state);
        if (part.Order.Status != BrokerOrderStatus.Filled)
        {
            yield break;
        }

        foreach (var other in index.PartsOf(part.Order.Id)
            .Where(other => other.Part != part.Part && other.Status == "canceled"))
        {
            yield return Update("canceled", other, index, filled.At);
        }
    }

    private static JsonObject Corrected(
        ExchangeEvent.FillCorrected corrected, OrderIndex index, ExchangeState state)
    {
        var update = Execution("trade_correct", corrected.Right, corrected.At, index, state);
        update["previous_execution_id"] = WireIds.OfExecution(corrected.Wrong.ExecutionId);
        return update;
    }

    private static JsonObject Execution(
        string name, Fill fill, DateTimeOffset at, OrderIndex index, ExchangeState state)
    {
        var update = Update(name, index.PartOf(fill), index, at);
        update["execution_id"] = WireIds.OfExecution(fill.ExecutionId);
        update["price"] = WireText.Of(fill.Price.Value);
        update["qty"] = WireText.Of(fill.Quantity.Value);
        update["position_qty"] = WireText.Of(state.QuantityOf(fill.Symbol).Value);
        return update;
    }

    private static JsonObject Update(string name, WireOrder order, OrderIndex index, DateTimeOffset at) => new()
    {
        ["event"] = name,
        ["at"] = WireText.Of(at),
        ["timestamp"] = WireText.Of(at),
        ["order"] = OrderJson.Of(order, index),
    };
}
