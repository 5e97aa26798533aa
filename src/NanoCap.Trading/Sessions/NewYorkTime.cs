namespace NanoCap.Trading.Sessions;

/// <summary>New York's offset from UTC by the rules in force since 1987: the only time-zone code of the house, so that
/// no result depends on a zone database of the machine.</summary>
/// <remarks>Until 2006 daylight time ran from the first Sunday of April to the last of October (Uniform Time Act as
/// amended in 1986); since 2007 from the second Sunday of March to the first of November (Energy Policy Act of 2005).
/// Clocks change at 02:00 local time.</remarks>
internal static class NewYorkTime
{
    private static readonly TimeSpan StandardOffset = TimeSpan.FromHours(-5);
    private static readonly TimeSpan DaylightOffset = TimeSpan.FromHours(-4);
    private static readonly TimeOnly ChangeTime = new(2, 0);

    /// <summary>The offset from UTC in force at an instant.</summary>
    public static TimeSpan OffsetAt(DateTimeOffset instant)
    {
        // Daylight time begins and ends within a UTC year, so the UTC year names the right rule.
        var utc = instant.UtcDateTime;
        var begins = FirstDaylightDay(utc.Year).ToDateTime(ChangeTime) - StandardOffset;
        var ends = LastDaylightDay(utc.Year).ToDateTime(ChangeTime) - DaylightOffset;
        return utc >= begins && utc < ends ? DaylightOffset : StandardOffset;
    }

    /// <summary>The UTC instant at which New York's clocks show a date and time. A time that occurs twice (autumn) is
    /// the first one; a time that is skipped (spring) is read as standard time.</summary>
    public static DateTimeOffset At(DateOnly date, TimeOnly time)
    {
        var local = date.ToDateTime(time);
        var begins = FirstDaylightDay(date.Year).ToDateTime(ChangeTime.AddHours(1));
        var ends = LastDaylightDay(date.Year).ToDateTime(ChangeTime);
        var offset = local >= begins && local < ends ? DaylightOffset : StandardOffset;
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }

    private static DateOnly FirstDaylightDay(int year) =>
        year >= 2007 ? DateRule.Nth(year, 3, DayOfWeek.Sunday, 2) : DateRule.Nth(year, 4, DayOfWeek.Sunday, 1);

    private static DateOnly LastDaylightDay(int year) =>
        year >= 2007 ? DateRule.Nth(year, 11, DayOfWeek.Sunday, 1) : DateRule.Last(year, 10, DayOfWeek.Sunday);
}
