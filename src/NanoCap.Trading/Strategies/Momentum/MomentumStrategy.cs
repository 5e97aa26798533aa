using System.Runtime.CompilerServices;
using NanoCap.Trading.Bars;
using NanoCap.Trading.Indicators;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Signals;

namespace NanoCap.Trading.Strategies.Momentum;

/// <summary>Buys a rise of the last sessions on unusual volume. M = f (.5 r1 + .3 r3 + .2 r5), q = volume of t over the
/// mean of the 20 sessions before; fires if q is at least 3 and M within .05 to .50; confidence is the mean of
/// min(1, M/.20) and min(1, q/6). Stop two deviations of 20 log returns, target twice that, sold after 5 sessions.
/// </summary>
/// <remarks>Returns and windows are over the symbol's own bars on adjusted prices and volumes. A mean volume of zero
/// gives no signal. News changes the confidence of a card, never this one.</remarks>
public sealed class MomentumStrategy(MomentumOptions options, StopBounds stops, BarRules rules)
    : SymbolStrategy(rules)
{
    private const int LongestReturn = 5;

    /// <inheritdoc/>
    public override string Name => "momentum";

    /// <inheritdoc/>
    public override int LongestWindow =>
        Math.Max(LongestReturn, Math.Max(options.VolumeSessions, options.DeviationSessions)) + 1;

    /// <inheritdoc/>
    public override IReadOnlyList<Evidence> Explain(BarPoint at)
    {
        var (bars, index) = (at.Bars, at.BarIndex);
        if (index < LongestWindow - 1)
        {
            return [];
        }

        var factor = FloatFactor(at.History.Listing);
        var (momentum, ratio) = (Momentum(bars.Close, index, factor), VolumeRatio(bars, index));
        Evidence[] evidence =
        [
            new("r1", Return(bars.Close, index, 1)),
            new("r3", Return(bars.Close, index, 3)),
            new("r5", Return(bars.Close, index, 5)),
            new("floatFactor", factor),
            new("momentum", momentum),
            new("volumeRatio", ratio),
            new("confidence", Confidence(momentum, ratio)),
            new("sigma20", Deviation(bars.Close, index)),
            new("stopDistance", StopDistance(bars.Close, index)),
        ];
        return [.. evidence.Where(one => double.IsFinite(one.Value))];
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    protected override bool[] FindSetUps(
        SymbolHistory history, int firstBar, ScratchColumns scratch, List<SetUp> found)
    {
        var closes = history.Bars.Close;
        var factor = FloatFactor(history.Listing);
        var (smallest, largest) = (options.MinimumMomentum, options.MaximumMomentum);
        for (var index = Math.Max(firstBar, LongestWindow - 1); index < closes.Length; index++)
        {
            var momentum = Momentum(closes, index, factor);
            if (momentum < smallest || momentum > largest)
            {
                continue;
            }

            var ratio = VolumeRatio(history.Bars, index);
            if (ratio >= options.MinimumVolumeRatio)
            {
                var stop = StopDistance(closes, index);
                found.Add(new SetUp(
                    index, Confidence(momentum, ratio), stop, options.TargetStops * stop, options.TimeExitSessions));
            }
        }

        return [];
    }

    private static double Return(ReadOnlySpan<double> closes, int index, int sessions) =>
        (closes[index] / closes[index - sessions]) - 1;

    private double Momentum(ReadOnlySpan<double> closes, int index, double factor) =>
        factor * ((options.WeightOf1Session * Return(closes, index, 1))
            + (options.WeightOf3Sessions * Return(closes, index, 3))
            + (options.WeightOf5Sessions * Return(closes, index, LongestReturn)));

    private double FloatFactor(Listing listing) =>
        listing.FloatShares < options.SmallFloatBelowShares ? options.SmallFloatFactor : 1.0;

    private double VolumeRatio(BarSeries bars, int index) =>
        VolumeRatios.Of(bars.Volume, index, options.VolumeSessions);

    private double Confidence(double momentum, double ratio) =>
        (Math.Min(1, momentum / options.FullMomentum) + Math.Min(1, ratio / options.FullVolumeRatio)) / 2;

    private double StopDistance(ReadOnlySpan<double> closes, int index) =>
        stops.Clamp(options.StopDeviations * Deviation(closes, index));

    private double Deviation(ReadOnlySpan<double> closes, int index)
    {
        var length = options.DeviationSessions + 1;
        Span<double> deviations = length <= 64 ? stackalloc double[length] : new double[length];
        LogReturnDeviation.Calculate(closes.Slice(index + 1 - length, length), length - 1, deviations);
        return deviations[^1];
    }
}
