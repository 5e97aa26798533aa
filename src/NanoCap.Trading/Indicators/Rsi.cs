namespace NanoCap.Trading.Indicators;

/// <summary>Relative strength index: 100 * G / (G + L), 0..100, of Wilder's averages of gains and losses.</summary>
/// <remarks>J. Welles Wilder, New Concepts in Technical Trading Systems, 1978. With gains and no losses it is 100, with
/// no moves at all 50.</remarks>
public static class Rsi
{
    /// <summary>Writes the index; NaN at the first window indices (n changes need n + 1 closes). Throws
    /// <see cref="ArgumentException"/> for closes that are not finite, a result of another length or one that overlaps
    /// the closes, and <see cref="ArgumentOutOfRangeException"/> for a window below 1.</summary>
    public static void Calculate(ReadOnlySpan<double> closes, int window, Span<double> result)
    {
        IndicatorInput.Require(closes, window, result);
        result[..Math.Min(1, result.Length)].Fill(double.NaN);
        var gains = new SeededAverage(window, 1.0 / window);
        var losses = new SeededAverage(window, 1.0 / window);
        for (var i = 1; i < closes.Length; i++)
        {
            var change = closes[i] - closes[i - 1];
            var gain = gains.Add(Math.Max(0, change));
            var loss = losses.Add(Math.Max(0, -change));
            result[i] = gain == 0 && loss == 0 ? 50 : 100 * (gain / (gain + loss));
        }
    }
}
