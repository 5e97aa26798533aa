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
}
