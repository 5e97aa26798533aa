namespace NanoCap.Trading.Sessions;

/// <summary>Names the timed jobs between two instants. Live, replay and fault seeds all follow it.</summary>
public static class DueJobs
{
    /// <summary>The jobs due after one instant and up to another (included), in the order in which they are due; none
    /// if the second is not after the first, as after a clock was set back. Throws
    /// <see cref="ArgumentOutOfRangeException"/> for instants outside the calendar.</summary>
    public static IEnumerable<DueJob> Between(
        DateTimeOffset fromExclusive, DateTimeOffset toInclusive, TradingCalendar calendar, JobTimes? times = null)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        var firstDay = calendar.NewYorkDate(fromExclusive);
        var lastDay = calendar.NewYorkDate(toInclusive);
        return firstDay > lastDay
            ? []
            : calendar.Between(firstDay, lastDay)
                .SelectMany(session => (times ?? JobTimes.Standard).Of(session, calendar))
                .Where(job => job.DueAt > fromExclusive && job.DueAt <= toInclusive);
    }

    /// <summary>The first job due after an instant, or null if the calendar ends before one. Throws
    /// <see cref="ArgumentOutOfRangeException"/> for an instant outside the calendar.</summary>
    public static DueJob? Next(DateTimeOffset after, TradingCalendar calendar, JobTimes? times = null)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        return calendar.Between(calendar.NewYorkDate(after), calendar.Last)
            .SelectMany(session => (times ?? JobTimes.Standard).Of(session, calendar))
            .FirstOrDefault(job => job.DueAt > after);
    }
}
