namespace NanoCap.Trading.Indicators;

/// <summary>The lowest of the last n values, in the values' unit.</summary>
/// <remarks>Two comparisons a value for any window: each window is the end of one block of n values and the start of
/// the next (van Herk, Pattern Recognition Letters 13, 1992), so no queue is needed.</remarks>
public static class RollingMinimum
{
    /// <summary>Writes the lowest value of each window; NaN at the first window - 1 indices. Throws
    /// <see cref="ArgumentException"/> for values that are not finite, a result of another length or one that overlaps
    /// the values, and <see cref="ArgumentOutOfRangeException"/> for a window below 1.</summary>
    public static void Calculate(ReadOnlySpan<double> values, int window, Span<double> result)
    {
        IndicatorInput.Require(values, window, result);
        result[..Math.Min(window - 1, values.Length)].Fill(double.NaN);
        for (var last = window - 1; last < values.Length; last += window)
        {
            var best = values[last];
            for (var i = last; i > last - window; i--)
            {
                best = Math.Min(best, values[i]);
                if (i + window - 1 < values.Length)
                {
                    result[i + window - 1] = best;
                }
            }

            best = values[last];
            for (var i = last; i < Math.Min(last + window, values.Length); i++)
            {
                best = Math.Min(best, values[i]);
                result[i] = Math.Min(best, result[i]);
            }
        }
    }
}
