using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Risk;

namespace NanoCap.Trading.Sizing;

/// <summary>The first weeks with real money invest a part of what is investable, never less than one minimum position.
/// </summary>
public static class Ramp
{
    /// <summary>Everything that is investable.</summary>
    public static Ratio Full { get; } = new(1m);

    /// <summary>What may still be invested, at least zero, US dollars; null where the ramp is over.</summary>
    /// <param name="desk">The state.</param>
    /// <param name="market">Tells the spreads of open buys.</param>
    /// <param name="profile">The limits.</param>
    /// <param name="equity">Equity, US dollars.</param>
    /// <param name="ramp">The share of what is investable after the buffer.</param>
    public static Usd? RoomOf(DeskState desk, MarketView market, RiskProfile profile, Usd equity, Ratio ramp)
    {
        ArgumentNullException.ThrowIfNull(desk);
        ArgumentNullException.ThrowIfNull(market);
        ArgumentNullException.ThrowIfNull(profile);
        if (ramp >= Full)
        {
            return null;
        }

        var investable = Usd.Max(Usd.Zero, equity - profile.BufferAt(equity));
        var most = Usd.Max(investable * ramp, Usd.Min(investable, profile.PositionMinimum));
        var held = desk.Positions.Values.Sum(position => position.MarketValue.Value)
            + OpenBuy.In(desk, market, profile).Sum(buy => buy.Value.Value);
        return Usd.Max(Usd.Zero, most - new Usd(held));
    }
}
