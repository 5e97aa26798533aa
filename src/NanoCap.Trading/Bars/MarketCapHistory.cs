namespace NanoCap.Trading.Bars;

/// <summary>What a symbol was worth on some days.</summary>
public sealed class MarketCapHistory
{
    private readonly int[] days;
    private readonly double[] caps;

    /// <summary>Keeps capitalisations by day.</summary>
    /// <param name="points">Day and US dollars, above zero; in any order, at most one a day.</param>
    /// <exception cref="ArgumentException">A day occurs twice.</exception>
    public MarketCapHistory(IEnumerable<KeyValuePair<DateOnly, double>> points)
    {
        ArgumentNullException.ThrowIfNull(points);
        var ordered = points.OrderBy(point => point.Key).ToArray();
        days = Array.ConvertAll(ordered, point => point.Key.DayNumber);
        caps = Array.ConvertAll(ordered, point => point.Value);
        if (days.Distinct().Count() < days.Length)
        {
            throw new ArgumentException("Expected one capitalisation a day, found two.", nameof(points));
        }
    }

    /// <summary><see cref="DateOnly.DayNumber"/> of each day up to one, ascending.</summary>
    public ReadOnlySpan<int> DayNumbersThrough(DateOnly last) => days.AsSpan(0, CountThrough(last));

    /// <summary>US dollars on each day up to one, in the same order.</summary>
    public ReadOnlySpan<double> CapsThrough(DateOnly last) => caps.AsSpan(0, CountThrough(last));

    /// <summary>Median of those known on a symbol's last sessions, US dollars; null when none of them is.</summary>
    /// <param name="bars">The symbol's bars.</param>
    /// <param name="barIndex">The last of the sessions.</param>
    /// <param name="sessions">How many of the symbol's own sessions.</param>
    public double? FindMedian(BarSeries bars, int barIndex, int sessions)
    {
        ArgumentNullException.ThrowIfNull(bars);
        var known = new List<double>(sessions);
        for (var index = Math.Max(0, barIndex + 1 - sessions); index <= barIndex; index++)
        {
            var place = Array.BinarySearch(days, bars.DayNumbers[index]);
            if (place >= 0)
            {
                known.Add(caps[place]);
            }
        }

        return known.Count == 0 ? null : Medians.Of(known.ToArray());
    }

    private int CountThrough(DateOnly last)
    {
        var place = Array.BinarySearch(days, last.DayNumber);
        return place >= 0 ? place + 1 : ~place;
    }
}
