using System.Runtime.InteropServices;
using NanoCap.Trading.Indicators.Lanes;

namespace NanoCap.Trading.Indicators;

/// <summary>Means and sums of squared deviations of all windows, in two additions a value.</summary>
/// <remarks>A running sum that adds the newest value and subtracts the oldest keeps the rounding error of every value
/// it ever held, and a constant stretch after a jump gets a deviation that is not zero. Here nothing is ever subtracted
/// from a sum: the series is cut into blocks of one window's length, and each window is the end of one block plus the
/// start of the next (van Herk 1992). Sums are of distances from the last value of the left block, which lies in every
/// such window; so equal values give exactly their mean and exactly no deviation.</remarks>
internal static class RollingMoments
{
    /// <summary>Writes mean and sum of squared deviations from it; NaN before index window - 1. The results must not
    /// overlap the values or each other.</summary>
    public static void Calculate(
        ReadOnlySpan<double> values, int window, Span<double> means, Span<double> squares) => Calculate(
            MemoryMarshal.Cast<double, OneLane>(values), window,
            MemoryMarshal.Cast<double, OneLane>(means), MemoryMarshal.Cast<double, OneLane>(squares));

    /// <summary>Writes the means alone; NaN before index window - 1. The result must not overlap the values.</summary>
    public static void Means(ReadOnlySpan<double> values, int window, Span<double> means) =>
        Means(MemoryMarshal.Cast<double, OneLane>(values), window, MemoryMarshal.Cast<double, OneLane>(means));

    /// <inheritdoc cref="Calculate(ReadOnlySpan{double}, int, Span{double}, Span{double})"/>
    public static void Calculate<T>(ReadOnlySpan<T> values, int window, Span<T> means, Span<T> squares)
        where T : struct, ILane<T>
    {
        var warmUp = Math.Min(window - 1, values.Length);
        means[..warmUp].Fill(T.NaN);
        squares[..warmUp].Fill(T.NaN);
        var length = T.Of(window);
        for (var last = window - 1; last < values.Length; last += window)
        {
            var pivot = values[last];
            var (sum, square) = (T.Of(0), T.Of(0));
            for (var i = last; i > last - window; i--)
            {
                var distance = values[i] - pivot;
                sum += distance;
                square += distance * distance;
                if (i + window - 1 < values.Length)
                {
                    means[i + window - 1] = sum;
                    squares[i + window - 1] = square;
                }
            }

            (sum, square) = (T.Of(0), T.Of(0));
            for (var i = last; i < Math.Min(last + window, values.Length); i++)
            {
                var distance = values[i] - pivot;
                sum += distance;
                square += distance * distance;
                var total = means[i] + sum;
                means[i] = pivot + (total / length);
                squares[i] = T.Larger(squares[i] + square - (total * total / length), T.Of(0));
            }
        }
    }

    /// <inheritdoc cref="Means(ReadOnlySpan{double}, int, Span{double})"/>
    public static void Means<T>(ReadOnlySpan<T> values, int window, Span<T> means)
        where T : struct, ILane<T>
    {
        means[..Math.Min(window - 1, values.Length)].Fill(T.NaN);
        var length = T.Of(window);
        for (var last = window - 1; last < values.Length; last += window)
        {
            var pivot = values[last];
            var sum = T.Of(0);
            for (var i = last; i > last - window; i--)
            {
                sum += values[i] - pivot;
                if (i + window - 1 < values.Length)
                {
                    means[i + window - 1] = sum;
                }
            }

            sum = T.Of(0);
            for (var i = last; i < Math.Min(last + window, values.Length); i++)
            {
                sum += values[i] - pivot;
                means[i] = pivot + ((means[i] + sum) / length);
            }
        }
    }
}
