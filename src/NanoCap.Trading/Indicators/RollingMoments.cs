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
        ReadOnlySpan<double> values, int window, Span<double> means, Span<double> squares)
    {
        var warmUp = Math.Min(window - 1, values.Length);
        means[..warmUp].Fill(double.NaN);
        squares[..warmUp].Fill(double.NaN);
        for (var last = window - 1; last < values.Length; last += window)
        {
            var pivot = values[last];
            var (sum, square) = (0.0, 0.0);
            for (var i = last; i > last - window; i--)
            {
                var distance = values[i] - pivot;
                sum += distance;
                square += distance * distance;
                if (i + window - 1 < values.Length)
                {
                    (means[i + window - 1], squares[i + window - 1]) = (sum, square);
                }
            }

            (sum, square) = (0.0, 0.0);
            for (var i = last; i < Math.Min(last + window, values.Length); i++)
            {
                var distance = values[i] - pivot;
                sum += distance;
                square += distance * distance;
                var total = means[i] + sum;
                means[i] = pivot + (total / window);
                squares[i] = Math.Max(0, squares[i] + square - (total * total / window));
            }
        }
    }

    /// <summary>Writes the means alone; NaN before index window - 1. The result must not overlap the values.</summary>
    public static void Means(ReadOnlySpan<double> values, int window, Span<double> means)
    {
        means[..Math.Min(window - 1, values.Length)].Fill(double.NaN);
        for (var last = window - 1; last < values.Length; last += window)
        {
            var pivot = values[last];
            var sum = 0.0;
            for (var i = last; i > last - window; i--)
            {
                sum += values[i] - pivot;
                if (i + window - 1 < values.Length)
                {
                    means[i + window - 1] = sum;
                }
            }

            sum = 0.0;
            for (var i = last; i < Math.Min(last + window, values.Length); i++)
            {
                sum += values[i] - pivot;
                means[i] = pivot + ((means[i] + sum) / window);
            }
        }
    }
}
