namespace NanoCap.Trading.Indicators;

/// <summary>The one of the last n values that a choice between two prefers.</summary>
/// <remarks>Two choices a value for any window: each window is the end of one block of n values and the start of the
/// next (van Herk, Pattern Recognition Letters 13, 1992), so no queue is needed.</remarks>
internal static class RollingExtreme
{
    public static void Calculate(
        ReadOnlySpan<double> values, int window, Span<double> result, Func<double, double, double> choose)
    {
        IndicatorInput.Require(values, window, result);
        result[..Math.Min(window - 1, values.Length)].Fill(double.NaN);
        for (var last = window - 1; last < values.Length; last += window)
        {
            var best = values[last];
            for (var i = last; i > last - window; i--)
            {
                best = choose(best, values[i]);
                if (i + window - 1 < values.Length)
                {
                    result[i + window - 1] = best;
                }
            }

            best = values[last];
            for (var i = last; i < Math.Min(last + window, values.Length); i++)
            {
                best = choose(best, values[i]);
                result[i] = choose(best, result[i]);
            }
        }
    }
}
