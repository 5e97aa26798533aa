namespace NanoCap.Trading.Indicators;

/// <summary>The highest of the last n values, in the values' unit.</summary>
public static class RollingMaximum
{
    /// <summary>Writes the highest value of each window; NaN at the first window - 1 indices. Throws
    /// <see cref="ArgumentException"/> for values that are not finite, a result of another length or one that overlaps
    /// the values, and <see cref="ArgumentOutOfRangeException"/> for a window below 1.</summary>
    public static void Calculate(ReadOnlySpan<double> values, int window, Span<double> result) =>
        RollingExtreme.Calculate(values, window, result, Math.Max);
}
