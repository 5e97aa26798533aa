namespace NanoCap.Trading.Strategies;

/// <summary>Where a number stands among others.</summary>
internal static class PercentileRank
{
    /// <summary>The share of numbers that are not above one of them: 1 for the highest, 1/n for the lowest of n; equal
    /// numbers share the higher place.</summary>
    /// <param name="ascending">The numbers, ascending.</param>
    /// <param name="value">One of them.</param>
    public static double Of(ReadOnlySpan<double> ascending, double value)
    {
        var (low, high) = (0, ascending.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = ascending[middle] <= value ? (middle + 1, high) : (low, middle);
        }

        return (double)low / ascending.Length;
    }
}
