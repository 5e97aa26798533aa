using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using NanoCap.Trading.Sessions;

namespace NanoCap.Trading.Tests.Sessions;

public sealed class TradingCalendarTests
{
    private static readonly TradingCalendar Nyse = TradingCalendar.Nyse;

    // Number of trading days of each year as published in the exchange's yearly fact books and holiday notices.
    [Theory]
    [InlineData(1998, 252)]
    [InlineData(1999, 252)]
    [InlineData(2000, 252)]
    [InlineData(2001, 248)]
    [InlineData(2002, 252)]
    [InlineData(2003, 252)]
    [InlineData(2004, 252)]
    [InlineData(2005, 252)]
    [InlineData(2006, 251)]
    [InlineData(2007, 251)]
    [InlineData(2008, 253)]
    [InlineData(2009, 252)]
    [InlineData(2010, 252)]
    [InlineData(2011, 252)]
    [InlineData(2012, 250)]
    [InlineData(2013, 252)]
    [InlineData(2014, 252)]
    [InlineData(2015, 252)]
    [InlineData(2016, 252)]
    [InlineData(2017, 251)]
    [InlineData(2018, 251)]
    [InlineData(2019, 252)]
    [InlineData(2020, 253)]
    [InlineData(2021, 252)]
    [InlineData(2022, 251)]
    [InlineData(2023, 250)]
    [InlineData(2024, 252)]
    [InlineData(2025, 250)]
    [InlineData(2026, 251)]
    public void A_year_has_as_many_sessions_as_the_exchange_held(int year, int sessions) =>
        Assert.Equal(sessions, Nyse.Count(new(year, 1, 1), new(year, 12, 31)));

    // The exchange's own notices for these years.
    [Theory]
    [InlineData(1998, "01-01 01-19 02-16 04-10 05-25 07-03 09-07 11-26 12-25")]
    [InlineData(1999, "01-01 01-18 02-15 04-02 05-31 07-05 09-06 11-25 12-24")]
    [InlineData(2001, "01-01 01-15 02-19 04-13 05-28 07-04 09-03 09-11 09-12 09-13 09-14 11-22 12-25")]
    [InlineData(2004, "01-01 01-19 02-16 04-09 05-31 06-11 07-05 09-06 11-25 12-24")]
    [InlineData(2005, "01-17 02-21 03-25 05-30 07-04 09-05 11-24 12-26")]
    [InlineData(2007, "01-01 01-02 01-15 02-19 04-06 05-28 07-04 09-03 11-22 12-25")]
    [InlineData(2012, "01-02 01-16 02-20 04-06 05-28 07-04 09-03 10-29 10-30 11-22 12-25")]
    [InlineData(2018, "01-01 01-15 02-19 03-30 05-28 07-04 09-03 11-22 12-05 12-25")]
    [InlineData(2021, "01-01 01-18 02-15 04-02 05-31 07-05 09-06 11-25 12-24")]
    [InlineData(2022, "01-17 02-21 04-15 05-30 06-20 07-04 09-05 11-24 12-26")]
    [InlineData(2023, "01-02 01-16 02-20 04-07 05-29 06-19 07-04 09-04 11-23 12-25")]
    [InlineData(2024, "01-01 01-15 02-19 03-29 05-27 06-19 07-04 09-02 11-28 12-25")]
    [InlineData(2025, "01-01 01-09 01-20 02-17 04-18 05-26 06-19 07-04 09-01 11-27 12-25")]
    [InlineData(2026, "01-01 01-19 02-16 04-03 05-25 06-19 07-03 09-07 11-26 12-25")]
    [InlineData(2027, "01-01 01-18 02-15 03-26 05-31 06-18 07-05 09-06 11-25 12-24")]
    [InlineData(2028, "01-17 02-21 04-14 05-29 06-19 07-04 09-04 11-23 12-25")]
    public void The_closed_weekdays_of_a_year_are_the_exchange_s(int year, string closed)
    {
        var found = DatesOf(year)
            .Where(date => date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !Nyse.IsSession(date));
        Assert.Equal(closed, MonthsAndDays(found));
    }

