using System.Buffers;

namespace NanoCap.Trading.Indicators.Pairs;

/// <summary>The least-squares line y = alpha + beta x through the last n values of two series; beta is the hedge
/// ratio.</summary>
public static class RollingRegression
{
    /// <summary>Writes intercept, in the unit of y, and slope, units of y per unit of x, of each window; NaN at the
    /// first window - 1 indices and where x never moved in the window. Throws <see cref="ArgumentException"/> for
    /// values that are not finite, series or results of another length, or results that overlap a series or each other,
    /// and <see cref="ArgumentOutOfRangeException"/> for a window below 2.</summary>
    public static void Calculate(ReadOnlySpan<double> ys, ReadOnlySpan<double> xs, int window,
        Span<double> alphas, Span<double> betas)
    {
        IndicatorInput.Require(ys, window, alphas, smallestWindow: 2);
        IndicatorInput.Require(xs, window, alphas, smallestWindow: 2);
        IndicatorInput.RequireResult(ys, betas, nameof(betas));
        IndicatorInput.RequireResult(xs, betas, nameof(betas));
        IndicatorInput.RequireResult(alphas, betas, nameof(betas));
        var rented = ArrayPool<PairMoments>.Shared.Rent(xs.Length);
        PairMoments.Calculate(xs, ys, window, rented);
        for (var i = 0; i < xs.Length; i++)
        {
            var moments = rented[i];
            betas[i] = i >= window - 1 && moments.SquaresX > 0 ? moments.Products / moments.SquaresX : double.NaN;
            alphas[i] = moments.MeanY - (betas[i] * moments.MeanX);
        }

        ArrayPool<PairMoments>.Shared.Return(rented);
    }
}
