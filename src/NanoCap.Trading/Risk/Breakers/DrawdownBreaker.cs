using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;

namespace NanoCap.Trading.Risk.Breakers;

/// <summary>The loss of equity since its highest session close.</summary>
public static class DrawdownBreaker
{
    /// <summary>Its name.</summary>
    public const string Name = "drawdown";

    /// <summary>Its levels at an equity, the stop first; none without a peak.</summary>
    public static IEnumerable<BreakerReading> Judge(DeskState desk, Usd equity, RiskProfile profile)
    {
        ArgumentNullException.ThrowIfNull(desk);
        ArgumentNullException.ThrowIfNull(profile);
        return LossLevels.Of(Name, desk.PeakEquity, equity, profile.DrawdownReduce, profile.DrawdownStop);
    }
}
