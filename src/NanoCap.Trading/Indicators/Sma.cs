using NanoCap.Trading.Indicators.Lanes;

namespace NanoCap.Trading.Indicators;

/// <summary>Simple moving average: the mean of the last n values, in the values' unit.</summary>
public static class Sma
{
    /// <summary>Writes the average of each window; NaN at the first window - 1 indices. Equal values give exactly
    /// themselves. Throws <see cref="ArgumentException"/> for values that are not finite, a result of another length
    /// or one that overlaps the values, and <see cref="ArgumentOutOfRangeException"/> for a window below 1.</summary>
    public static void Calculate(ReadOnlySpan<double> values, int window, Span<double> result)
    {
        IndicatorInput.Require(values, window, result);
        RollingMoments.Means(values, window, result);
    }

    /// <summary>The same for eight series at once, with the same bits. Throws <see cref="ArgumentException"/> if the
    /// result is the values.</summary>
    public static void Calculate(EightSeries values, int window, EightSeries result)
    {
        IndicatorInput.RequireWindow(window);
        RollingMoments.Means(values.Rows, window, result.Like(values));
    }
}
