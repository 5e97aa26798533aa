using System.Runtime.InteropServices;
using NanoCap.Trading.Indicators.Lanes;

namespace NanoCap.Trading.Indicators;

/// <summary>Relative strength index: 100 * G / (G + L), 0..100, of Wilder's averages of gains and losses.</summary>
/// <remarks>J. Welles Wilder, New Concepts in Technical Trading Systems, 1978. With gains and no losses it is 100, with
/// no moves at all 50.</remarks>
public static class Rsi
{
    /// <summary>Writes the index; NaN at the first window indices (n changes need n + 1 closes). Throws
    /// <see cref="ArgumentException"/> for closes that are not finite, a result of another length or one that overlaps
    /// the closes, and <see cref="ArgumentOutOfRangeException"/> for a window below 1.</summary>
    public static void Calculate(ReadOnlySpan<double> closes, int window, Span<double> result)
    {
        IndicatorInput.Require(closes, window, result);
        Calculate(MemoryMarshal.Cast<double, OneLane>(closes), window, MemoryMarshal.Cast<double, OneLane>(result));
    }

    /// <summary>The same for eight series at once, with the same bits. Throws <see cref="ArgumentException"/> if the
    /// result is the closes.</summary>
    public static void Calculate(EightSeries closes, int window, EightSeries result)
    {
        IndicatorInput.RequireWindow(window);
        Calculate(closes.Rows, window, result.Like(closes));
    }

    private static void Calculate<T>(ReadOnlySpan<T> closes, int window, Span<T> result)
        where T : struct, ILane<T>
    {
        result[..Math.Min(1, result.Length)].Fill(T.NaN);
        new RelativeStrength<T>(window).Write(closes, result);
    }
}
