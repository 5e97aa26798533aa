namespace NanoCap.Trading.Sessions;

/// <summary>Dates that are defined by a rule: the n-th weekday of a month, and Easter.</summary>
internal static class DateRule
{
    /// <summary>The n-th (from 1) given weekday of a month.</summary>
    public static DateOnly Nth(int year, int month, DayOfWeek weekday, int n)
    {
        var first = new DateOnly(year, month, 1);
        var daysAhead = ((int)weekday - (int)first.DayOfWeek + 7) % 7;
        return first.AddDays(daysAhead + (7 * (n - 1)));
    }

    /// <summary>The last given weekday of a month.</summary>
    public static DateOnly Last(int year, int month, DayOfWeek weekday)
    {
        var last = new DateOnly(year, month, DateTime.DaysInMonth(year, month));
        return last.AddDays(-(((int)last.DayOfWeek - (int)weekday + 7) % 7));
    }

    /// <summary>Easter Sunday of the Gregorian calendar, by the anonymous algorithm of 1876 (Meeus, Astronomical
    /// Algorithms, chapter 8).</summary>
    public static DateOnly Easter(int year)
    {
        var golden = year % 19;
        var century = year / 100;
        var yearOfCentury = year % 100;
        var correction = (century - ((century + 8) / 25) + 1) / 3;
        var epact = ((19 * golden) + century - (century / 4) - correction + 15) % 30;
        var weekday = (32 + (2 * (century % 4)) + (2 * (yearOfCentury / 4)) - epact - (yearOfCentury % 4)) % 7;
        var late = (golden + (11 * epact) + (22 * weekday)) / 451;
        var marchDays = epact + weekday - (7 * late) + 114;
        return new DateOnly(year, marchDays / 31, (marchDays % 31) + 1);
    }
}
