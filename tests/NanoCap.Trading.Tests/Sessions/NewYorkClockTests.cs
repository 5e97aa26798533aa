using System.Globalization;
using NanoCap.Trading.Sessions;

namespace NanoCap.Trading.Tests.Sessions;

public sealed class NewYorkClockTests
{
    private static readonly TradingCalendar Nyse = TradingCalendar.Nyse;

    // Last session before and first after each change of the clocks, by the rules before and from 2007.
    [Theory]
    [InlineData("2006-03-31", "14:30", "21:00")]
    [InlineData("2006-04-03", "13:30", "20:00")]
    [InlineData("2006-10-27", "13:30", "20:00")]
    [InlineData("2006-10-30", "14:30", "21:00")]
    [InlineData("2007-03-09", "14:30", "21:00")]
    [InlineData("2007-03-12", "13:30", "20:00")]
    [InlineData("2007-11-02", "13:30", "20:00")]
    [InlineData("2007-11-05", "14:30", "21:00")]
    [InlineData("2024-03-08", "14:30", "21:00")]
    [InlineData("2024-03-11", "13:30", "20:00")]
    [InlineData("2024-11-01", "13:30", "20:00")]
    [InlineData("2024-11-04", "14:30", "21:00")]
    [InlineData("2024-07-03", "13:30", "17:00")]
    [InlineData("2024-11-29", "14:30", "18:00")]
    public void Open_and_close_follow_new_york_s_clocks(string date, string openUtc, string closeUtc)
    {
        var session = Nyse.Session(DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture));
        Assert.Equal(TimeSpan.Zero, session.Open.Offset);
        Assert.Equal(TimeSpan.Zero, session.Close.Offset);
        Assert.Equal($"{date} {openUtc}", session.Open.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture));
        Assert.Equal($"{date} {closeUtc}", session.Close.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture));
    }

    [Fact]
    public void The_rules_agree_with_the_machine_s_zone_database_for_every_half_hour()
    {
        Assert.SkipUnless(TimeZoneInfo.TryFindSystemTimeZoneById("America/New_York", out var zone),
            "This machine has no zone America/New_York.");
        var last = new DateTimeOffset(2030, 12, 31, 23, 30, 0, TimeSpan.Zero);
        for (var instant = new DateTimeOffset(1998, 1, 1, 5, 0, 0, TimeSpan.Zero);
            instant <= last;
            instant = instant.AddMinutes(30))
        {
            var expected = zone.GetUtcOffset(instant);
            var found = Nyse.ToNewYork(instant);
            Assert.True(found.Offset == expected && found == instant, $"{instant:u}: {expected} is not {found}");
        }
    }

    [Fact]
    public void A_new_york_time_goes_to_its_instant_and_back()
    {
        for (var date = Nyse.First; date < Nyse.Last; date = date.AddDays(1))
        {
            foreach (var time in new TimeOnly[] { new(0, 0), new(1, 30), new(3, 0), new(9, 30), new(23, 59) })
            {
                var instant = Nyse.AtNewYork(date, time);
                Assert.Equal(date.ToDateTime(time), Nyse.ToNewYork(instant).DateTime);
                Assert.Equal(date, Nyse.NewYorkDate(instant));
            }
        }
    }

    [Fact]
    public void The_hour_that_is_skipped_and_the_hour_that_repeats_have_one_documented_answer()
    {
        var skipped = Nyse.AtNewYork(new(2024, 3, 10), new(2, 30));
        Assert.Equal(new DateTimeOffset(2024, 3, 10, 7, 30, 0, TimeSpan.Zero), skipped);
        var repeated = Nyse.AtNewYork(new(2024, 11, 3), new(1, 30));
        Assert.Equal(new DateTimeOffset(2024, 11, 3, 5, 30, 0, TimeSpan.Zero), repeated);
    }

    [Fact]
    public void The_date_in_new_york_changes_at_its_own_midnight()
    {
        Assert.Equal(new DateOnly(2024, 1, 2), Nyse.NewYorkDate(new(2024, 1, 3, 4, 59, 59, TimeSpan.Zero)));
        Assert.Equal(new DateOnly(2024, 1, 3), Nyse.NewYorkDate(new(2024, 1, 3, 5, 0, 0, TimeSpan.Zero)));
        Assert.Equal(new DateOnly(2024, 7, 2), Nyse.NewYorkDate(new(2024, 7, 3, 3, 59, 59, TimeSpan.Zero)));
    }

    [Fact]
    public void A_session_is_open_from_its_open_until_just_before_its_close()
    {
        var session = Nyse.Session(new(2024, 7, 3));
        Assert.Null(Nyse.SessionAt(session.Open.AddTicks(-1)));
        Assert.Equal(session, Nyse.SessionAt(session.Open));
        Assert.Equal(session, Nyse.SessionAt(session.Close.AddTicks(-1)));
        Assert.Null(Nyse.SessionAt(session.Close));
        Assert.Null(Nyse.SessionAt(session.Open.AddDays(1)));
    }
}
