using System.Runtime.InteropServices;
using NanoCap.Trading.Indicators.Lanes;

namespace NanoCap.Trading.Indicators;

/// <summary>Average true range: Wilder's average of max(h - l, abs(h - c'), abs(l - c')), in the price's
/// unit.</summary>
/// <remarks>J. Welles Wilder, New Concepts in Technical Trading Systems, 1978. True ranges start at the second bar, the
/// first that has a close before it.</remarks>
public static class AverageTrueRange
{
    /// <summary>Writes the average; NaN at the first window indices. Throws <see cref="ArgumentException"/> for prices
    /// that are not finite, columns of different lengths or a result that overlaps one, and
    /// <see cref="ArgumentOutOfRangeException"/> for a window below 1.</summary>
    public static void Calculate(ReadOnlySpan<double> highs, ReadOnlySpan<double> lows, ReadOnlySpan<double> closes,
        int window, Span<double> result)
    {
        IndicatorInput.Require(closes, window, result);
        IndicatorInput.RequireLength(closes, highs, nameof(highs));
        IndicatorInput.RequireLength(closes, lows, nameof(lows));
        IndicatorInput.RequireFinite(highs, nameof(highs));
        IndicatorInput.RequireFinite(lows, nameof(lows));
        IndicatorInput.RequireResult(highs, result);
        IndicatorInput.RequireResult(lows, result);
        Calculate(
            MemoryMarshal.Cast<double, OneLane>(highs), MemoryMarshal.Cast<double, OneLane>(lows),
            MemoryMarshal.Cast<double, OneLane>(closes), window, MemoryMarshal.Cast<double, OneLane>(result));
    }

    /// <summary>The same for eight symbols at once, with the same bits. Throws <see cref="ArgumentException"/> for
    /// columns of different lengths or if the result is one of them.</summary>
    public static void Calculate(
        EightSeries highs, EightSeries lows, EightSeries closes, int window, EightSeries result)
    {
        IndicatorInput.RequireWindow(window);
        highs.RequireAlike(closes, nameof(highs));
        lows.RequireAlike(closes, nameof(lows));
        result.RequireOther(highs);
        result.RequireOther(lows);
        Calculate(highs.Rows, lows.Rows, closes.Rows, window, result.Like(closes));
    }

    /// <summary>The true range of one bar: how far the price moved since the close before, at least high -
    /// low.</summary>
    public static double TrueRange(double high, double low, double previousClose) =>
        TrueRange(new OneLane(high), new OneLane(low), new OneLane(previousClose)).Value;

    internal static T TrueRange<T>(T high, T low, T previousClose)
        where T : struct, ILane<T> => T.Larger(
            high - low, T.Larger(T.Absolute(high - previousClose), T.Absolute(low - previousClose)));

    private static void Calculate<T>(
        ReadOnlySpan<T> highs, ReadOnlySpan<T> lows, ReadOnlySpan<T> closes, int window, Span<T> result)
        where T : struct, ILane<T>
    {
        result[..Math.Min(1, result.Length)].Fill(T.NaN);
        var average = new SeededAverage<T>(window, 1.0 / window);
        var i = 1;
        for (; i < closes.Length && !average.IsSeeded; i++)
        {
            result[i] = average.Add(TrueRange(highs[i], lows[i], closes[i - 1]));
        }

        var current = average.Value;
        for (; i < closes.Length; i++)
        {
            result[i] = current = average.Next(current, TrueRange(highs[i], lows[i], closes[i - 1]));
        }
    }
}
