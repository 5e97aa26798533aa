using System.Buffers;

namespace NanoCap.Trading.Indicators;

/// <summary>How many sample deviations the newest value of a window lies above the window's mean; no unit.</summary>
public static class ZScore
{
    /// <summary>Writes (value - mean) / sample deviation of each window; NaN at the first window - 1 indices and where
    /// all values of the window are equal. Throws <see cref="ArgumentException"/> for values that are not finite, a
    /// result of another length or one that overlaps the values, and <see cref="ArgumentOutOfRangeException"/> for a
    /// window below 2.</summary>
    public static void Calculate(ReadOnlySpan<double> values, int window, Span<double> result)
    {
        IndicatorInput.Require(values, window, result, smallestWindow: 2);
        var rented = ArrayPool<double>.Shared.Rent(values.Length);
        var squares = rented.AsSpan(0, values.Length);
        RollingMoments.Calculate(values, window, result, squares);
        for (var i = 0; i < values.Length; i++)
        {
            result[i] = squares[i] > 0
                ? (values[i] - result[i]) / Math.Sqrt(squares[i] / (window - 1))
                : double.NaN;
        }

        ArrayPool<double>.Shared.Return(rented);
    }
}
