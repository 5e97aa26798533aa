using NanoCap.Trading.Cash;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Portfolio;
using NanoCap.Trading.Sessions;

namespace NanoCap.Trading.Exchange;

/// <summary>What may be spent: cash less what working purchases have reserved at their limit, fee included.</summary>
internal static class BuyingPower
{
    /// <summary>Free cash of the account, US dollars.</summary>
    /// <param name="state">The account.</param>
    /// <param name="options">The costs, and whether unsettled proceeds may be spent.</param>
    /// <param name="at">When it is to be spent.</param>
    public static Usd Of(ExchangeState state, ExchangeOptions options, DateTimeOffset at) =>
        state.Cash
        - (options.Account == AccountKind.Cash
            ? Settlement.UnsettledOn(state.RecentProceeds, SessionOf(at))
            : Usd.Zero)
        - new Usd(state.WorkingOrders.Sum(order => ReservedBy(order, options).Value));

    /// <summary>The session in which an order given at an instant can trade first.</summary>
    private static DateOnly SessionOf(DateTimeOffset at)
    {
        var calendar = TradingCalendar.Nyse;
        var today = calendar.NewYorkDate(at);
        return calendar.FindSession(today) is { } session && at <= session.Close
            ? today
            : calendar.FindNext(today) ?? today;
    }

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
