using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;

namespace NanoCap.Trading.Exchange;

/// <summary>Whether and at what price an order trades at a moment of a bar (execution rules of the replay).</summary>
/// <remarks>Where one bar leaves the order of events open, the worse one is assumed: a stop before a target, a stop
/// never better than the open, a resting limit only when the bar trades through it.</remarks>
internal static class OrderMatching
{
    /// <summary>The match of a working order; <see cref="Match.None"/> before the open.</summary>
    /// <param name="order">The order.</param>
    /// <param name="instant">The moment.</param>
    /// <param name="bar">The prices of the bar.</param>
    /// <param name="spreadShare">The spread as a ratio of the price.</param>
    /// <param name="takesLimits">Whether limits to buy trade at the close: those of a rebalance do.</param>
    /// <param name="entriesRest">Whether day limits to buy trade in the bar too, and not at the open alone.</param>
    public static Match Of(
        ExchangeOrder order, SessionInstant instant, BarPrices bar, Ratio spreadShare, bool takesLimits = false,
        bool entriesRest = false) =>
        (order.Request.TimeInForce, instant) switch
        {
            (TimeInForce.AtOpen, not SessionInstant.Open) => Match.None,
            (TimeInForce.AtClose, SessionInstant.Close) when WorksAsLimit(order) =>
                IsAtLimitOrBetter(order, bar.Close) ? Limit(order, bar.Close, spreadShare) : Match.None,
            (TimeInForce.AtClose, not SessionInstant.Close) => Match.None,
            _ => Of(order, instant, bar, spreadShare, (takesLimits, entriesRest)),
        };

    private static Match Of(
        ExchangeOrder order, SessionInstant instant, BarPrices bar, Ratio spreadShare,
        (bool TakesLimits, bool EntriesRest) purchases) =>
        instant switch
        {
            SessionInstant.Open => AtOpen(order, bar.Open, spreadShare),
            SessionInstant.AfterOpen when order.IsEntry && IsAtLimitOrBetter(order, bar.Open) =>
                Limit(order, bar.Open, spreadShare),
            SessionInstant.Intrabar => InBar(order, bar, spreadShare, purchases.EntriesRest),
            SessionInstant.NearClose or SessionInstant.Close when WorksAsMarket(order) =>
                Market(order, bar.Close, spreadShare),

            SessionInstant.Close when purchases.TakesLimits && order.IsEntry && IsAtLimitOrBetter(order, bar.Close) =>
                Limit(order, bar.Close, spreadShare),
            _ => Match.None,
        };

    /// <summary>Whether the order trades at any price: a market order, or a stop that was reached.</summary>
    public static bool WorksAsMarket(ExchangeOrder order) =>
        order.Request.Type == OrderType.Market
        || (order.IsTriggered && order.Request.Type != OrderType.StopLimit);

    private static Match AtOpen(ExchangeOrder order, Price open, Ratio spreadShare)
    {
        if (WorksAsMarket(order))
        {
            return Market(order, open, spreadShare);
        }

        if (WaitsForStop(order) && IsAtOrBeyond(order.Request.Side, open, StopOf(order)))
        {
            return Triggered(order, open, spreadShare);
        }

        return WorksAsLimit(order) && IsAtLimitOrBetter(order, open) ? Limit(order, open, spreadShare) : Match.None;
    }

    /// <summary>Whether the bar reaches both legs of a pair, so that a fast market may trade both.</summary>
    public static bool ReachesBothLegs(ExchangeOrder order, BarPrices bar) =>
        order.Request.Class == OrderClass.OneCancelsOther && WaitsForStop(order)
        && bar.Low <= StopOf(order) && IsTradedThrough(order, bar);

    private static Match InBar(ExchangeOrder order, BarPrices bar, Ratio spreadShare, bool entriesRest)
    {
        var side = order.Request.Side;
        if (WaitsForStop(order) && IsAtOrBeyond(side, side == Side.Sell ? bar.Low : bar.High, StopOf(order)))
        {
            return Triggered(order, WorseOf(side, StopOf(order), bar.Open), spreadShare);
        }

        return WorksAsLimit(order) && (entriesRest || !order.IsEntry) && IsTradedThrough(order, bar)
            ? new Match(Triggers: false, order.Request.LimitPrice)
            : Match.None;
    }

    /// <summary>A stop that is reached while the market is at <paramref name="market"/>.</summary>
    private static Match Triggered(ExchangeOrder order, Price market, Ratio spreadShare)
    {
        var trade = order.Request.Type != OrderType.StopLimit ? Market(order, market, spreadShare)
            : IsAtLimitOrBetter(order, market) ? Limit(order, market, spreadShare)
            : Match.None;
        return trade with { Triggers = true };
    }

    private static Match Market(ExchangeOrder order, Price market, Ratio spreadShare) =>
        new(Triggers: false, TradingCosts.AfterHalfSpread(order.Request.Side, market, spreadShare));

    private static Match Limit(ExchangeOrder order, Price market, Ratio spreadShare)
    {
        var (side, limit) = (order.Request.Side, LimitOf(order));
        var price = TradingCosts.AfterHalfSpread(side, market, spreadShare);
        return new(Triggers: false, WorseOf(side, price, limit) == price ? limit : price);
    }

    private static bool WaitsForStop(ExchangeOrder order) =>
        order.Request.StopPrice is not null && !order.IsTriggered;

    private static bool WorksAsLimit(ExchangeOrder order) => order.Request.Type switch
    {
        OrderType.Limit => !order.IsTriggered,
        OrderType.StopLimit => order.IsTriggered,
        _ => false,
    };

    private static Price StopOf(ExchangeOrder order) => order.Request.StopPrice!.Value;

    private static Price LimitOf(ExchangeOrder order) => order.Request.LimitPrice!.Value;

    private static bool IsAtOrBeyond(Side side, Price market, Price stop) =>
        side == Side.Sell ? market <= stop : market >= stop;

    private static bool IsAtLimitOrBetter(ExchangeOrder order, Price market) =>
        order.Request.Side == Side.Buy ? market <= LimitOf(order) : market >= LimitOf(order);

    private static bool IsTradedThrough(ExchangeOrder order, BarPrices bar) =>
        order.Request.Side == Side.Buy ? bar.Low < LimitOf(order) : bar.High > LimitOf(order);

    /// <summary>The higher price for a purchase, the lower one for a sale.</summary>
    private static Price WorseOf(Side side, Price left, Price right) =>
        (side == Side.Buy) == (left > right) ? left : right;
}
