using NanoCap.Trading.Indicators.Lanes;

namespace NanoCap.Trading.Indicators.Streaming;

/// <summary><see cref="AverageTrueRange"/> fed with one bar after another; the same bits.</summary>
public sealed class StreamingAverageTrueRange
{
    private SeededAverage<OneLane> average;
    private double? previousClose;

    /// <summary>Starts without bars. Throws <see cref="ArgumentOutOfRangeException"/> for a window below 1.</summary>
    public StreamingAverageTrueRange(int window)
    {
        IndicatorInput.RequireWindow(window);
        average = new(window, 1.0 / window);
    }

    /// <summary>The average in the price's unit; NaN before n true ranges are known.</summary>
    public double Current => average.Value.Value;

    /// <summary>Takes the next bar and returns <see cref="Current"/>. Throws <see cref="ArgumentException"/> for a
    /// price that is not finite and stays as it was.</summary>
    public double Update(double high, double low, double close)
    {
        IndicatorInput.RequireFinite(high, nameof(high));
        IndicatorInput.RequireFinite(low, nameof(low));
        IndicatorInput.RequireFinite(close, nameof(close));
        if (previousClose is { } before)
        {
            average.Add(new(AverageTrueRange.TrueRange(high, low, before)));
        }

        previousClose = close;
        return Current;
    }
}
