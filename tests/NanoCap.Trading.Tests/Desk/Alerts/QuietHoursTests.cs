using System.Globalization;
using NanoCap.Trading.Desk.Alerts;

namespace NanoCap.Trading.Tests.Desk.Alerts;

/// <summary>Known answers by hand: New York is UTC-5 until 10 March 2024 07:00 UTC, UTC-4 until 3 November 06:00 UTC.
/// </summary>
public sealed class QuietHoursTests
{
    private static readonly QuietHours Night = new(new(22, 0), new(7, 0));

    [Theory]
    [InlineData("2024-01-09 02:59", null)]
    [InlineData("2024-01-09 03:00", "2024-01-09 12:00")]
    [InlineData("2024-01-09 05:30", "2024-01-09 12:00")]
    [InlineData("2024-01-09 11:59", "2024-01-09 12:00")]
    [InlineData("2024-01-09 12:00", null)]
    public void Over_midnight_in_New_York(string utc, string? end) =>
        Assert.Equal(At(end), Night.FindEnd(At(utc)!.Value));

    [Theory]
    // The night of 9 to 10 March loses an hour, that of 2 to 3 November has one more.
    [InlineData("2024-03-10 03:00", "2024-03-10 11:00")]
    [InlineData("2024-03-10 10:59", "2024-03-10 11:00")]
    [InlineData("2024-11-03 02:00", "2024-11-03 12:00")]
    [InlineData("2024-11-03 11:30", "2024-11-03 12:00")]
    [InlineData("2024-11-03 12:00", null)]
    public void Over_a_change_of_the_clocks(string utc, string? end) =>
        Assert.Equal(At(end), Night.FindEnd(At(utc)!.Value));

    [Fact]
    public void An_end_that_the_clock_shows_twice_is_the_first_one()
    {
        var hours = new QuietHours(new(22, 0), new(1, 30));
        Assert.Equal(At("2024-11-03 05:30"), hours.FindEnd(At("2024-11-03 05:10")!.Value));
        // 01:10 for the second time, by standard time.
        Assert.Null(hours.FindEnd(At("2024-11-03 06:10")!.Value));
    }

    [Fact]
    public void An_end_that_the_clock_skips_comes_after_the_change()
    {
        // 02:30 does not exist on 10 March; as standard time it is 07:30 UTC.
        var hours = new QuietHours(new(22, 0), new(2, 30));
        Assert.Equal(At("2024-03-10 07:30"), hours.FindEnd(At("2024-03-10 06:59")!.Value));
    }

    [Theory]
    [InlineData("2024-07-01 10:59", null)]
    [InlineData("2024-07-01 11:00", "2024-07-01 15:00")]
    [InlineData("2024-07-01 15:00", null)]
    public void Within_a_day_by_a_clock_that_is_one_hour_ahead_of_UTC(string utc, string? end) =>
        Assert.Equal(At(end), new QuietHours(new(12, 0), new(16, 0), 60).FindEnd(At(utc)!.Value));

    [Fact]
    public void They_read_as_a_person_writes_them()
    {
        Assert.Equal("22:00-07:00 New York", Night.ToString());
        Assert.Equal("22:00-07:00 UTC-03:30", (Night with { UtcOffsetMinutes = -210 }).ToString());
        Assert.Equal("22:00-07:00 UTC", (Night with { UtcOffsetMinutes = 0 }).ToString());
    }

    private static DateTimeOffset? At(string? utc) => utc is null ? null
        : DateTimeOffset.ParseExact(
            utc, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
