using NanoCap.Trading.Indicators.Lanes;

namespace NanoCap.Trading.Indicators;

/// <summary>A recursive average a = a' + weight * (x - a'), started at the mean of the first n values. Equal values
/// give exactly themselves.</summary>
internal struct SeededAverage<T>
    where T : struct, ILane<T>
{
    private readonly int window;
    private readonly T weight;
    private int count;
    private T pivot;
    private T sum;

    /// <summary>Starts empty.</summary>
    /// <param name="window">How many values make the seed.</param>
    /// <param name="weight">The weight of the newest value, 0..1.</param>
    public SeededAverage(int window, double weight)
    {
        this.window = window;
        this.weight = T.Of(weight);
        Value = T.NaN;
    }

    /// <summary>The average, or NaN before the seed is complete.</summary>
    public T Value { get; private set; }

    /// <summary>Whether the next value moves the average rather than joins the seed.</summary>
    public readonly bool IsSeeded => count == window;

    /// <summary>What <see cref="Add"/> makes of a seeded average; loops keep it in a local variable.</summary>
    public readonly T Next(T average, T value) => average + (weight * (value - average));

    /// <summary>Takes the next value and returns the average, NaN before the seed is complete.</summary>
    public T Add(T value)
    {
        if (count == window)
        {
            return Value = Next(Value, value);
        }

        // The seed is summed as distances from the first value, so that equal values give exactly themselves.
        pivot = count == 0 ? value : pivot;
        sum += value - pivot;
        count++;
        return count < window ? T.NaN : Value = pivot + (sum / T.Of(window));
    }
}