    // The exchange's own notices for these years; 2002 is the last with a full July 3 and an early July 5.
    [Theory]
    [InlineData(1998, "11-27 12-24")]
    [InlineData(1999, "11-26 12-31")]
    [InlineData(2000, "07-03 11-24")]
    [InlineData(2001, "07-03 11-23 12-24")]
    [InlineData(2002, "07-05 11-29 12-24")]
    [InlineData(2003, "07-03 11-28 12-24 12-26")]
    [InlineData(2004, "11-26")]
    [InlineData(2005, "11-25")]
    [InlineData(2006, "07-03 11-24")]
    [InlineData(2007, "07-03 11-23 12-24")]
    [InlineData(2008, "07-03 11-28 12-24")]
    [InlineData(2009, "11-27 12-24")]
    [InlineData(2012, "07-03 11-23 12-24")]
    [InlineData(2013, "07-03 11-29 12-24")]
    [InlineData(2014, "07-03 11-28 12-24")]
    [InlineData(2015, "11-27 12-24")]
    [InlineData(2017, "07-03 11-24")]
    [InlineData(2019, "07-03 11-29 12-24")]
    [InlineData(2020, "11-27 12-24")]
    [InlineData(2021, "11-26")]
    [InlineData(2023, "07-03 11-24")]
    [InlineData(2024, "07-03 11-29 12-24")]
    [InlineData(2025, "07-03 11-28 12-24")]
    [InlineData(2026, "11-27 12-24")]
    public void The_early_closes_of_a_year_are_the_exchange_s(int year, string early)
    {
        var sessions = Nyse.Between(new(year, 1, 1), new(year, 12, 31)).Where(session => session.IsEarlyClose).ToList();
        Assert.Equal(early, MonthsAndDays(sessions.Select(session => session.Date)));
        Assert.All(sessions, session =>
        {
            Assert.Equal(new TimeOnly(9, 30), NewYorkClock(session.Open));
            Assert.Equal(new TimeOnly(13, 0), NewYorkClock(session.Close));
        });
    }

    [Theory]
    [InlineData("2024-01-01", "New Year's Day")]
    [InlineData("2024-01-15", "Martin Luther King Jr. Day")]
    [InlineData("2024-02-19", "Washington's Birthday")]
    [InlineData("2024-03-29", "Good Friday")]
    [InlineData("2024-05-27", "Memorial Day")]
    [InlineData("2022-06-20", "Juneteenth")]
    [InlineData("2020-07-03", "Independence Day")]
    [InlineData("2024-09-02", "Labor Day")]
    [InlineData("2024-11-28", "Thanksgiving Day")]
    [InlineData("2022-12-26", "Christmas Day")]
    [InlineData("2001-09-14", "attacks of September 11")]
    [InlineData("2004-06-11", "mourning for President Reagan")]
    [InlineData("2007-01-02", "mourning for President Ford")]
    [InlineData("2012-10-30", "Hurricane Sandy")]
    [InlineData("2018-12-05", "mourning for President George H. W. Bush")]
    [InlineData("2025-01-09", "mourning for President Carter")]
    [InlineData("2024-01-06", "Saturday")]
    [InlineData("2024-01-07", "Sunday")]
    [InlineData("2024-01-08", null)]
    [InlineData("2021-06-18", null)] // Juneteenth of 2021 came too late for the exchange
    [InlineData("2021-12-31", null)] // New Year's Day of 2022 is a Saturday and not moved
    [InlineData("2010-12-31", null)]
    public void A_closed_day_says_why(string date, string? reason) => Assert.Equal(reason, Nyse.WhyClosed(Date(date)));

    [Fact]
    public void Asking_for_a_session_on_a_holiday_says_why_and_which_is_next()
    {
        var refusal = Assert.Throws<ArgumentException>(() => Nyse.Session(new(2024, 1, 1)));
        Assert.StartsWith("2024-01-01 is no session (New Year's Day); the next session is 2024-01-02.", refusal.Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Nyse.Add(new(2024, 1, 1), 0));
        Assert.Null(Nyse.FindSession(new(2024, 1, 1)));
    }

