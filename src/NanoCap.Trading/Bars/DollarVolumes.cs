namespace NanoCap.Trading.Bars;

/// <summary>What a symbol trades in US dollars a session: raw close times raw volume.</summary>
/// <remarks>Windows are the symbol's own last bars, missing sessions left out; shorter at the start of a series.
/// </remarks>
public static class DollarVolumes
{
    /// <summary>Sessions of every window of dollar volume in the design.</summary>
    public const int DefaultSessions = 20;

    /// <summary>Median over <paramref name="sessions"/> bars ending <paramref name="barIndex"/>, US dollars.</summary>
    public static double Median(BarSeries bars, int barIndex, int sessions = DefaultSessions)
    {
        ArgumentNullException.ThrowIfNull(bars);
        var first = Math.Max(0, barIndex + 1 - sessions);
        var count = barIndex + 1 - first;
        Span<double> values = count <= 64 ? stackalloc double[count] : new double[count];
        for (var offset = 0; offset < count; offset++)
        {
            values[offset] = bars.DollarVolume(first + offset);
        }

        return Medians.Of(values);
    }

    /// <summary>Mean over <paramref name="sessions"/> bars ending <paramref name="barIndex"/>, US dollars.</summary>
    public static double Mean(BarSeries bars, int barIndex, int sessions = DefaultSessions)
    {
        ArgumentNullException.ThrowIfNull(bars);
        var first = Math.Max(0, barIndex + 1 - sessions);
        var sum = 0.0;
        for (var index = first; index <= barIndex; index++)
        {
            sum += bars.DollarVolume(index);
        }

        return sum / (barIndex + 1 - first);
    }
}
