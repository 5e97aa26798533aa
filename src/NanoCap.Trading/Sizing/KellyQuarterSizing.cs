using System.Globalization;
using NanoCap.Trading.Instruments;

namespace NanoCap.Trading.Sizing;

/// <summary>.25 (p - (1 - p) / b) of equity, p the share of winners and b their mean over the mean loss, both of at
/// least 30 closed trades of the strategy's shadow book; nothing with fewer, or where that is negative. Without a loser
/// it is p itself.</summary>
/// <remarks>Kelly, "A New Interpretation of Information Rate", 1956.</remarks>
internal sealed class KellyQuarterSizing : ISizingPolicy
{
    public SizedAmount AmountFor(SizingQuestion asked)
    {
        var (part, least, trades) =
            (asked.Profile.KellyPart, asked.Profile.KellyTradesAtLeast, asked.Hits?.Trades ?? 0);
        var share = trades >= least ? part.Value * ShareOf(asked) : 0m;
        return SizedAmount.Of(
            asked.Equity * share,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{part} of Kelly's share from {trades} shadow trades ({least} are needed)"));
    }

    private static decimal ShareOf(SizingQuestion asked)
    {
        if (asked.Hits is not { WinRate: { } rate, MeanWin: { } win })
        {
            return 0m;
        }

        var odds = asked.Hits.MeanLoss is { } loss && loss < 0 ? win / -loss : double.PositiveInfinity;
        var share = rate - ((1 - rate) / odds);
        return double.IsFinite(share) ? (decimal)Math.Clamp(share, 0, 1) : 0m;
    }
}
