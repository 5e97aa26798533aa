namespace NanoCap.Trading.Indicators.Streaming;

/// <summary><see cref="LogReturnDeviation"/> fed with one close after another; the same bits. With n = 20 it is the
/// house's sigma20.</summary>
public sealed class StreamingLogReturnDeviation
{
    private readonly WindowStream returns;
    private readonly int window;
    private double? previous;

    /// <summary>Starts without closes. Throws <see cref="ArgumentOutOfRangeException"/> for a window below 2.</summary>
    public StreamingLogReturnDeviation(int window)
    {
        IndicatorInput.RequireWindow(window, smallest: 2);
        this.window = window;
        returns = new WindowStream(window);
    }

    /// <summary>The sample deviation, a ratio a session; NaN before n returns are known.</summary>
    public double Current => Math.Sqrt(returns.Squares / (window - 1));

    /// <summary>Takes the next close and returns <see cref="Current"/>. Throws <see cref="ArgumentException"/> for a
    /// close that is not finite and above 0 and stays as it was.</summary>
    public double Update(double close)
    {
        IndicatorInput.RequireFinite(close, nameof(close));
        IndicatorInput.RequirePositive([close], nameof(close));
        if (previous is { } before)
        {
            returns.Add(Math.Log(close / before));
        }

        previous = close;
        return Current;
    }
}
