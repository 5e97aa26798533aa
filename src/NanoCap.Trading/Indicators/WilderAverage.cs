using NanoCap.Trading.Indicators.Lanes;

namespace NanoCap.Trading.Indicators;

/// <summary>Wilder's average: w = w' + (x - w') / n, in the values' unit.</summary>
/// <remarks>J. Welles Wilder, New Concepts in Technical Trading Systems, 1978; seeded with the mean of the first n
/// values.</remarks>
public static class WilderAverage
{
    /// <summary>Writes the average at each index; NaN at the first window - 1 indices, the seed at window - 1. Throws
    /// <see cref="ArgumentException"/> for values that are not finite, a result of another length or one that overlaps
    /// the values, and <see cref="ArgumentOutOfRangeException"/> for a window below 1.</summary>
    public static void Calculate(ReadOnlySpan<double> values, int window, Span<double> result)
    {
        IndicatorInput.Require(values, window, result);
        SeededAverages.Calculate(values, window, 1.0 / window, result);
    }

    /// <summary>The same for eight series at once, with the same bits. Throws <see cref="ArgumentException"/> if the
    /// result is the values.</summary>
    public static void Calculate(EightSeries values, int window, EightSeries result)
    {
        IndicatorInput.RequireWindow(window);
        SeededAverages.Calculate(values.Rows, window, 1.0 / window, result.Like(values));
    }
}
