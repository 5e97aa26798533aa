using System.Runtime.CompilerServices;
using NanoCap.Trading.Bars;
using NanoCap.Trading.Indicators;
using NanoCap.Trading.Signals;

namespace NanoCap.Trading.Strategies.MeanReversion;

/// <summary>Buys an oversold symbol: k = .40 b + .35 s + .25 x from the position p in the Bollinger band,
/// b = clamp((.20 - p)/.20), the RSI, s = clamp((35 - RSI14)/15), and the TSI, x = clamp(-TSI/50). Fires if k is at
/// least .70 on at least half the mean volume of the 20 sessions before. Stop 2.5 ATR14, target the middle band, sold
/// after 10 sessions or when p is above .6 or the RSI above 60.</summary>
/// <remarks>Indicators run over the symbol's own bars on adjusted prices, from its first bar. Equal bands, a TSI
/// without any move and a mean volume of zero give no signal. Thresholds are compared as plain doubles.</remarks>
public sealed class MeanReversionStrategy(MeanReversionOptions options, StopBounds stops, BarRules rules)
    : SymbolStrategy(rules)
{
    /// <inheritdoc/>
    public override string Name => "mean-reversion";

    /// <inheritdoc/>
    public override int LongestWindow => Math.Max(
        Math.Max(options.BandSessions, options.TsiLongSessions + options.TsiShortSessions),
        Math.Max(Math.Max(options.RsiSessions, options.AtrSessions), options.VolumeSessions) + 1);

    /// <inheritdoc/>
    public override IReadOnlyList<Evidence> Explain(BarPoint at)
    {
        var columns = Measure(at.Bars, new ScratchColumns());
        var (index, close) = (at.BarIndex, at.Bars.Close[at.BarIndex]);
        var score = columns.Score(index, options);
        Evidence[] evidence =
        [
            new("bandPosition", columns.Positions[index]),
            new("rsi14", columns.Rsi[index]),
            new("tsi", columns.Tsi[index]),
            new("bandPart", score.Band),
            new("rsiPart", score.Rsi),
            new("tsiPart", score.Tsi),
            new("confidence", score.Confidence),
            new("volumeRatio", VolumeRatios.Of(at.Bars.Volume, index, options.VolumeSessions)),
            new("atr14", columns.Atr[index] * at.Bars.RawOverAdjusted(index)),
            new("middleBand", columns.Middle[index] * at.Bars.RawOverAdjusted(index)),
            new("stopDistance", stops.Clamp(options.StopAtrs * columns.Atr[index] / close)),
        ];
        return [.. evidence.Where(one => double.IsFinite(one.Value))];
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    protected override bool[] FindSetUps(
        SymbolHistory history, int firstBar, ScratchColumns scratch, List<SetUp> found)
    {
        var bars = history.Bars;
        var closes = bars.Close;
        var volumes = bars.Volume;
        var columns = Measure(bars, scratch);
        var exits = new bool[closes.Length];
        var (exitPosition, exitRsi) = (options.ExitBandPosition, options.ExitRsi);
        for (var index = firstBar; index < closes.Length; index++)
        {
            exits[index] = columns.Positions[index] > exitPosition || columns.Rsi[index] > exitRsi;
            var confidence = columns.Score(index, options).Confidence;
            if (confidence >= options.MinimumConfidence
                && VolumeRatios.Of(volumes, index, options.VolumeSessions) >= options.MinimumVolumeRatio)
            {
                found.Add(new SetUp(
                    index,
                    confidence,
                    stops.Clamp(options.StopAtrs * columns.Atr[index] / closes[index]),
                    (columns.Middle[index] - closes[index]) / closes[index],
                    options.TimeExitSessions));
            }
        }

        return exits;
    }

    private MeanReversionColumns Measure(BarSeries bars, ScratchColumns scratch)
    {
        var closes = bars.Close;
        var columns = new MeanReversionColumns(scratch, closes.Length);
        Rsi.Calculate(closes, options.RsiSessions, columns.Rsi);
        TrueStrengthIndex.Calculate(closes, options.TsiLongSessions, options.TsiShortSessions, columns.Tsi);
        AverageTrueRange.Calculate(bars.High, bars.Low, closes, options.AtrSessions, columns.Atr);
        var upper = columns.Positions;
        var lower = scratch.Column(MeanReversionColumns.Count, closes.Length);
        BollingerBands.Calculate(
            closes, options.BandSessions, options.BandDeviations, upper, columns.Middle, lower);
        for (var index = 0; index < closes.Length; index++)
        {
            columns.Positions[index] = BollingerBands.Position(closes[index], upper[index], lower[index]);
        }

        return columns;
    }
}
