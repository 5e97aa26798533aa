using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;

namespace NanoCap.Trading.Exchange;

/// <summary>What may be spent: cash less what working purchases have reserved at their limit, fee included.</summary>
internal static class BuyingPower
{
    /// <summary>Free cash of the account.</summary>
    public static Usd Of(ExchangeState state, ExchangeOptions options) =>
        state.Cash - new Usd(state.WorkingOrders.Sum(order => ReservedBy(order, options).Value));

    /// <summary>Dollars set aside for what a working purchase may still buy; zero for a sale.</summary>
    public static Usd ReservedBy(ExchangeOrder order, ExchangeOptions options) =>
        order is { IsReserving: true, ReservedPrice: { } price }
            ? TradingCosts.CostOf(options, price, order.Remaining)
            : Usd.Zero;

    /// <summary>As much of the quantity as the money pays for, fee included: all of it or whole shares.</summary>
    public static Quantity Affordable(Quantity wanted, Price price, Usd money, ExchangeOptions options)
    {
        if (TradingCosts.CostOf(options, price, wanted) <= money)
        {
            return wanted;
        }

        var shares = Math.Floor(Math.Max(0m, money.Value) / (price.Value * (1m + options.FeeRate.Value)));
        while (shares > 0m && TradingCosts.CostOf(options, price, Quantity.Of(shares)) > money)
        {
            shares--;
        }

        return Quantity.Of(shares);
    }
}
