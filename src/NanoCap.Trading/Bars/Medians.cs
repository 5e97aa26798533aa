namespace NanoCap.Trading.Bars;

/// <summary>Medians of short windows.</summary>
internal static class Medians
{
    /// <summary>The middle value, or the mean of the two middle ones of an even number; NaN of nothing.</summary>
    /// <remarks>Sorts a copy by insertion: windows have some twenty values, and the general sort would have to be
    /// compiled first.</remarks>
    public static double Of(ReadOnlySpan<double> values)
    {
        if (values.IsEmpty)
        {
            return double.NaN;
        }

        Span<double> sorted = values.Length <= 64 ? stackalloc double[values.Length] : new double[values.Length];
        for (var index = 0; index < values.Length; index++)
        {
            var value = values[index];
            var place = index;
            while (place > 0 && sorted[place - 1] > value)
            {
                sorted[place] = sorted[place - 1];
                place--;
            }

            sorted[place] = value;
        }

        var middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
