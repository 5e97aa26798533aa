namespace NanoCap.Trading.Sessions;

/// <summary>Why and when the New York Stock Exchange is closed or closes early, 1998 to 2030.</summary>
/// <remarks>Source: NYSE rule 7.2 and the exchange's yearly holiday notices.</remarks>
internal static class NyseRules
{
    private static readonly Dictionary<DateOnly, string> SpecialClosures = new()
    {
        [new(2001, 9, 11)] = "attacks of September 11",
        [new(2001, 9, 12)] = "attacks of September 11",
        [new(2001, 9, 13)] = "attacks of September 11",
        [new(2001, 9, 14)] = "attacks of September 11",
        [new(2004, 6, 11)] = "mourning for President Reagan",
        [new(2007, 1, 2)] = "mourning for President Ford",
        [new(2012, 10, 29)] = "Hurricane Sandy",
        [new(2012, 10, 30)] = "Hurricane Sandy",
        [new(2018, 12, 5)] = "mourning for President George H. W. Bush",
        [new(2025, 1, 9)] = "mourning for President Carter",
    };

    /// <summary>The closed weekdays of a year with the name of each; weekends are not among them.</summary>
    public static Dictionary<DateOnly, string> ClosedWeekdays(int year)
    {
        var closed = SpecialClosures.Where(closure => closure.Key.Year == year).ToDictionary();
        closed[DateRule.Nth(year, 1, DayOfWeek.Monday, 3)] = "Martin Luther King Jr. Day";
        closed[DateRule.Nth(year, 2, DayOfWeek.Monday, 3)] = "Washington's Birthday";
        closed[DateRule.Easter(year).AddDays(-2)] = "Good Friday";
        closed[DateRule.Last(year, 5, DayOfWeek.Monday)] = "Memorial Day";
        closed[Observed(new(year, 7, 4))] = "Independence Day";
        closed[DateRule.Nth(year, 9, DayOfWeek.Monday, 1)] = "Labor Day";
        closed[Thanksgiving(year)] = "Thanksgiving Day";
        closed[Observed(new(year, 12, 25))] = "Christmas Day";
        if (year >= 2022)
        {
            closed[Observed(new(year, 6, 19))] = "Juneteenth";
        }

        // On a Saturday it is not moved: the Friday before is the last session of the year.
        var newYear = new DateOnly(year, 1, 1);
        if (newYear.DayOfWeek != DayOfWeek.Saturday)
        {
            closed[Observed(newYear)] = "New Year's Day";
        }

        return closed;
    }

    /// <summary>True if a session that is held on this date ends at 13:00 New York time.</summary>
    public static bool ClosesEarly(DateOnly date) => (date.Month, date.Day) switch
    {
        (7, 3) => date.DayOfWeek is DayOfWeek.Monday or DayOfWeek.Tuesday or DayOfWeek.Thursday
            || (date.DayOfWeek == DayOfWeek.Wednesday && date.Year >= 2013),
        (7, 5) => date.DayOfWeek == DayOfWeek.Friday && date.Year < 2013,
        (11, _) => date == Thanksgiving(date.Year).AddDays(1),
        (12, 24) => date.DayOfWeek is >= DayOfWeek.Monday and <= DayOfWeek.Thursday,
        (12, 26) => date.Year == 2003,
        (12, 31) => date.Year == 1999,
        _ => false,
    };

    private static DateOnly Thanksgiving(int year) => DateRule.Nth(year, 11, DayOfWeek.Thursday, 4);

    private static DateOnly Observed(DateOnly holiday) => holiday.DayOfWeek switch
    {
        DayOfWeek.Saturday => holiday.AddDays(-1),
        DayOfWeek.Sunday => holiday.AddDays(1),
        _ => holiday,
    };
}
