using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;

namespace NanoCap.Trading.Risk;

/// <summary>Losses of equity against a baseline, and what they mean for new sizes.</summary>
public static class EquityLoss
{
    /// <summary>1 - equity / baseline, negative for a gain; null without a baseline above zero.</summary>
    public static Ratio? From(Usd baseline, Usd equity) =>
        baseline > Usd.Zero ? new Ratio(1m - equity.Value / baseline.Value) : null;

    /// <summary>The factor on new sizes: a half while the day's loss or the drawdown is beyond the profile's reduce
    /// level, else 1.</summary>
    public static decimal SizeScale(DeskState desk, Usd equity, RiskProfile profile)
    {
        ArgumentNullException.ThrowIfNull(desk);
        ArgumentNullException.ThrowIfNull(profile);
        return From(desk.DayBaseline, equity) > profile.DayLossReduce
            || From(desk.PeakEquity, equity) > profile.DrawdownReduce ? 0.5m : 1m;
    }
}
