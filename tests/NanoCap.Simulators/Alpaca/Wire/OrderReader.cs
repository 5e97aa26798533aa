using System.Globalization;
using System.Text.Json;
using NanoCap.Simulators.Alpaca.Control;
using NanoCap.Trading.Exchange;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;

namespace NanoCap.Simulators.Alpaca.Wire;

/// <summary>Reads what a client sends: members that nobody knows are passed over, numbers may be text or numbers.
/// </summary>
internal static class OrderReader
{
    /// <exception cref="ApiException">The body is no order; the answer says why.</exception>
    public static OrderRequest ReadOrder(JsonElement body, string nameless)
    {
        var orderClass = ClassOf(Text(body, "order_class"));
        var (target, stop) = (Part(body, "take_profit"), Part(body, "stop_loss"));
        var isPair = orderClass == OrderClass.OneCancelsOther;
        var (targetPrice, stopPrice) = (
            PriceOf(target, "limit_price", "take_profit.limit_price"),
            PriceOf(stop, "stop_price", "stop_loss.stop_price"));
        return WithLimitOfBuyStop(new OrderRequest(
            Name(Text(body, "client_order_id"), nameless),
            SymbolOf(body),
            SideOf(Text(body, "side")),
            QuantityOf(body),
            TypeOf(Text(body, "type")),
            TimeInForceOf(Text(body, "time_in_force")),
            orderClass,
            isPair ? targetPrice ?? PriceOf(body, "limit_price") : PriceOf(body, "limit_price"),
            isPair ? stopPrice : PriceOf(body, "stop_price"))
        {
            IsExtendedHours = IsTrue(body, "extended_hours"),
            Legs = !isPair && (target is not null || stop is not null) ? new OrderLegs(targetPrice, stopPrice) : null,
            Notional = Number(body, "notional") is { } notional ? new Usd(notional) : null,
        });
    }

    /// <summary>What the order is beyond the exchange's kinds; null when it is an ordinary one.</summary>
    /// <exception cref="ApiException">The terms do not fit; the answer says why.</exception>
    public static ControlCommand.NoteTerms? ReadTerms(JsonElement body, OrderRequest order, Price? lastPrice)
    {
        var immediate = Text(body, "time_in_force") is "ioc" or "fok" ? Text(body, "time_in_force") : null;
        var (trailPrice, trailPercent) = (Number(body, "trail_price"), Number(body, "trail_percent"));
        var stopLimit = PriceOf(Part(body, "stop_loss"), "limit_price", "stop_loss.limit_price");
        if (order.Type == OrderType.Other && (trailPrice ?? trailPercent) is not > 0m)
        {
            throw new ApiException(ApiError.Bad("trailing stop orders require trail_price or trail_percent"));
        }

        if (trailPrice is not null && trailPercent is not null)
        {
            throw new ApiException(ApiError.Bad("only one of trail_price or trail_percent is accepted"));
        }

        if (immediate is not null && order.Class != OrderClass.Simple)
        {
            throw new ApiException(ApiError.Rule("complex orders must be DAY or GTC orders"));
        }

        var isSpecial = immediate is not null || order.Type == OrderType.Other || stopLimit is not null;
        return !isSpecial ? null : new(
            order.Id, immediate,
            order.Type == OrderType.Other ? trailPrice : null, order.Type == OrderType.Other ? trailPercent : null,
            order.Type == OrderType.Other ? lastPrice : null, stopLimit);
    }

    /// <summary>A stop to buy becomes a stop-limit, 4 % over the stop under 50 dollars and 2.5 % from there.</summary>
    private static OrderRequest WithLimitOfBuyStop(OrderRequest order) =>
        order is not { Side: Side.Buy, Type: OrderType.Stop, StopPrice: { } stop } ? order : order with
        {
            Type = OrderType.StopLimit,
            LimitPrice = Price.Of(decimal.Round(
                stop.Value * (stop.Value < 50m ? 1.04m : 1.025m), stop.Value < 1m ? 4 : 2)),
        };

    /// <exception cref="ApiException">The body is no change; the answer says why.</exception>
    public static OrderReplacement ReadChange(JsonElement body) => new()
    {
        Id = Text(body, "client_order_id") is { Length: > 0 } id ? Name(id, id) : null,
        Quantity = Number(body, "qty") is null ? null : QuantityOf(body),
        LimitPrice = PriceOf(body, "limit_price"),
        StopPrice = PriceOf(body, "stop_price"),
        TimeInForce = Text(body, "time_in_force") is { } word ? TimeInForceOf(word) : null,
    };

