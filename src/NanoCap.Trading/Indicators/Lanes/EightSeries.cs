using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NanoCap.Trading.Indicators.Lanes;

/// <summary>Eight series side by side, each with its own first value at index 0, for the indicators that work on eight
/// symbols at once. Make one, fill it again and again: it grows to the longest series it ever held.</summary>
/// <remarks>A shorter series is followed by its last value, which keeps the arithmetic finite and is never shown. One
/// instance must not be used by two threads.</remarks>
public sealed class EightSeries
{
    /// <summary>Series side by side.</summary>
    public const int Count = 8;

    private readonly int[] lengths = new int[Count];
    private EightLanes[] rows = [];
    private int used;

    /// <summary>The values, one row an index, as long as the longest series.</summary>
    internal ReadOnlySpan<EightLanes> Rows => rows.AsSpan(0, used);

    /// <summary>The value of one series at an index. Throws <see cref="ArgumentOutOfRangeException"/> outside of it.
    /// </summary>
    public double this[int series, int index] => index >= 0 && index < lengths[series]
        ? rows[index].Value[series]
        : throw new ArgumentOutOfRangeException(nameof(index), index, string.Create(
            CultureInfo.InvariantCulture, $"Expected an index below {lengths[series]}."));

    /// <summary>Number of values of one series.</summary>
    public int LengthOf(int series) => lengths[series];

    /// <summary>Takes eight series; fewer are followed by empty ones. Throws <see cref="ArgumentException"/> if a value
    /// is NaN or infinite.</summary>
    public void Fill(
        ReadOnlySpan<double> first, ReadOnlySpan<double> second, ReadOnlySpan<double> third,
        ReadOnlySpan<double> fourth, ReadOnlySpan<double> fifth, ReadOnlySpan<double> sixth,
        ReadOnlySpan<double> seventh, ReadOnlySpan<double> eighth)
    {
        Resize(
            first.Length, second.Length, third.Length, fourth.Length,
            fifth.Length, sixth.Length, seventh.Length, eighth.Length);
        var common = lengths.Min();
        for (var i = 0; i < common; i++)
        {
            rows[i] = new(Vector512.Create(
                first[i], second[i], third[i], fourth[i], fifth[i], sixth[i], seventh[i], eighth[i]));
        }

        Finish(0, first, common);
        Finish(1, second, common);
        Finish(2, third, common);
        Finish(3, fourth, common);
        Finish(4, fifth, common);
        Finish(5, sixth, common);
        Finish(6, seventh, common);
        Finish(7, eighth, common);
    }

    /// <summary>Writes one series. Throws <see cref="ArgumentException"/> unless the result is as long.</summary>
    public void CopyTo(int series, Span<double> result)
    {
        IndicatorInput.RequireCount(lengths[series], result.Length, nameof(result));
        var numbers = MemoryMarshal.Cast<EightLanes, double>(rows);
        for (var i = 0; i < result.Length; i++)
        {
            result[i] = numbers[(i * Count) + series];
        }
    }

    /// <summary>Takes the lengths of other series and returns the rows to write.</summary>
    internal Span<EightLanes> Like(EightSeries other)
    {
        RequireOther(other);
        other.lengths.CopyTo(lengths, 0);
        Grow(other.used);
        return rows.AsSpan(0, used);
    }

    /// <summary>Throws <see cref="ArgumentException"/> if this is the other.</summary>
    internal void RequireOther(EightSeries other)
    {
        if (ReferenceEquals(this, other))
        {
            throw new ArgumentException("Expected other series for a result than for the rest; pass a new one.");
        }
    }

    /// <summary>Throws <see cref="ArgumentException"/> if a series is not as long as that of another column.</summary>
    internal void RequireAlike(EightSeries other, string name)
    {
        for (var series = 0; series < Count; series++)
        {
            IndicatorInput.RequireCount(other.lengths[series], lengths[series], name);
        }
    }

    private void Resize(params ReadOnlySpan<int> newLengths)
    {
        newLengths.CopyTo(lengths);
        Grow(lengths.Max());
    }

    private void Grow(int count)
    {
        used = count;
        if (rows.Length < count)
        {
            rows = new EightLanes[count];
        }
    }

    private void Finish(int series, ReadOnlySpan<double> values, int from)
    {
        IndicatorInput.RequireFinite(values, nameof(values));
        var numbers = MemoryMarshal.Cast<EightLanes, double>(rows.AsSpan());
        for (var i = from; i < used; i++)
        {
            numbers[(i * Count) + series] = values.IsEmpty ? 0 : values[Math.Min(i, values.Length - 1)];
        }
    }
}
