using NanoCap.Trading.Indicators.Lanes;

namespace NanoCap.Trading.Indicators;

/// <summary>Exponential moving average: e = e' + (x - e') * 2 / (n + 1), in the values' unit.</summary>
/// <remarks>Seeded with the mean of the first n values, as TA-Lib and Skender do.</remarks>
public static class Ema
{
    /// <summary>Writes the average at each index; NaN at the first window - 1 indices, the seed at window - 1. Throws
    /// <see cref="ArgumentException"/> for values that are not finite, a result of another length or one that overlaps
    /// the values, and <see cref="ArgumentOutOfRangeException"/> for a window below 1.</summary>
    public static void Calculate(ReadOnlySpan<double> values, int window, Span<double> result)
    {
        IndicatorInput.Require(values, window, result);
        SeededAverages.Calculate(values, window, SeededAverages.ExponentialWeight(window), result);
    }

    /// <summary>The same for eight series at once, with the same bits. Throws <see cref="ArgumentException"/> if the
    /// result is the values.</summary>
    public static void Calculate(EightSeries values, int window, EightSeries result)
    {
        IndicatorInput.RequireWindow(window);
        SeededAverages.Calculate(values.Rows, window, SeededAverages.ExponentialWeight(window), result.Like(values));
    }
}
