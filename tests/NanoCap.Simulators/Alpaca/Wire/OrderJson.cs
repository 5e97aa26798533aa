using System.Text.Json.Nodes;
using NanoCap.Trading.Exchange;
using NanoCap.Trading.Orders;

namespace NanoCap.Simulators.Alpaca.Wire;

/// <summary>An order as Alpaca writes it: numbers as text, and what is not there as null.</summary>
internal static class OrderJson
{
    /// <summary>The order with its legs, whose own legs are null; without <paramref name="nested"/> none.</summary>
    public static JsonObject Of(WireOrder order, OrderIndex index, bool nested = true)
    {
        var body = OfOne(order, index);
        if (nested && index.LegsOf(order) is { Count: > 0 } legs)
        {
            body["legs"] = new JsonArray([.. legs.Select(leg => OfLeg(leg, index))]);
        }

        return body;
    }

    /// <summary>Below its entry an order has two members less.</summary>
    private static JsonObject OfLeg(WireOrder leg, OrderIndex index)
    {
        var body = OfOne(leg, index);
        body.Remove("expires_at");
        body.Remove("ratio_qty");
        return body;
    }

    private static JsonObject OfOne(WireOrder order, OrderIndex index)
    {
        var (request, type, terms) = (order.Order.Request, NameOf(order.Type), index.Terms.Find(order.Order.Id));
        return new JsonObject
        {
            ["id"] = order.Id,
            ["client_order_id"] = order.ClientOrderId,
            ["created_at"] = WireText.Of(order.Order.AcceptedAt),
            ["updated_at"] = WireText.Of(index.ChangedAt(order)),
            ["submitted_at"] = WireText.Of(order.Order.AcceptedAt),
            ["filled_at"] = order.Status == "filled" ? WireText.OrNull(order.Fills[^1].At) : null,
            ["expired_at"] = EndedAs("expired"),
            ["expires_at"] = WireText.Of(OrderTimes.EndOf(order.Order)),
            ["canceled_at"] = EndedAs("canceled"),
            ["failed_at"] = EndedAs("rejected"),
            ["replaced_at"] = EndedAs("replaced"),
            ["replaced_by"] = index.FindIdOf(order.Order.ReplacedBy),
            ["replaces"] = index.FindIdOf(order.Order.Replaces),
            ["asset_id"] = WireIds.OfAsset(request.Symbol.Value),
            ["symbol"] = request.Symbol.Value,
            ["asset_class"] = "us_equity",
            ["notional"] = WireText.OrNull(request.Notional?.Value),
            ["qty"] = request.Notional is null ? WireText.Of(request.Quantity.Value) : null,
            ["filled_qty"] = WireText.Of(order.Filled.Value),
            ["filled_avg_price"] = WireText.OrNull(order.FilledAveragePrice),
            ["order_class"] = NameOf(order.Class),
            ["order_type"] = type,
            ["type"] = type,
            ["side"] = NameOf(request.Side),
            ["position_intent"] = request.Side == Side.Buy ? "buy_to_open" : "sell_to_close",
            ["time_in_force"] = terms?.Immediate ?? NameOf(request.TimeInForce),
            ["limit_price"] = WireText.OrNull(order.LimitPrice?.Value),
            ["stop_price"] = WireText.OrNull(
                (order.StopPrice ?? index.Terms.FindTrailingStop(order.Order))?.Value),
            ["status"] = order.Status,
            ["extended_hours"] = request.IsExtendedHours,
            ["legs"] = null,
            ["trail_percent"] = WireText.OrNull(terms?.TrailPercent),
            ["trail_price"] = WireText.OrNull(terms?.TrailPrice),
            ["hwm"] = WireText.OrNull(terms?.Mark?.Value),
            ["ratio_qty"] = null,
        };

        JsonNode? EndedAs(string status) => order.Status == status ? WireText.OrNull(order.Order.EndedAt) : null;
    }

    public static string NameOf(Side side) => side == Side.Buy ? "buy" : "sell";

    private static string NameOf(OrderType type) => type switch
    {
        OrderType.Market => "market",
        OrderType.Limit => "limit",
        OrderType.Stop => "stop",
        OrderType.StopLimit => "stop_limit",
        _ => "trailing_stop",
    };

    private static string NameOf(OrderClass orderClass) => orderClass switch
    {
        OrderClass.OneCancelsOther => "oco",
        OrderClass.Bracket => "bracket",
        OrderClass.OneTriggersOther => "oto",
        _ => "simple",
    };

    private static string NameOf(TimeInForce timeInForce) => timeInForce switch
    {
        TimeInForce.Day => "day",
        TimeInForce.GoodTilCanceled => "gtc",
        TimeInForce.AtOpen => "opg",
        _ => "cls",
    };
}
