using NanoCap.Trading.Indicators.Lanes;

namespace NanoCap.Trading.Indicators.Streaming;

/// <summary><see cref="Ema"/> fed with one value after another; the same bits.</summary>
public sealed class StreamingEma
{
    private SeededAverage<OneLane> average;

    /// <summary>Starts without values. Throws <see cref="ArgumentOutOfRangeException"/> for a window below 1.</summary>
    public StreamingEma(int window)
    {
        IndicatorInput.RequireWindow(window);
        average = new(window, SeededAverages.ExponentialWeight(window));
    }

    /// <summary>The average; NaN before the n-th value.</summary>
    public double Current => average.Value.Value;

    /// <summary>Takes the next value and returns <see cref="Current"/>. Throws <see cref="ArgumentException"/> for a
    /// value that is not finite and stays as it was.</summary>
    public double Update(double value)
    {
        IndicatorInput.RequireFinite(value, nameof(value));
        return average.Add(new(value)).Value;
    }
}
