using System.Runtime.InteropServices;
using NanoCap.Trading.Indicators.Lanes;

namespace NanoCap.Trading.Indicators;

/// <summary>Recursive averages over whole series.</summary>
internal static class SeededAverages
{
    /// <summary>The weight of an exponential average of n values: 2 / (n + 1).</summary>
    public static double ExponentialWeight(int window) => 2.0 / (window + 1.0);

    /// <summary>Writes the average over a series; NaN at the first window - 1 indices.</summary>
    public static void Calculate(ReadOnlySpan<double> values, int window, double weight, Span<double> result) =>
        Calculate(
            MemoryMarshal.Cast<double, OneLane>(values), window, weight, MemoryMarshal.Cast<double, OneLane>(result));

    /// <inheritdoc cref="Calculate(ReadOnlySpan{double}, int, double, Span{double})"/>
    public static void Calculate<T>(ReadOnlySpan<T> values, int window, double weight, Span<T> result)
        where T : struct, ILane<T>
    {
        var average = new SeededAverage<T>(window, weight);
        var i = 0;
        for (; i < values.Length && !average.IsSeeded; i++)
        {
            result[i] = average.Add(values[i]);
        }

        var current = average.Value;
        for (; i < values.Length; i++)
        {
            result[i] = current = average.Next(current, values[i]);
        }
    }
}
