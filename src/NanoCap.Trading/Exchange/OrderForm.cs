using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;

namespace NanoCap.Trading.Exchange;

/// <summary>Whether an order is one that can exist: its quantity, prices, class and time, whatever the account holds.
/// </summary>
internal static class OrderForm
{
    private static readonly Price Cent = Price.Of(0.01m);

    /// <summary>The first fault of form, or null.</summary>
    public static Refusal? FindFault(
        OrderRequest order, BrokerAsset asset, ExchangeOptions options, Price? lastClose) =>
        FindTypeFault(order, options)
        ?? FindQuantityFault(order, asset)
        ?? FindPriceFault(order)
        ?? FindClassFault(order)
        ?? FindExtendedFault(order)
        ?? FindPairFault(order, options, lastClose)
        ?? FindLegsFault(order, lastClose);

    private static Refusal? FindTypeFault(OrderRequest order, ExchangeOptions options) =>
        order.Type == OrderType.Other && !options.Habits.TakesOtherTypes
            ? Refusals.Bad(RefusalCodes.OrderType, "invalid order type")
        : order.TimeInForce is TimeInForce.AtOpen or TimeInForce.AtClose
            && order.Type is not (OrderType.Market or OrderType.Limit)
            ? Refusals.Rule(RefusalCodes.OrderType, "opg and cls orders must be market or limit orders")
        : null;

    private static Refusal? FindQuantityFault(OrderRequest order, BrokerAsset asset)
    {
        if (order.Notional is { } notional)
        {
            return FindNotionalFault(order, notional) ?? FindFractionFault(order, asset);
        }

        return order.Quantity.IsZero ? Refusals.Bad(RefusalCodes.Quantity, "qty must be > 0")
            : order.Quantity.IsWhole ? null
            : FindFractionFault(order, asset);
    }

    private static Refusal? FindNotionalFault(OrderRequest order, Usd notional) =>
        !order.Quantity.IsZero
            ? Refusals.Bad(RefusalCodes.Notional, "only one of qty or notional is accepted")
        : decimal.Round(notional.Value, 2) != notional.Value
            ? Refusals.Bad(RefusalCodes.Notional, "notional must be limited to 2 decimal places")
        : notional.Value < 1m ? Refusals.Bad(RefusalCodes.MinimumNotional, "notional must be >= 1.00")
        : order.Type != OrderType.Market
            ? Refusals.Rule(RefusalCodes.Notional, "notional orders must be market orders")
        : null;

    private static Refusal? FindFractionFault(OrderRequest order, BrokerAsset asset) =>
        !asset.IsFractionable ? Refusals.NotFractionable(order.Symbol)
        : order.TimeInForce != TimeInForce.Day
            ? Refusals.Rule(RefusalCodes.Fraction, "fractional orders must be DAY orders")
        : order.Class != OrderClass.Simple
            ? Refusals.Rule(RefusalCodes.Fraction, "fractional orders must be simple orders")
        : null;

    private static Refusal? FindPriceFault(OrderRequest order)
    {
        var isPair = order.Class == OrderClass.OneCancelsOther;
        var needsLimit = order.Type is OrderType.Limit or OrderType.StopLimit;
        var needsStop = isPair || order.Type is OrderType.Stop or OrderType.StopLimit;
        if (needsLimit != order.LimitPrice is not null)
        {
            return Refusals.Bad(
                RefusalCodes.Prices,
                needsLimit
                    ? isPair ? "oco orders require take_profit.limit_price" : "limit orders require limit price"
                    : $"{NameOf(order.Type)} orders require no limit price");
        }

        if (needsStop != order.StopPrice is not null)
        {
            return Refusals.Bad(
                RefusalCodes.Prices,
                needsStop
                    ? isPair ? "oco orders require stop_loss.stop_price" : "stop orders require stop price"
                    : $"{NameOf(order.Type)} orders require no stop price");
        }

        return FindTickFault("limit_price", order.LimitPrice)
            ?? FindTickFault("stop_price", order.StopPrice)
            ?? FindTickFault("take_profit.limit_price", order.Legs?.Target)
            ?? FindTickFault("stop_loss.stop_price", order.Legs?.Stop);
    }

