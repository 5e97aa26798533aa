using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;

namespace NanoCap.Trading.Risk;

/// <summary>Losses of equity against a baseline, and what they mean for new sizes.</summary>
public static class EquityLoss
{
    /// <summary>1 - equity / baseline, negative for a gain; null without a baseline above zero.</summary>
    public static Ratio? From(Usd baseline, Usd equity) =>
        baseline > Usd.Zero ? new Ratio(1m - equity.Value / baseline.Value) : null;

    /// <summary>The factor on new sizes, 0 to 1: the smallest of what latched reductions and <c>/reduce</c> leave until
    /// a person resumes, and of what the day's loss and the drawdown leave while they are beyond the profile's reduce
    /// levels.</summary>
    public static decimal SizeScale(DeskState desk, Usd equity, RiskProfile profile)
    {
        ArgumentNullException.ThrowIfNull(desk);
        ArgumentNullException.ThrowIfNull(profile);
        var scale = desk.Safety.SizeScale;
        if (From(desk.DayBaseline, equity) > profile.DayLossReduce)
        {
            scale = Math.Min(scale, profile.DayLossReduceScale.Value);
        }

        return From(desk.PeakEquity, equity) > profile.DrawdownReduce
            ? Math.Min(scale, profile.DrawdownReduceScale.Value)
            : scale;
    }
}
