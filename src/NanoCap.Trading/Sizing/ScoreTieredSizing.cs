using System.Globalization;
using NanoCap.Trading.Instruments;

namespace NanoCap.Trading.Sizing;

/// <summary>5, 3, 2 or 1 % of equity at 100 x score of 80, 60, 40 or below; times .7 after a day of more than 5 % up or
/// down, .5 after more than 10 %. A day of unknown return counts as the worst.</summary>
internal sealed class ScoreTieredSizing : ISizingPolicy
{
    public SizedAmount AmountFor(SizingQuestion asked)
    {
        var (tiers, score) = (asked.Profile.Tiers, (decimal)asked.Score);
        var share = score >= tiers.HighestFrom.Value ? tiers.Highest
            : score >= tiers.HighFrom.Value ? tiers.High
            : score >= tiers.MiddleFrom.Value ? tiers.Middle : tiers.Low;
        var move = double.IsFinite(asked.DayReturn) ? Math.Abs((decimal)asked.DayReturn) : (decimal?)null;
        var scale = move > tiers.HugeMove.Value || move is null ? tiers.AtHugeMove.Value
            : move > tiers.LargeMove.Value ? tiers.AtLargeMove.Value : 1m;
        var scaled = new Ratio(share.Value * scale);
        var after = scale == 1m ? string.Empty : $" after a day of {(move is { } known ? $"{known:0.0%}" : "unknown")}";
        return SizedAmount.Of(
            asked.Equity * scaled,
            string.Create(CultureInfo.InvariantCulture, $"{scaled} of equity for a score of {score * 100m:0}{after}"));
    }
}
