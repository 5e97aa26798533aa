using System.Buffers;

namespace NanoCap.Trading.Indicators.Pairs;

/// <summary>Pearson's correlation of the last n values of two series, -1..1.</summary>
public static class RollingCorrelation
{
    /// <summary>Writes the correlation of each window; NaN at the first window - 1 indices and where one of the two
    /// never moved in the window. Throws <see cref="ArgumentException"/> for values that are not finite, series or a
    /// result of another length, or a result that overlaps a series, and <see cref="ArgumentOutOfRangeException"/> for
    /// a window below 2.</summary>
    public static void Calculate(
        ReadOnlySpan<double> xs, ReadOnlySpan<double> ys, int window, Span<double> result)
    {
        IndicatorInput.Require(xs, window, result, smallestWindow: 2);
        IndicatorInput.Require(ys, window, result, smallestWindow: 2);
        var rented = ArrayPool<PairMoments>.Shared.Rent(xs.Length);
        PairMoments.Calculate(xs, ys, window, rented);
        for (var i = 0; i < xs.Length; i++)
        {
            result[i] = i < window - 1 ? double.NaN : Of(rented[i]);
        }

        ArrayPool<PairMoments>.Shared.Return(rented);
    }

    private static double Of(PairMoments moments) => moments is { SquaresX: > 0, SquaresY: > 0 }
        ? Math.Clamp(moments.Products / (Math.Sqrt(moments.SquaresX) * Math.Sqrt(moments.SquaresY)), -1, 1)
        : double.NaN;
}
