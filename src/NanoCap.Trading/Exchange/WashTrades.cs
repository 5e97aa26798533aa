using NanoCap.Trading.Orders;

namespace NanoCap.Trading.Exchange;

/// <summary>Whether a new order could trade with one of the same account that rests on the other side.</summary>
internal static class WashTrades
{
    private const string MarketOrStop = "opposite side market/stop order exists";
    private const string Limit = "opposite side limit order exists";

    /// <summary>The refusal, or null: legs, orders with legs and trailing stops (of another
    /// type than the desk sends) are exempt, limits must not cross, and any other
    /// kind is refused whatever its prices.</summary>
    public static Refusal? FindRefusal(OrderRequest order, ExchangeState state) =>
        order.Class != OrderClass.Simple || order.Type == OrderType.Other
            ? null
            : state.WorkingOrders
                .Where(resting => resting.Request.Symbol == order.Symbol
                    && resting.Request.Side != order.Side
                    && resting is {
                        Request: { Class: OrderClass.Simple, Type: not OrderType.Other }, Parent: null,
                    })
                .Select(resting => ReasonAgainst(order, resting.Request) is { } reason
                    ? Refusals.WashTrade(resting, reason)
                    : null)
                .FirstOrDefault(refusal => refusal is not null);

    private static string? ReasonAgainst(OrderRequest order, OrderRequest resting)
    {
        if (IsMarketOrStop(order) || IsMarketOrStop(resting))
        {
            return MarketOrStop;
        }

        var (buy, sell) = order.Side == Side.Buy ? (order, resting) : (resting, order);
        return buy.LimitPrice >= sell.LimitPrice ? Limit : null;
    }

    private static bool IsMarketOrStop(OrderRequest order) => order.Type is OrderType.Market or OrderType.Stop;
}
