namespace NanoCap.Trading.Risk;

/// <summary>The few statistics of daily returns that rules need.</summary>
internal static class ReturnStatistics
{
    /// <summary>Quantile with linear interpolation between order statistics at (n - 1) p (Hyndman and Fan, type 7).
    /// </summary>
    /// <param name="values">At least one, in any order; sorted afterwards.</param>
    /// <param name="probability">0 to 1.</param>
    public static double Quantile(Span<double> values, double probability)
    {
        values.Sort();
        var position = (values.Length - 1) * probability;
        var below = (int)Math.Floor(position);
        var above = Math.Min(below + 1, values.Length - 1);
        return values[below] + (position - below) * (values[above] - values[below]);
    }

    /// <summary>Sample deviation, divided by n - 1; NaN with fewer than two values.</summary>
    public static double SampleDeviation(ReadOnlySpan<double> values)
    {
        if (values.Length < 2)
        {
            return double.NaN;
        }

        var sum = 0.0;
        foreach (var value in values)
        {
            sum += value;
        }

        var (mean, squares) = (sum / values.Length, 0.0);
        foreach (var value in values)
        {
            squares += (value - mean) * (value - mean);
        }

        return Math.Sqrt(squares / (values.Length - 1));
    }

    /// <summary>Pearson's correlation over the pairs of which both are finite, aligned at the end.</summary>
    /// <returns>-1 to 1; NaN with fewer pairs than asked, or where one side does not move.</returns>
    public static double Correlation(ReadOnlySpan<double> left, ReadOnlySpan<double> right, int atLeastPairs)
    {
        var length = Math.Min(left.Length, right.Length);
        left = left[^length..];
        right = right[^length..];
        var (count, sumLeft, sumRight) = (0, 0.0, 0.0);
        for (var index = 0; index < length; index++)
        {
            if (double.IsFinite(left[index]) && double.IsFinite(right[index]))
            {
                (count, sumLeft, sumRight) = (count + 1, sumLeft + left[index], sumRight + right[index]);
            }
        }

        if (count == 0 || count < atLeastPairs)
        {
            return double.NaN;
        }

        var (meanLeft, meanRight) = (sumLeft / count, sumRight / count);
        var (product, squaresLeft, squaresRight) = (0.0, 0.0, 0.0);
        for (var index = 0; index < length; index++)
        {
            var (offLeft, offRight) = (left[index] - meanLeft, right[index] - meanRight);
            if (double.IsFinite(offLeft) && double.IsFinite(offRight))
            {
                product += offLeft * offRight;
                squaresLeft += offLeft * offLeft;
                squaresRight += offRight * offRight;
            }
        }

        var scale = Math.Sqrt(squaresLeft) * Math.Sqrt(squaresRight);
        return scale > 0 ? Math.Clamp(product / scale, -1, 1) : double.NaN;
    }
}
