using System.Runtime.InteropServices;
using NanoCap.Trading.Indicators.Lanes;

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
        Calculate(
            MemoryMarshal.Cast<double, OneLane>(values), window, deviations, MemoryMarshal.Cast<double, OneLane>(upper),
            MemoryMarshal.Cast<double, OneLane>(middle), MemoryMarshal.Cast<double, OneLane>(lower));
    }

    /// <summary>The same for eight series at once, with the same bits. Throws <see cref="ArgumentException"/> if two of
    /// the four are the same.</summary>
    public static void Calculate(EightSeries values, int window, double deviations,
        EightSeries upper, EightSeries middle, EightSeries lower)
    {
        IndicatorInput.RequireWindow(window);
        upper.RequireOther(middle);
        upper.RequireOther(lower);
        middle.RequireOther(lower);
        Calculate(values.Rows, window, deviations, upper.Like(values), middle.Like(values), lower.Like(values));
    }

    /// <summary>Where a value lies between its bands: (value - lower) / (upper - lower), 0 at the lower and 1 at the
    /// upper band; NaN for equal bands and in warm-up.</summary>
    public static double Position(double value, double upper, double lower) =>
        upper > lower ? (value - lower) / (upper - lower) : double.NaN;

    private static void Calculate<T>(
        ReadOnlySpan<T> values, int window, double deviations, Span<T> upper, Span<T> middle, Span<T> lower)
        where T : struct, ILane<T>
    {
        RollingMoments.Calculate(values, window, middle, upper);
        var (times, length) = (T.Of(deviations), T.Of(window));
        for (var i = 0; i < values.Length; i++)
        {
            var distance = times * T.Root(upper[i] / length);
            upper[i] = middle[i] + distance;
            lower[i] = middle[i] - distance;
        }
    }
}