    [Fact]
    public void Nothing_is_guessed_outside_the_years_the_calendar_knows()
    {
        Assert.Equal(new DateOnly(1998, 1, 1), Nyse.First);
        Assert.Equal(new DateOnly(2030, 12, 31), Nyse.Last);
        var refusal = Assert.Throws<ArgumentOutOfRangeException>(() => Nyse.IsSession(new(2031, 1, 2)));
        Assert.Contains("The calendar knows 1998-01-01 to 2030-12-31, not 2031-01-02", refusal.Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Nyse.WhyClosed(new(1997, 12, 31)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Nyse.FindSession(new(1997, 12, 31)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Nyse.AtNewYork(new(2031, 1, 1), new(9, 0)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Nyse.Next(new(2030, 12, 31)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Nyse.Previous(new(1998, 1, 2)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Nyse.Add(new(2024, 1, 2), int.MaxValue));
        Assert.Throws<ArgumentOutOfRangeException>(() => Nyse.Add(new(2024, 1, 2), int.MinValue));
        Assert.Throws<ArgumentOutOfRangeException>(() => Nyse.ToNewYork(DateTimeOffset.UnixEpoch));
        Assert.Throws<ArgumentOutOfRangeException>(() => Nyse.ToNewYork(DateTimeOffset.MinValue));
        Assert.Throws<ArgumentOutOfRangeException>(() => Nyse.SessionAt(DateTimeOffset.MaxValue));
        Assert.Throws<ArgumentException>(() => Nyse.Count(new(2024, 1, 3), new(2024, 1, 2)));
        Assert.Null(Nyse.FindNext(Nyse.Last));
    }

    [Fact]
    public void Sessions_are_counted_with_both_ends_and_weekends_count_nothing()
    {
        Assert.Equal(2, Nyse.Count(new(2024, 1, 5), new(2024, 1, 8)));
        Assert.Equal(0, Nyse.Count(new(2024, 1, 6), new(2024, 1, 7)));
        Assert.Equal(new DateOnly(2024, 1, 8), Nyse.Add(new(2024, 1, 5), 1));
        Assert.Equal(new DateOnly(2024, 1, 5), Nyse.Add(new(2024, 1, 8), -1));
        Assert.Equal(new DateOnly(2024, 1, 8), Nyse.Next(new(2024, 1, 6)));
        Assert.Equal(new DateOnly(2024, 1, 5), Nyse.Previous(new(2024, 1, 7)));
        Assert.Equal(["01-05", "01-08"],
            Nyse.Between(new(2024, 1, 5), new(2024, 1, 8)).Select(session => $"{session.Date:MM-dd}"));
    }

    [Fact]
    public void Next_and_previous_undo_each_other_and_add_repeats_them()
    {
        var date = Gen.Choose(Nyse.First.DayNumber + 20, Nyse.Last.DayNumber - 20).Select(DateOnly.FromDayNumber);
        Prop.ForAll(date.ToArbitrary(), any =>
        {
            var next = Nyse.Next(any);
            var session = Nyse.Previous(next);
            return Nyse.IsSession(next) && next > any && session <= any
                && Nyse.Next(session) == next && Nyse.Previous(next) == session
                && Nyse.Add(session, 1) == next && Nyse.Add(next, -1) == session
                && Nyse.Add(session, 3) == Nyse.Next(Nyse.Next(next))
                && Nyse.Count(session, next) == 2
                && Nyse.FindNext(any) == next
                && Nyse.Session(next).Date == next
                && Nyse.FindSession(any).HasValue == (Nyse.WhyClosed(any) is null);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void The_dates_of_the_real_bars_are_exactly_the_sessions()
    {
        AssertSessionsOf("etf/adjusted_closes_2010_2024.csv");
        AssertSessionsOf("smallcap/bars/AACG.csv");
    }

    private static void AssertSessionsOf(string file)
    {
        var path = Path.Combine(RepositoryRoot(), "..", "shared", "data", file);
        Assert.SkipUnless(File.Exists(path), $"No real bars at ../shared/data/{file}.");
        var dates = File.ReadLines(path).Skip(1).Select(line => Date(line[..10])).ToList();
        Assert.NotEmpty(dates);
        Assert.Equal(Nyse.Between(dates[0], dates[^1]).Select(session => session.Date), dates);
    }

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "NanoCap.Bot.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests do not run inside the repository.");
    }

    private static IEnumerable<DateOnly> DatesOf(int year) =>
        Enumerable.Range(new DateOnly(year, 1, 1).DayNumber, DateTime.IsLeapYear(year) ? 366 : 365)
            .Select(DateOnly.FromDayNumber);

    private static string MonthsAndDays(IEnumerable<DateOnly> dates) =>
        string.Join(' ', dates.Select(date => date.ToString("MM-dd", CultureInfo.InvariantCulture)));

    private static TimeOnly NewYorkClock(DateTimeOffset instant) =>
        TimeOnly.FromDateTime(Nyse.ToNewYork(instant).DateTime);

    private static DateOnly Date(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
