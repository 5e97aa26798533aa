using NanoCap.Trading.Indicators.Lanes;

namespace NanoCap.Trading.Indicators;

/// <summary>Line and signal of the moving average convergence divergence, fed with one close after another.</summary>
internal struct MacdLines<T>(int fastWindow, int slowWindow, int signalWindow)
    where T : struct, ILane<T>
{
    private SeededAverage<T> fast = new(fastWindow, SeededAverages.ExponentialWeight(fastWindow));
    private SeededAverage<T> slow = new(slowWindow, SeededAverages.ExponentialWeight(slowWindow));
    private SeededAverage<T> smooth = new(signalWindow, SeededAverages.ExponentialWeight(signalWindow));
    private int missing = slowWindow - 1;

    /// <summary>The fast average less the slow one, NaN before the slow one is seeded.</summary>
    public T Line { get; private set; } = T.NaN;

    /// <summary>The average of the line, NaN before it is seeded.</summary>
    public T Signal { get; private set; } = T.NaN;

    /// <summary>Writes line, signal and histogram of each close.</summary>
    public void Write(ReadOnlySpan<T> closes, Span<T> lines, Span<T> signals, Span<T> histogram)
    {
        var i = 0;
        for (; i < closes.Length && !smooth.IsSeeded; i++)
        {
            Add(closes[i]);
            lines[i] = Line;
            signals[i] = Signal;
            histogram[i] = Line - Signal;
        }

        var (quick, steady, signal) = (fast.Value, slow.Value, smooth.Value);
        for (; i < closes.Length; i++)
        {
            quick = fast.Next(quick, closes[i]);
            steady = slow.Next(steady, closes[i]);
            var line = quick - steady;
            signal = smooth.Next(signal, line);
            lines[i] = line;
            signals[i] = signal;
            histogram[i] = line - signal;
        }
    }

    /// <summary>Takes the next close.</summary>
    public void Add(T close)
    {
        Line = fast.Add(close) - slow.Add(close);
        if (missing > 0)
        {
            missing--;
            return;
        }

        Signal = smooth.Add(Line);
    }
}
