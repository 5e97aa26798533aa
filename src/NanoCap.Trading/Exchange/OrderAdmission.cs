using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;

namespace NanoCap.Trading.Exchange;

/// <summary>Whether the exchange takes an order.</summary>
internal static class OrderAdmission
{
    /// <summary>The first reason against the order, or null.</summary>
    public static Refusal? FindRefusal(
        OrderRequest order, ExchangeState state, ExchangeOptions options, Price? lastClose) =>
        FindIdentityFault(order, state)
        ?? FindQuantityFault(order, options)
        ?? FindPriceFault(order)
        ?? FindPairFault(order)
        ?? (order.Side == Side.Sell
            ? FindShortfallOfShares(order, state)
            : FindShortfallOfMoney(order, state, options, lastClose));

    private static Refusal? FindIdentityFault(OrderRequest order, ExchangeState state)
    {
        if (order.Id.Value.Length == 0 || order.Symbol.Value.Length == 0)
        {
            return new(RefusalCodes.Identity, "Expected a client order id and a symbol, found an empty one.");
        }

        return state.FindOrder(order.Id) is { } earlier
            ? new(RefusalCodes.DuplicateId, $"client_order_id must be unique: {order.Id} is {earlier.BrokerOrderId}.")
            : null;
    }

    private static Refusal? FindQuantityFault(OrderRequest order, ExchangeOptions options)
    {
        if (order.Quantity.IsZero)
        {
            return new(RefusalCodes.Quantity, "Expected a quantity above zero, found 0.");
        }

        var mayBeFraction = options.AllowFractions
            && order is { TimeInForce: TimeInForce.Day, Class: OrderClass.Simple };
        return order.Quantity.IsWhole || mayBeFraction
            ? null
            : new(RefusalCodes.WholeShares, $"Expected whole shares, found {order.Quantity}.");
    }

    private static Refusal? FindPriceFault(OrderRequest order)
    {
        var isPair = order.Class == OrderClass.OneCancelsOther;
        var needsLimit = order.Type is OrderType.Limit or OrderType.StopLimit;
        var needsStop = isPair || order.Type is OrderType.Stop or OrderType.StopLimit;
        if (needsLimit != order.LimitPrice is not null || needsStop != order.StopPrice is not null)
        {
            return new(
                RefusalCodes.Prices,
                $"A {order.Type} order{(isPair ? " in a pair" : string.Empty)} has {With(needsLimit)} limit price and "
                + $"{With(needsStop)} stop price, found limit {Text(order.LimitPrice)}, stop {Text(order.StopPrice)}.");
        }

        return FindTickFault(order.LimitPrice) ?? FindTickFault(order.StopPrice);
    }

    private static Refusal? FindTickFault(Price? price) => price is not { } found ? null
        : found.Value <= 0m ? new(RefusalCodes.Prices, "Expected a price above zero, found none.")
        : found.IsOnTick ? null
        : new(RefusalCodes.Tick, $"Expected a multiple of {found.Tick}, found {found}.");

    private static Refusal? FindPairFault(OrderRequest order)
    {
        if (order.Class != OrderClass.OneCancelsOther)
        {
            return null;
        }

        return order is { Side: Side.Sell, Type: OrderType.Limit } && order.LimitPrice > order.StopPrice
            ? null
            : new(
                RefusalCodes.Pair,
                "Expected a pair to be a sale by limit with its target above its stop, found "
                + $"{order.Side} {order.Type}, target {order.LimitPrice}, stop {order.StopPrice}.");
    }

    private static Refusal? FindShortfallOfShares(OrderRequest order, ExchangeState state)
    {
        var (held, reserved) = (state.QuantityOf(order.Symbol), state.HeldOf(order.Symbol));
        return reserved + order.Quantity <= held
            ? null
            : new(
                RefusalCodes.InsufficientShares,
                $"Expected at most {held - reserved} {order.Symbol} ({held} held, {reserved} held for orders), "
                + $"found {order.Quantity}.");
    }

    private static Refusal? FindShortfallOfMoney(
        OrderRequest order, ExchangeState state, ExchangeOptions options, Price? lastClose)
    {
        if (lastClose is null || PriceToReserve(order, lastClose) is not { } price)
        {
            return new(RefusalCodes.NoPrice, $"Expected a symbol that trades, found no price of {order.Symbol}.");
        }

        if (price * order.Quantity < options.MinimumNotional)
        {
            return new(
                RefusalCodes.MinimumNotional,
                $"Expected at least {options.MinimumNotional} USD, found {price * order.Quantity}.");
        }

        var (cost, free) = (TradingCosts.CostOf(options, price, order.Quantity), BuyingPower.Of(state, options));
        return cost <= free
            ? null
            : new(RefusalCodes.InsufficientBuyingPower, $"Expected a cost of at most {free} USD, found {cost}.");
    }

    /// <summary>What a share of a purchase may cost: the limit; without one the stop or the last close, whichever is
    /// the higher.</summary>
    public static Price? PriceToReserve(OrderRequest order, Price? lastClose) =>
        order.Side == Side.Sell ? null
        : order.LimitPrice ?? (order.StopPrice > lastClose ? order.StopPrice : lastClose);

    private static string With(bool needed) => needed ? "a" : "no";

    private static string Text(Price? price) => price?.ToString() ?? "none";
}
