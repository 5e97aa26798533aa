using NanoCap.Trading.Instruments;
using NanoCap.Trading.Signals;

namespace NanoCap.Trading.Risk;

/// <summary>What a purchase or sale is assumed to cost beside its price: the cost a side of the track records, with the
/// profile's fixed part.</summary>
public static class AssumedCost
{
    private static readonly SideCost HalfSpread = new() { Fee = 0 };

    /// <summary>The cost a side as a ratio of the order's value: the fixed part and, where the profile
    /// adds it, half the spread.</summary>
    /// <param name="profile">The limits.</param>
    /// <param name="medianDollarVolume">Median dollar volume of 20 sessions, US dollars; NaN when unknown, which costs
    /// the most.</param>
    public static Ratio PerSide(RiskProfile profile, double medianDollarVolume)
    {
        ArgumentNullException.ThrowIfNull(profile);
        if (!profile.CostAddsHalfSpread)
        {
            return profile.CostPerSide;
        }

        var spread = HalfSpread.Of(medianDollarVolume > 0 ? medianDollarVolume : 0);
        return new Ratio((decimal)((double)profile.CostPerSide.Value + spread));
    }
}
