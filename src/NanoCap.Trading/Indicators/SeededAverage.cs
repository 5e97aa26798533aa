namespace NanoCap.Trading.Indicators;

/// <summary>A recursive average a = a' + weight * (x - a'), started at the mean of the first n values. Equal values
/// give exactly themselves.</summary>
/// <param name="window">How many values make the seed.</param>
/// <param name="weight">The weight of the newest value, 0..1.</param>
internal struct SeededAverage(int window, double weight)
{
    private int count;
    private double pivot;
    private double sum;

    /// <summary>The average, or NaN before the seed is complete.</summary>
    public double Value { get; private set; } = double.NaN;

    /// <summary>The weight of an exponential average of n values: 2 / (n + 1).</summary>
    public static double ExponentialWeight(int window) => 2.0 / (window + 1.0);

    /// <summary>Writes the average over a series; NaN at the first window - 1 indices.</summary>
    public static void Calculate(ReadOnlySpan<double> values, int window, double weight, Span<double> result)
    {
        var average = new SeededAverage(window, weight);
        for (var i = 0; i < values.Length; i++)
        {
            result[i] = average.Add(values[i]);
        }
    }

    /// <summary>Takes the next value and returns the average, NaN before the seed is complete.</summary>
    public double Add(double value)
    {
        if (count == window)
        {
            return Value += weight * (value - Value);
        }

        // The seed is summed as distances from the first value, so that equal values give exactly themselves.
        pivot = count == 0 ? value : pivot;
        sum += value - pivot;
        count++;
        return count < window ? double.NaN : Value = pivot + (sum / window);
    }
}
