namespace NanoCap.Trading.Indicators;

/// <summary>Bollinger bands: the simple average and lines a multiple of the population deviation above and below it, in
/// the values' unit.</summary>
/// <remarks>John Bollinger, Bollinger on Bollinger Bands, 2001. Equal values give three equal bands, exactly.</remarks>
public static class BollingerBands
{
    /// <summary>Writes the three bands; NaN at the first window - 1 indices. Throws <see cref="ArgumentException"/> for
    /// values that are not finite, results of another length or such that overlap the values or each other, and
    /// <see cref="ArgumentOutOfRangeException"/> for a window below 1.</summary>
    public static void Calculate(ReadOnlySpan<double> values, int window, double deviations,
        Span<double> upper, Span<double> middle, Span<double> lower)
    {
        IndicatorInput.Require(values, window, middle);
        IndicatorInput.RequireResult(values, upper, nameof(upper));
        IndicatorInput.RequireResult(values, lower, nameof(lower));
        IndicatorInput.RequireResult(middle, upper, nameof(upper));
        IndicatorInput.RequireResult(middle, lower, nameof(lower));
        IndicatorInput.RequireResult(upper, lower, nameof(lower));
        RollingMoments.Calculate(values, window, middle, upper);
        for (var i = 0; i < values.Length; i++)
        {
            var distance = deviations * Math.Sqrt(upper[i] / window);
            upper[i] = middle[i] + distance;
            lower[i] = middle[i] - distance;
        }
    }

    /// <summary>Where a value lies between its bands: (value - lower) / (upper - lower), 0 at the lower and 1 at the
    /// upper band; NaN for equal bands and in warm-up.</summary>
    public static double Position(double value, double upper, double lower) =>
        upper > lower ? (value - lower) / (upper - lower) : double.NaN;
}
