using NanoCap.Trading.Indicators.Lanes;

namespace NanoCap.Trading.Indicators;

/// <summary>True strength index: 100 * EMA(EMA(change)) / EMA(EMA(abs change)), -100..100.</summary>
/// <remarks>William Blau, Momentum, Direction and Divergence, 1995. Each average is seeded with the mean of its first n
/// values, as Skender. Without any move it is 0/0, that is NaN.</remarks>
public static class TrueStrengthIndex
{
    /// <summary>Writes the index; NaN at the first longWindow + shortWindow - 1 indices (25/13: the first value is at
    /// index 37) and where nothing has moved since the first close. Throws <see cref="ArgumentException"/> for closes
    /// that are not finite, a result of another length or one that overlaps the closes, and
    /// <see cref="ArgumentOutOfRangeException"/> for a window below 1.</summary>
    public static void Calculate(
        ReadOnlySpan<double> closes, int longWindow, int shortWindow, Span<double> result)
    {
        IndicatorInput.RequireWindow(shortWindow);
        IndicatorInput.Require(closes, longWindow, result);
        var longWeight = SeededAverages.ExponentialWeight(longWindow);
        var shortWeight = SeededAverages.ExponentialWeight(shortWindow);
        var change = new SeededAverage<OneLane>(longWindow, longWeight);
        var smoothChange = new SeededAverage<OneLane>(shortWindow, shortWeight);
        var move = new SeededAverage<OneLane>(longWindow, longWeight);
        var smoothMove = new SeededAverage<OneLane>(shortWindow, shortWeight);
        result[..Math.Min(longWindow, result.Length)].Fill(double.NaN);
        for (var i = 1; i < closes.Length; i++)
        {
            var once = change.Add(new(closes[i] - closes[i - 1]));
            var onceMove = move.Add(new(Math.Abs(closes[i] - closes[i - 1])));
            if (i >= longWindow)
            {
                result[i] = 100 * (smoothChange.Add(once) / smoothMove.Add(onceMove)).Value;
            }
        }
    }
}
