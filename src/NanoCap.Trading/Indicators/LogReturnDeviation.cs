using System.Buffers;

namespace NanoCap.Trading.Indicators;

/// <summary>Sample deviation of the last n logarithmic returns ln(c / c'), a ratio a session (.02 = 2 %). With n = 20
/// it is the house's sigma20.</summary>
public static class LogReturnDeviation
{
    /// <summary>Writes the deviation; NaN at the first window indices (n returns need n + 1 closes). Equal closes give
    /// exactly 0. Throws <see cref="ArgumentException"/> for closes that are not finite and above 0, a result of
    /// another length or one that overlaps the closes, and <see cref="ArgumentOutOfRangeException"/> for a window below
    /// 2. </summary>
    public static void Calculate(ReadOnlySpan<double> closes, int window, Span<double> result)
    {
        IndicatorInput.Require(closes, window, result, smallestWindow: 2);
        IndicatorInput.RequirePositive(closes, nameof(closes));
        if (closes.IsEmpty)
        {
            return;
        }

        var count = closes.Length - 1;
        var rented = ArrayPool<double>.Shared.Rent(2 * count);
        var returns = rented.AsSpan(0, count);
        for (var i = 0; i < count; i++)
        {
            returns[i] = Math.Log(closes[i + 1] / closes[i]);
        }

        result[0] = double.NaN;
        RollingMoments.Calculate(returns, window, rented.AsSpan(count, count), result[1..]);
        foreach (ref var value in result)
        {
            value = Math.Sqrt(value / (window - 1));
        }

        ArrayPool<double>.Shared.Return(rented);
    }
}
