using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;

namespace NanoCap.Trading.Exchange;

/// <summary>Spread and fees of the simulated exchange.</summary>
public static class TradingCosts
{
    private const int PriceDecimals = 4;
    private const decimal SmallestPrice = 0.0001m;

    /// <summary>The spread as a share of the price: <c>SpreadAtReference x sqrt(SpreadReference / median)</c>, kept
    /// between the minimum and the maximum; the maximum where the median is not above zero.</summary>
    /// <param name="options">The constants.</param>
    /// <param name="medianDollarVolume">Median of the dollar volume of the 20 sessions before, or NaN.</param>
    public static Ratio SpreadShare(ExchangeOptions options, double medianDollarVolume)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (!(medianDollarVolume > 0))
        {
            return options.SpreadMaximum;
        }

        var share = (double)options.SpreadAtReference.Value
            * Math.Sqrt((double)options.SpreadReference.Value / medianDollarVolume);
        return share >= (double)options.SpreadMaximum.Value ? options.SpreadMaximum
            : share <= (double)options.SpreadMinimum.Value ? options.SpreadMinimum
            : new Ratio((decimal)share);
    }

    /// <summary>The price after paying half the spread, at four decimals: purchases rounded up, sales down, at least
    /// a hundredth of a cent.</summary>
    public static Price AfterHalfSpread(Side side, Price market, Ratio spreadShare)
    {
        var half = spreadShare.Value / 2m;
        return side == Side.Buy
            ? Price.Of(decimal.Round(market.Value * (1m + half), PriceDecimals, MidpointRounding.ToPositiveInfinity))
            : Price.Of(Math.Max(
                SmallestPrice,
                decimal.Round(market.Value * (1m - half), PriceDecimals, MidpointRounding.ToZero)));
    }

    /// <summary>The fee of one fill of that notional, rounded up to the cent.</summary>
    public static Usd Fee(ExchangeOptions options, Usd notional)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new Usd(decimal.Round(
            notional.Value * options.FeeRate.Value, 2, MidpointRounding.ToPositiveInfinity));
    }

    /// <summary>What so many shares cost at a price, the fee of one fill included.</summary>
    public static Usd CostOf(ExchangeOptions options, Price price, Quantity quantity)
    {
        var notional = price * quantity;
        return notional + Fee(options, notional);
    }
}
