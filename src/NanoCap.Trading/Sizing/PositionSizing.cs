using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Risk;

namespace NanoCap.Trading.Sizing;

/// <summary>Turns the money of a slot into shares.</summary>
public static class PositionSizing
{
    /// <summary>The entry's limit: the top of its band, rounded down to the tick.</summary>
    public static Price LimitOf(Price reference, RiskProfile profile)
    {
        ArgumentNullException.ThrowIfNull(profile);
        return DownToTick(Price.Of(reference.Value * (1m + profile.BandAbove.Value)));
    }

    /// <summary>Rounded down to the tick; a price under one tick stays, and the review refuses it.</summary>
    public static Price DownToTick(Price price) => price.Value < price.Tick ? price : price.RoundDownToTick();

    /// <summary>
    /// The size of one position: the slot, capped by the position maximum, the share of volume (unknown volume is none)
    /// and spendable cash; a cap under the minimum means no trade.
    /// </summary>
    /// <param name="slot">The slot, US dollars.</param>
    /// <param name="limit">The entry's limit.</param>
    /// <param name="instrument">Tells volume and spread; null when unknown.</param>
    /// <param name="profile">The limits.</param>
    /// <param name="equity">Equity, US dollars.</param>
    /// <param name="spendable">What may be spent, costs included, US dollars; null to leave cash out.</param>
    public static PositionSize Of(
        Usd slot, Price limit, InstrumentView? instrument, RiskProfile profile, Usd equity, Usd? spendable)
    {
        ArgumentNullException.ThrowIfNull(profile);
        var volume = profile.VolumeLimitOf(instrument?.MeanVolume ?? double.NaN) ?? Quantity.Zero;
        var costs = AssumedCost.PerSide(profile, instrument?.MedianDollarVolume ?? double.NaN);
        var (amount, cap) = (Usd.Max(Usd.Zero, slot), (string?)null);
        Apply("position-maximum", profile.PositionMaximumAt(equity));
        Apply("volume-share", limit * volume);
        if (spendable is { } cash)
        {
            Apply("cash", new Usd(Math.Max(0m, cash.Value) / (1m + costs.Value)));
        }

        var shares = Shares(amount, limit);
        return new PositionSize(
            Shares(Usd.Max(Usd.Zero, slot), limit),
            limit * shares < profile.PositionMinimum ? Quantity.Zero : shares,
            amount,
            cap);

        void Apply(string name, Usd most)
        {
            if (most < amount)
            {
                (amount, cap) = (most, name);
            }
        }
    }

    private static Quantity Shares(Usd amount, Price limit) => Quantity.Of(amount.Value / limit.Value).Floor();
}
