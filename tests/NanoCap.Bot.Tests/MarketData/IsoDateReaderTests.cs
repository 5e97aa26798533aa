using System.Globalization;
using System.Text;
using NanoCap.Bot.MarketData;

namespace NanoCap.Bot.Tests.MarketData;

public class IsoDateReaderTests
{
    [Fact]
    public void Every_day_of_fifty_years_is_read_in_both_directions()
    {
        var reader = default(IsoDateReader);
        var (first, last) = (new DateOnly(1980, 1, 1).DayNumber, new DateOnly(2030, 12, 31).DayNumber);
        for (var day = first; day <= last; day++)
        {
            Assert.Equal(day, Read(ref reader, day));
            Assert.Equal(last - (day - first), Read(ref reader, last - (day - first)));
        }
    }

    [Theory]
    [InlineData("2023-02-29")]
    [InlineData("2024-02-30")]
    [InlineData("2024-13-01")]
    [InlineData("2024-00-10")]
    [InlineData("2024-04-31")]
    [InlineData("2024-04-00")]
    [InlineData("0000-01-01")]
    [InlineData("2024-1-1")]
    [InlineData("2024/01/01")]
    [InlineData("20a4-01-01")]
    [InlineData("2024-01-0x")]
    [InlineData("2024-01-011")]
    [InlineData("")]
    public void What_is_no_date_is_refused_also_after_a_good_date_of_that_month(string text)
    {
        var reader = default(IsoDateReader);
        Assert.True(reader.TryRead("2024-04-15"u8, out _));
        Assert.False(reader.TryRead(Encoding.UTF8.GetBytes(text), out _));
        Assert.True(reader.TryRead("2024-04-16"u8, out var day));
        Assert.Equal(new DateOnly(2024, 4, 16).DayNumber, day);
    }

    private static int Read(ref IsoDateReader reader, int dayNumber)
    {
        var text = DateOnly.FromDayNumber(dayNumber).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        Assert.True(reader.TryRead(Encoding.UTF8.GetBytes(text), out var read), text);
        return read;
    }
}
