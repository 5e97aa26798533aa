namespace NanoCap.Trading.Indicators.Streaming;

/// <summary><see cref="BollingerBands"/> fed with one value after another; the same bits.</summary>
public sealed class StreamingBollingerBands
{
    private readonly WindowStream values;
    private readonly int window;
    private readonly double deviations;

    /// <summary>Starts without values. Throws <see cref="ArgumentOutOfRangeException"/> for a window below 1.</summary>
    public StreamingBollingerBands(int window, double deviations)
    {
        IndicatorInput.RequireWindow(window);
        (this.window, this.deviations) = (window, deviations);
        values = new WindowStream(window);
    }

    /// <summary>The bands; NaN before the n-th value.</summary>
    public BandValues Current
    {
        get
        {
            var distance = deviations * Math.Sqrt(values.Squares / window);
            return new(values.Mean + distance, values.Mean, values.Mean - distance);
        }
    }

    /// <summary>Takes the next value and returns <see cref="Current"/>. Throws <see cref="ArgumentException"/> for a
    /// value that is not finite and stays as it was.</summary>
    public BandValues Update(double value)
    {
        IndicatorInput.RequireFinite(value, nameof(value));
        values.Add(value);
        return Current;
    }
}
