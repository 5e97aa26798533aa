using NanoCap.Trading.Indicators.Lanes;

namespace NanoCap.Trading.Indicators.Streaming;

/// <summary><see cref="Rsi"/> fed with one close after another; the same bits.</summary>
public sealed class StreamingRsi
{
    private RelativeStrength<OneLane> strength;
    private double? previous;

    /// <summary>Starts without closes. Throws <see cref="ArgumentOutOfRangeException"/> for a window below 1.</summary>
    public StreamingRsi(int window)
    {
        IndicatorInput.RequireWindow(window);
        strength = new(window);
    }

    /// <summary>The index, 0..100; NaN before n changes are known.</summary>
    public double Current { get; private set; } = double.NaN;

    /// <summary>Takes the next close and returns <see cref="Current"/>. Throws <see cref="ArgumentException"/> for a
    /// close that is not finite and stays as it was.</summary>
    public double Update(double close)
    {
        IndicatorInput.RequireFinite(close, nameof(close));
        if (previous is { } before)
        {
            Current = strength.Add(new(close - before)).Value;
        }

        previous = close;
        return Current;
    }
}
