namespace NanoCap.Trading.Strategies;

/// <summary>Columns of numbers that one thread reuses from symbol to symbol; what they held before is undefined.
/// </summary>
public sealed class ScratchColumns
{
    private readonly List<double[]> columns = [];

    /// <summary>A column of the given length; the same number gives the same memory.</summary>
    /// <param name="number">Which column, from 0.</param>
    /// <param name="length">Number of bars.</param>
    public Span<double> Column(int number, int length)
    {
        while (columns.Count <= number)
        {
            columns.Add([]);
        }

        if (columns[number].Length < length)
        {
            columns[number] = new double[Math.Max(length, 2 * columns[number].Length)];
        }

        return columns[number].AsSpan(0, length);
    }
}
