using System.Buffers;

namespace NanoCap.Trading.Indicators.Pairs;

/// <summary>Means of two series over a window, and the sums of squares and products of their distances from them.
/// </summary>
internal readonly record struct PairMoments(
    double MeanX, double MeanY, double SquaresX, double SquaresY, double Products)
{
    /// <summary>Writes the moments of each window that ends at index window - 1 or later.</summary>
    /// <remarks>Blocks and pivots as in <see cref="RollingMoments"/>: nothing is subtracted from a running sum, and
    /// equal values give exactly 0. The pivot lies in every window it serves, so no more is lost than a factor of the
    /// window's length.</remarks>
    public static void Calculate(
        ReadOnlySpan<double> xs, ReadOnlySpan<double> ys, int window, Span<PairMoments> results)
    {
        var rented = ArrayPool<Sums>.Shared.Rent(window);
        for (var last = window - 1; last < xs.Length; last += window)
        {
            var (pivotX, pivotY) = (xs[last], ys[last]);
            var sums = default(Sums);
            for (var i = 0; i < window; i++)
            {
                // The i newest values of the left block end at its last one.
                sums = sums.With(xs[last - i] - pivotX, ys[last - i] - pivotY);
                rented[i] = sums;
            }

            sums = default;
            for (var i = last; i < Math.Min(last + window, xs.Length); i++)
            {
                sums = sums.With(xs[i] - pivotX, ys[i] - pivotY);
                results[i] = rented[last + window - 1 - i].And(sums).Around(pivotX, pivotY, window);
            }
        }

        ArrayPool<Sums>.Shared.Return(rented);
    }

    /// <summary>Sums of distances from the pivots.</summary>
    private readonly record struct Sums(double X, double Y, double XX, double YY, double XY)
    {
        public Sums With(double x, double y) => new(X + x, Y + y, XX + (x * x), YY + (y * y), XY + (x * y));

        public Sums And(Sums other) =>
            new(X + other.X, Y + other.Y, XX + other.XX, YY + other.YY, XY + other.XY);

        public PairMoments Around(double pivotX, double pivotY, int window) => new(
            pivotX + (X / window),
            pivotY + (Y / window),
            Math.Max(0, XX - (X * X / window)),
            Math.Max(0, YY - (Y * Y / window)),
            XY - (X * Y / window));
    }
}
