using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;

namespace NanoCap.Trading.Exchange;

/// <summary>Whether the exchange takes an order.</summary>
internal static class OrderAdmission
{
    private const decimal SharesScale = 1_000_000_000m;

    /// <summary>The first reason against the order, or null.</summary>
    public static Refusal? FindRefusal(
        OrderRequest order, ExchangeState state, ExchangeOptions options, DateTimeOffset at, Price? lastClose) =>
        FindIdentityFault(order, state)
        ?? FindAccountFault(order, state)
        ?? FindAssetFault(order, state, options, lastClose)
        ?? AuctionWindows.FindRefusal(order, at)
        ?? WashTrades.FindRefusal(order, state)
        ?? (order.Side == Side.Sell
            ? FindShortfallOfShares(InShares(order, lastClose), state)
            : FindShortfallOfMoney(InShares(order, lastClose), state, options, at, lastClose));

    /// <summary>The order in shares: dollars buy or sell as much as they are worth at the last close, rounded down to
    /// nine decimals.</summary>
    public static OrderRequest InShares(OrderRequest order, Price? lastClose) =>
        order.Notional is { } notional && lastClose is { } price
            ? order with
            {
                Quantity = Quantity.Of(Math.Floor(notional.Value / price.Value * SharesScale) / SharesScale),
            }
            : order;

    /// <summary>What a share of a purchase may cost: the limit; without one the stop or the last close, whichever is
    /// the higher.</summary>
    public static Price? PriceToReserve(OrderRequest order, Price? lastClose) =>
        order.Side == Side.Sell ? null
        : order.LimitPrice ?? (order.StopPrice > lastClose ? order.StopPrice : lastClose);

    private static Refusal? FindIdentityFault(OrderRequest order, ExchangeState state) =>
        order.Id.Value.Length == 0
            ? Refusals.Bad(RefusalCodes.Identity, "client_order_id is required")
        : order.Symbol.Value.Length == 0 ? Refusals.Bad(RefusalCodes.Identity, "symbol is required")
        : state.FindOrder(order.Id) is not null ? Refusals.DuplicateId
        : null;

    private static Refusal? FindAccountFault(OrderRequest order, ExchangeState state) =>
        state.Flags.IsBlocked ? Refusals.NotAuthorised
        : order.Side == Side.Buy && !state.Flags.MayOpen ? Refusals.LiquidationOnly
        : null;

    private static Refusal? FindAssetFault(
        OrderRequest order, ExchangeState state, ExchangeOptions options, Price? lastClose)
    {
        var asset = AssetOf(order.Symbol, state, options);
        return !asset.IsTradable ? Refusals.NotTradable(order.Symbol)
            : order.Notional is not null && lastClose is null ? Refusals.SymbolNotFound(order.Symbol)
            : OrderForm.FindFault(order, asset, options, lastClose);
    }

    /// <summary>What the broker says of a symbol; where nothing was changed it can be traded.</summary>
    public static BrokerAsset AssetOf(Symbol symbol, ExchangeState state, ExchangeOptions options) =>
        (state.Assets.GetValueOrDefault(symbol)
            ?? new BrokerAsset(symbol, IsTradable: true, options.AllowFractions, IsHalted: null)) with
        {
            IsHalted = state.Halted.Contains(symbol),
        };

    private static Refusal? FindShortfallOfShares(OrderRequest order, ExchangeState state)
    {
        var (held, reserved) = (state.QuantityOf(order.Symbol), state.HeldOf(order.Symbol));
        return held.IsZero ? Refusals.ShortSale
            : reserved + order.Quantity <= held ? null
            : Refusals.Shares(order, held, reserved, state.WorkingOrders.Where(other =>
                other is { IsReserving: true, Request.Side: Side.Sell } && other.Request.Symbol == order.Symbol));
    }

    private static Refusal? FindShortfallOfMoney(
        OrderRequest order, ExchangeState state, ExchangeOptions options, DateTimeOffset at, Price? lastClose)
    {
        if (lastClose is null || PriceToReserve(order, lastClose) is not { } price)
        {
            return Refusals.SymbolNotFound(order.Symbol);
        }

        if (order.Notional is null && price * order.Quantity < options.MinimumNotional)
        {
            return Refusals.CostBasis(options.MinimumNotional);
        }

        var cost = TradingCosts.CostOf(options, price, order.Quantity);
        var free = BuyingPower.Of(state, options, at);
        return cost <= free ? null : Refusals.BuyingPower(free, cost);
    }
}
