using System.Runtime.InteropServices;
using NanoCap.Trading.Indicators.Lanes;

namespace NanoCap.Trading.Indicators;

/// <summary>Moving average convergence divergence: a fast less a slow exponential average of closes, in the price's
/// unit; its signal line is an exponential average of it, the histogram the difference of both.</summary>
/// <remarks>Gerald Appel. As Skender: each average is seeded with its own first n values (TA-Lib delays the fast one,
/// so its first values differ). 12/26/9 has its first line at index 25 and its first signal at index 33.</remarks>
public static class Macd
{
    /// <summary>Writes line, signal and histogram. The line is NaN at the first slow - 1 indices, signal and histogram
    /// at the first slow + signal - 2. Throws <see cref="ArgumentException"/> for closes that are not finite, results
    /// of another length or such that overlap the closes or each other, and
    /// <see cref="ArgumentOutOfRangeException"/> for a window below 1 or a slow window not longer than the fast one.
    /// </summary>
    public static void Calculate(ReadOnlySpan<double> closes, int fastWindow, int slowWindow, int signalWindow,
        Span<double> line, Span<double> signal, Span<double> histogram)
    {
        IndicatorInput.RequireWindow(fastWindow);
        IndicatorInput.RequireWindow(signalWindow);
        IndicatorInput.Require(closes, slowWindow, line, fastWindow + 1);
        IndicatorInput.RequireResult(closes, signal, nameof(signal));
        IndicatorInput.RequireResult(closes, histogram, nameof(histogram));
        IndicatorInput.RequireResult(line, signal, nameof(signal));
        IndicatorInput.RequireResult(line, histogram, nameof(histogram));
        IndicatorInput.RequireResult(signal, histogram, nameof(histogram));
        new MacdLines<OneLane>(fastWindow, slowWindow, signalWindow).Write(
            MemoryMarshal.Cast<double, OneLane>(closes),
            MemoryMarshal.Cast<double, OneLane>(line), MemoryMarshal.Cast<double, OneLane>(signal),
            MemoryMarshal.Cast<double, OneLane>(histogram));
    }

    /// <summary>The same for eight series at once, with the same bits. Throws <see cref="ArgumentException"/> if two of
    /// the four are the same.</summary>
    public static void Calculate(EightSeries closes, int fastWindow, int slowWindow, int signalWindow,
        EightSeries line, EightSeries signal, EightSeries histogram)
    {
        IndicatorInput.RequireWindow(fastWindow);
        IndicatorInput.RequireWindow(signalWindow);
        IndicatorInput.RequireWindow(slowWindow, fastWindow + 1);
        line.RequireOther(signal);
        line.RequireOther(histogram);
        signal.RequireOther(histogram);
        new MacdLines<EightLanes>(fastWindow, slowWindow, signalWindow).Write(
            closes.Rows, line.Like(closes), signal.Like(closes), histogram.Like(closes));
    }
}