    private static Refusal? FindTickFault(string field, Price? price) => price is not { } found ? null
        : found.Value <= 0m ? Refusals.Bad(RefusalCodes.Prices, $"{field} must be > 0")
        : found.IsOnTick ? null
        : Refusals.SubPenny(field, found);

    private static Refusal? FindClassFault(OrderRequest order)
    {
        var hasLegs = order.Class is OrderClass.Bracket or OrderClass.OneTriggersOther;
        if (!hasLegs && order.Legs is not null)
        {
            return Refusals.Bad(RefusalCodes.Legs, $"{NameOf(order.Class)} orders must have no legs");
        }

        return order.Class != OrderClass.Simple
            && order.TimeInForce is not (TimeInForce.Day or TimeInForce.GoodTilCanceled)
            ? Refusals.Rule(RefusalCodes.Legs, $"{NameOf(order.Class)} orders must be DAY or GTC orders")
            : null;
    }

    private static Refusal? FindExtendedFault(OrderRequest order) =>
        order.IsExtendedHours && order is not
        {
            Type: OrderType.Limit,
            TimeInForce: TimeInForce.Day or TimeInForce.GoodTilCanceled,
            Class: OrderClass.Simple,
        }
            ? Refusals.ExtendedHours
            : null;

    private static Refusal? FindPairFault(OrderRequest order, ExchangeOptions options, Price? lastClose)
    {
        if (order.Class != OrderClass.OneCancelsOther)
        {
            return null;
        }

        return order is not { Side: Side.Sell, Type: OrderType.Limit }
                ? Refusals.Rule(RefusalCodes.Pair, "oco orders must be exit orders by limit")
            : order.LimitPrice <= order.StopPrice
                ? Refusals.Rule(
                    RefusalCodes.Pair, "take_profit.limit_price must be > stop_loss.stop_price")
            : options.Habits.PairsNeedBasePrice && lastClose is { } last
                ? FindBaseFault(order.LimitPrice, order.StopPrice, last)
            : null;
    }

    private static Refusal? FindLegsFault(OrderRequest order, Price? lastClose)
    {
        if (order.Class is not (OrderClass.Bracket or OrderClass.OneTriggersOther))
        {
            return null;
        }

        if (order.Side == Side.Sell)
        {
            return Refusals.ShortSale;
        }

        var (target, stop) = (order.Legs?.Target, order.Legs?.Stop);
        var fault = (order.Class, target, stop) switch
        {
            (OrderClass.Bracket, null, _) => "bracket orders require take_profit.limit_price",
            (OrderClass.Bracket, _, null) => "bracket orders require stop_loss.stop_price",
            (OrderClass.OneTriggersOther, null, null) => "oto orders require either take_profit or stop_loss",
            (OrderClass.OneTriggersOther, not null, not null) => "oto orders require only one leg",
            _ => null,
        };
        return fault is not null ? Refusals.Bad(RefusalCodes.Legs, fault)
            : (order.LimitPrice ?? order.StopPrice ?? lastClose) is { } basePrice
                ? FindBaseFault(target, stop, basePrice)
            : null;
    }

    private static Refusal? FindBaseFault(Price? target, Price? stop, Price basePrice) =>
        stop?.Value > basePrice.Value - Cent.Value
            ? Refusals.BasePrice("stop_loss.stop_price must be <= base_price - 0.01", basePrice)
        : target?.Value < basePrice.Value + Cent.Value
            ? Refusals.BasePrice("take_profit.limit_price must be >= base_price + 0.01", basePrice)
        : null;

    private static string NameOf(OrderType type) => type switch
    {
        OrderType.Market => "market",
        OrderType.Limit => "limit",
        OrderType.Stop => "stop",
        OrderType.StopLimit => "stop limit",
        _ => "other",
    };

    private static string NameOf(OrderClass orderClass) => orderClass switch
    {
        OrderClass.OneCancelsOther => "oco",
        OrderClass.Bracket => "bracket",
        OrderClass.OneTriggersOther => "oto",
        _ => "simple",
    };
}
