namespace NanoCap.Trading.Indicators;

/// <summary>Average true range: Wilder's average of max(h - l, abs(h - c'), abs(l - c')), in the price's
/// unit.</summary>
/// <remarks>J. Welles Wilder, New Concepts in Technical Trading Systems, 1978. True ranges start at the second bar, the
/// first that has a close before it.</remarks>
public static class AverageTrueRange
{
    /// <summary>Writes the average; NaN at the first window indices. Throws <see cref="ArgumentException"/> for prices
    /// that are not finite, columns of different lengths or a result that overlaps one, and
    /// <see cref="ArgumentOutOfRangeException"/> for a window below 1.</summary>
    public static void Calculate(ReadOnlySpan<double> highs, ReadOnlySpan<double> lows, ReadOnlySpan<double> closes,
        int window, Span<double> result)
    {
        IndicatorInput.Require(closes, window, result);
        IndicatorInput.RequireLength(closes, highs, nameof(highs));
        IndicatorInput.RequireLength(closes, lows, nameof(lows));
        IndicatorInput.RequireFinite(highs, nameof(highs));
        IndicatorInput.RequireFinite(lows, nameof(lows));
        IndicatorInput.RequireResult(highs, result);
        IndicatorInput.RequireResult(lows, result);
        result[..Math.Min(1, result.Length)].Fill(double.NaN);
        var average = new SeededAverage(window, 1.0 / window);
        for (var i = 1; i < closes.Length; i++)
        {
            result[i] = average.Add(TrueRange(highs[i], lows[i], closes[i - 1]));
        }
    }

    /// <summary>The true range of one bar: how far the price moved since the close before, at least high -
    /// low.</summary>
    public static double TrueRange(double high, double low, double previousClose) =>
        Math.Max(high - low, Math.Max(Math.Abs(high - previousClose), Math.Abs(low - previousClose)));
}
