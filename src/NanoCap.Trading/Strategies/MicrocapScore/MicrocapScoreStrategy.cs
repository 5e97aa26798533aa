using System.Runtime.CompilerServices;
using NanoCap.Trading.Bars;
using NanoCap.Trading.Indicators;
using NanoCap.Trading.Signals;

namespace NanoCap.Trading.Strategies.MicrocapScore;

/// <summary>A screen of 0 to 100 points for returns over one and five sessions, volume, capitalisation and price, with
/// ten more for a session of more than 5 %. Fires at 70 on a rising session of more than 100 000 shares; confidence is
/// the score over 100. Stop two deviations of 20 log returns within 5 to 8 %; target 15 % and what the stop has over 5
/// %, at most 20 %; sold after 10 sessions.</summary>
/// <remarks>It claims no edge: on 883 580 samples (entry at the next close, 5 sessions) high scores did worse than low
/// ones, with a median of -1.45 % at 80-89 against -0.20 % at 40-49. Returns are over the symbol's own bars on adjusted
/// closes, volume and price are raw, the capitalisation is the listing's of today.</remarks>
internal sealed class MicrocapScoreStrategy(MicrocapScoreOptions options, StopBounds stops, BarRules rules)
    : SymbolStrategy(rules)
{
    private const int LongestReturn = 5;

    public override string Name => "microcap-score";

    public override int LongestWindow => Math.Max(LongestReturn, options.DeviationSessions) + 1;

    public override IReadOnlyList<Evidence> Explain(BarPoint at)
    {
        var (bars, index) = (at.Bars, at.BarIndex);
        if (index < LongestWindow - 1)
        {
            return [];
        }

        var points = Points(at.History, index);
        var stop = StopDistance(bars.Close, index);
        return
        [
            new("r1", Return(bars.Close, index, 1)),
            new("r5", Return(bars.Close, index, LongestReturn)),
            new("volume", bars.RawVolume[index]),
            new("r1Points", points.Return1),
            new("r5Points", points.Return5),
            new("volumePoints", points.Volume),
            new("capitalisationPoints", points.MarketCap),
            new("pricePoints", points.Price),
            new("burstPoints", points.Burst),
            new("score", points.Score),
            new("confidence", points.Score / 100),
            new("stopDistance", stop),
            new("targetDistance", TargetDistance(stop)),
        ];
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    protected override bool[] FindSetUps(
        SymbolHistory history, int firstBar, ScratchColumns scratch, List<SetUp> found)
    {
        var closes = history.Bars.Close;
        var volumes = history.Bars.RawVolume;
        for (var index = Math.Max(firstBar, LongestWindow - 1); index < closes.Length; index++)
        {
            if (volumes[index] <= options.VolumeAbove || Return(closes, index, 1) <= options.ReturnAbove)
            {
                continue;
            }

            var score = Points(history, index).Score;
            if (score >= options.MinimumScore)
            {
                var stop = StopDistance(closes, index);
                found.Add(new SetUp(index, score / 100, stop, TargetDistance(stop), options.TimeExitSessions));
            }
        }

        return [];
    }

    private static double Return(ReadOnlySpan<double> closes, int index, int sessions) =>
        (closes[index] / closes[index - sessions]) - 1;

    private MicrocapPoints Points(SymbolHistory history, int index)
    {
        var bars = history.Bars;
        var change = Return(bars.Close, index, 1);
        return new MicrocapPoints(
            options.Return1.Of(change),
            options.Return5.Of(Return(bars.Close, index, LongestReturn)),
            options.Volume.Of(bars.RawVolume[index]),
            history.Listing.MarketCap is { } cap ? options.MarketCap.Of((double)cap.Value) : 0,
            options.Price.Of(bars.RawClose[index]),
            change > options.BurstAbove ? options.BurstPoints : 0);
    }

    private double StopDistance(ReadOnlySpan<double> closes, int index)
    {
        var length = options.DeviationSessions + 1;
        Span<double> deviations = length <= 64 ? stackalloc double[length] : new double[length];
        LogReturnDeviation.Calculate(closes.Slice(index + 1 - length, length), length - 1, deviations);
        return stops.Clamp(Math.Clamp(
            options.StopDeviations * deviations[^1], options.MinimumStop, options.MaximumStop));
    }

    private double TargetDistance(double stop) =>
        Math.Min(options.MaximumTarget, options.TargetDistance + (stop - options.MinimumStop));
}
