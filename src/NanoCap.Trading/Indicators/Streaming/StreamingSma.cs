namespace NanoCap.Trading.Indicators.Streaming;

/// <summary><see cref="Sma"/> fed with one value after another; the same bits.</summary>
public sealed class StreamingSma
{
    private readonly WindowStream values;

    /// <summary>Starts without values. Throws <see cref="ArgumentOutOfRangeException"/> for a window below 1.</summary>
    public StreamingSma(int window)
    {
        IndicatorInput.RequireWindow(window);
        values = new WindowStream(window);
    }

    /// <summary>The mean of the last n values; NaN before the n-th.</summary>
    public double Current => values.Mean;

    /// <summary>Takes the next value and returns <see cref="Current"/>. Throws <see cref="ArgumentException"/> for a
    /// value that is not finite and stays as it was.</summary>
    public double Update(double value)
    {
        IndicatorInput.RequireFinite(value, nameof(value));
        values.Add(value);
        return Current;
    }
}
