using NanoCap.Trading.Indicators.Lanes;

namespace NanoCap.Trading.Indicators.Streaming;

/// <summary><see cref="Macd"/> fed with one close after another; the same bits.</summary>
public sealed class StreamingMacd
{
    private MacdLines<OneLane> lines;

    /// <summary>Starts without closes. Throws <see cref="ArgumentOutOfRangeException"/> for a window below 1 or a slow
    /// one not longer than the fast one.</summary>
    public StreamingMacd(int fastWindow, int slowWindow, int signalWindow)
    {
        IndicatorInput.RequireWindow(fastWindow);
        IndicatorInput.RequireWindow(signalWindow);
        IndicatorInput.RequireWindow(slowWindow, fastWindow + 1);
        lines = new(fastWindow, slowWindow, signalWindow);
    }

    /// <summary>Line and signal; NaN in warm-up.</summary>
    public MacdValues Current => new(lines.Line.Value, lines.Signal.Value);

    /// <summary>Takes the next close and returns <see cref="Current"/>. Throws <see cref="ArgumentException"/> for a
    /// close that is not finite and stays as it was.</summary>
    public MacdValues Update(double close)
    {
        IndicatorInput.RequireFinite(close, nameof(close));
        lines.Add(new(close));
        return Current;
    }
}