    public static decimal? Number(JsonElement body, string member)
    {
        if (Text(body, member) is not { Length: > 0 } text)
        {
            return null;
        }

        return decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new ApiException(ApiError.Bad($"invalid {member}: {text}"));
    }

    private static ClientOrderId Name(string? text, string nameless)
    {
        try
        {
            return ClientOrderId.FromBroker(text is { Length: > 0 } ? text : nameless);
        }
        catch (FormatException)
        {
            throw new ApiException(ApiError.Bad("client_order_id must be no more than 128 characters"));
        }
    }

    private static Symbol SymbolOf(JsonElement body) =>
        Text(body, "symbol") is not { Length: > 0 } text
            ? throw new ApiException(ApiError.Bad("symbol is required"))
        : Symbol.TryParse(text, out var symbol) ? symbol
        : throw new ApiException(ApiError.NotFound($"asset not found for {text}"));

    private static Quantity QuantityOf(JsonElement body) =>
        Number(body, "qty") is not { } number ? Quantity.Zero
        : number <= 0m ? throw new ApiException(ApiError.Bad("qty must be > 0"))
        : decimal.Round(number, 9) != number
            ? throw new ApiException(ApiError.Bad("qty must be limited to 9 decimal places"))
        : Quantity.Of(number);

    private static Price? PriceOf(JsonElement? body, string member, string? name = null)
    {
        if (body is not { } known || Number(known, member) is not { } number)
        {
            return null;
        }

        var field = name ?? member;
        return number is <= 0m or >= 1_000_000_000m
            ? throw new ApiException(ApiError.Bad($"{field} must be > 0"))
            : decimal.Round(number, 4) != number
            ? throw new ApiException(ApiError.Rule(
                $"invalid {field} {WireText.Of(number)}. "
                + "sub-penny increment does not fulfill minimum pricing criteria"))
            : Price.Of(number);
    }

    private static Side SideOf(string? word) => word switch
    {
        "buy" => Side.Buy,
        "sell" => Side.Sell,
        _ => throw new ApiException(ApiError.Bad(word is null ? "side is required" : "invalid side")),
    };

    private static OrderType TypeOf(string? word) => word switch
    {
        "market" => OrderType.Market,
        "limit" => OrderType.Limit,
        "stop" => OrderType.Stop,
        "stop_limit" => OrderType.StopLimit,
        "trailing_stop" => OrderType.Other,
        null => throw new ApiException(ApiError.Bad("type is required")),
        _ => throw new ApiException(ApiError.Bad("invalid order type")),
    };

    private static TimeInForce TimeInForceOf(string? word) => word switch
    {
        // Those that trade at once or not at all are orders of the day with terms of their own.
        "day" or "ioc" or "fok" => TimeInForce.Day,
        "gtc" => TimeInForce.GoodTilCanceled,
        "opg" => TimeInForce.AtOpen,
        "cls" => TimeInForce.AtClose,
        null => throw new ApiException(ApiError.Bad("time_in_force is required")),
        _ => throw new ApiException(ApiError.Bad($"invalid time_in_force {word}")),
    };

    private static OrderClass ClassOf(string? word) => word switch
    {
        null or "" or "simple" => OrderClass.Simple,
        "oco" => OrderClass.OneCancelsOther,
        "bracket" => OrderClass.Bracket,
        "oto" => OrderClass.OneTriggersOther,
        _ => throw new ApiException(ApiError.Bad("invalid order_class")),
    };

    private static JsonElement? Part(JsonElement body, string member) =>
        body.TryGetProperty(member, out var found) && found.ValueKind == JsonValueKind.Object ? found : null;

    private static bool IsTrue(JsonElement body, string member) =>
        body.TryGetProperty(member, out var found)
        && (found.ValueKind == JsonValueKind.True || Text(body, member) == "true");

    private static string? Text(JsonElement body, string member) =>
        !body.TryGetProperty(member, out var found) ? null
        : found.ValueKind switch
        {
            JsonValueKind.String => found.GetString(),
            JsonValueKind.Number => found.GetRawText(),
            JsonValueKind.Null => null,
            JsonValueKind.True or JsonValueKind.False => null,
            _ => throw new ApiException(ApiError.Bad($"invalid {member}")),
        };
}
