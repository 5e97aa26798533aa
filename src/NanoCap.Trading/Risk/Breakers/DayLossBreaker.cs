using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;

namespace NanoCap.Trading.Risk.Breakers;

/// <summary>The loss of equity since the last close.</summary>
public static class DayLossBreaker
{
    /// <summary>Its name.</summary>
    public const string Name = "day-loss";

    /// <summary>Its levels at an equity, the stop first; none without a baseline.</summary>
    public static IEnumerable<BreakerReading> Judge(DeskState desk, Usd equity, RiskProfile profile)
    {
        ArgumentNullException.ThrowIfNull(desk);
        ArgumentNullException.ThrowIfNull(profile);
        return LossLevels.Of(Name, desk.DayBaseline, equity, profile.DayLossReduce, profile.DayLossStop);
    }
}
