using System.Globalization;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;

namespace NanoCap.Trading.Exchange;

/// <summary>Every refusal of the exchange with Alpaca's status, code, words and fields.</summary>
internal static class Refusals
{
    private const int BadParameter = 40010001;
    private const int Forbidden = 40310000;
    private const int Unprocessable = 42210000;
    private const int NotFoundCode = 40410000;

    public static Refusal DuplicateId { get; } =
        new(RefusalCodes.DuplicateId, 422, BadParameter, "client_order_id must be unique");

    public static Refusal NotAuthorised { get; } =
        new(RefusalCodes.Account, 403, Forbidden, "account is not authorized to trade");

    public static Refusal LiquidationOnly { get; } =
        new(RefusalCodes.LiquidationOnly, 403, Forbidden, "account is restricted to liquidation only");

    public static Refusal ShortSale { get; } =
        new(RefusalCodes.ShortSale, 403, Forbidden, "account is not allowed to short");

    public static Refusal ExtendedHours { get; } = new(
        RefusalCodes.ExtendedHours, 422, Unprocessable, "extended hours order must be DAY or GTC limit orders");

    public static Refusal OrderNotFound { get; } =
        new(RefusalCodes.NotFound, 404, NotFoundCode, "order not found");

    public static Refusal Unchanged { get; } =
        new(RefusalCodes.Unchanged, 422, Unprocessable, "order parameters are not changed");

    public static Refusal ChainNotReplaced { get; } =
        new(RefusalCodes.NotReplaceable, 422, Unprocessable, "order chain not fully replaced");

    public static Refusal Bad(string code, string text) => new(code, 422, BadParameter, text);

    public static Refusal Rule(string code, string text) => new(code, 422, Unprocessable, text);

    public static Refusal SymbolNotFound(Symbol symbol) =>
        new(RefusalCodes.NoPrice, 404, NotFoundCode, $"asset not found for {symbol}");

    public static Refusal NotTradable(Symbol symbol) =>
        Rule(RefusalCodes.NotTradable, $"asset {symbol} is not tradable");

    public static Refusal NotFractionable(Symbol symbol) =>
        Rule(RefusalCodes.WholeShares, $"asset \"{symbol}\" is not fractionable");

    public static Refusal SubPenny(string field, Price price) => Rule(
        RefusalCodes.Tick,
        $"invalid {field} {price}. sub-penny increment does not fulfill minimum pricing criteria");

    public static Refusal CostBasis(Usd minimum) => new(
        RefusalCodes.MinimumNotional, 403, Forbidden,
        $"cost basis must be >= minimal amount of order {Text(minimum.Value)}");

    public static Refusal AuctionWindow(string text) => new(RefusalCodes.AuctionWindow, 403, Forbidden, text);

    public static Refusal BasePrice(string rule, Price basePrice) =>
        Rule(RefusalCodes.BasePrice, rule) with { Fields = [new("base_price", basePrice.ToString())] };

    public static Refusal BuyingPower(Usd free, Usd cost) =>
        new(RefusalCodes.InsufficientBuyingPower, 403, Forbidden, "insufficient buying power")
        {
            Fields = [new("buying_power", Text(free.Value)), new("cost_basis", Text(cost.Value))],
        };

    public static Refusal Shares(
        OrderRequest order, Quantity held, Quantity reserved, IEnumerable<ExchangeOrder> related)
    {
        var available = held - reserved;
        return new(
            order.Quantity <= held ? RefusalCodes.HeldForOrders : RefusalCodes.InsufficientShares,
            403,
            Forbidden,
            $"insufficient qty available for order (requested: {order.Quantity}, available: {available})")
        {
            Fields =
            [
                new("available", available.ToString()),
                new("existing_qty", held.ToString()),
                new("held_for_orders", reserved.ToString()),
                new("related_orders", string.Join(",", related.Select(other => other.BrokerOrderId))),
                new("symbol", order.Symbol.Value),
            ],
        };
    }

    public static Refusal WashTrade(ExchangeOrder resting, string reason) =>
        new(RefusalCodes.WashTrade, 403, Forbidden, "potential wash trade detected. use complex orders")
        {
            Fields = [new("existing_order_id", resting.BrokerOrderId), new("reject_reason", reason)],
        };

    public static Refusal Ended(BrokerOrderStatus status) =>
        Rule(RefusalCodes.Ended, $"order is already in \"{StatusNames.Of(status)}\" state");

    public static Refusal NotReplaceable(BrokerOrderStatus status) =>
        Rule(RefusalCodes.NotReplaceable, $"cannot replace order in {StatusNames.Of(status)} status");

    private static string Text(decimal value) => value.ToString("0.######", CultureInfo.InvariantCulture);
}
