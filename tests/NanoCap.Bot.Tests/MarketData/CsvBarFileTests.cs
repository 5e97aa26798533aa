using System.Text;
using NanoCap.Bot.MarketData;

namespace NanoCap.Bot.Tests.MarketData;

public class CsvBarFileTests
{
    private const string Header = "date,open,high,low,close,adj_close,volume\n";
    private const string Good = "2024-01-02,1.5,1.6,1.4,1.55,1.5,1000\n";

    [Fact]
    public void Columns_come_out_as_they_stand_in_the_file()
    {
        var file = Parse(Header + Good + "2024-01-03,1.55,1.7,1.5,1.65,1.6,0\n");
        Assert.Empty(file.Faults);
        Assert.True(file.HasAdjustedClose);
        Assert.Equal(2, file.Columns.Count);
        Assert.Equal(new DateOnly(2024, 1, 3).DayNumber, file.Columns.DayNumbers[1]);
        Assert.Equal([1.5, 1.55], file.Columns.Open[..2]);
        Assert.Equal([1.6, 1.7], file.Columns.High[..2]);
        Assert.Equal([1.4, 1.5], file.Columns.Low[..2]);
        Assert.Equal([1.55, 1.65], file.Columns.Close[..2]);
        Assert.Equal([1.5, 1.6], file.Columns.AdjustedClose[..2]);
        Assert.Equal([1000.0, 0.0], file.Columns.Volume[..2]);
    }

    [Fact]
    public void Column_order_is_free_and_further_columns_are_ignored()
    {
        var file = Parse("source,Volume,close,low,high,open,date\nx/y,1000,1.55,1.4,1.6,1.5,2024-01-02");
        Assert.Empty(file.Faults);
        Assert.Equal(
            (1.5, 1.6, 1.4, 1.55, 1000.0),
            (file.Columns.Open[0], file.Columns.High[0], file.Columns.Low[0], file.Columns.Close[0],
                file.Columns.Volume[0]));
    }

    [Fact]
    public void Without_an_adjusted_close_the_close_is_it()
    {
        var file = Parse("date,open,high,low,close,volume\n2024-01-02,1.5,1.6,1.4,1.55,1000\n");
        Assert.Empty(file.Faults);
        Assert.False(file.HasAdjustedClose);
        Assert.Equal(1.55, file.Columns.AdjustedClose[0]);
    }

    [Theory]
    [InlineData("\uFEFF" + Header + Good)]
    [InlineData("date,open,high,low,close,adj_close,volume\r\n2024-01-02,1.5,1.6,1.4,1.55,1.5,1000\r\n")]
    [InlineData("open,high,low,close,adj_close,volume,date\r\n1.5,1.6,1.4,1.55,1.5,1000,2024-01-02\r\n")]
    [InlineData(Header + Good + "\n\r\n\n")]
    [InlineData(Header + "2024-01-02,1.5,1.6,1.4,1.55,1.5,1000")]
    public void Byte_order_mark_line_ends_and_empty_lines_at_the_end_do_not_matter(string text)
    {
        var file = Parse(text);
        Assert.Empty(file.Faults);
        Assert.Equal(1, file.Columns.Count);
        Assert.Equal(1000, file.Columns.Volume[0]);
    }

    [Theory]
    [InlineData("2024-01-03,1.5,1.6,1.4,1.5x,1.5,1000", "line 3: expected a number in column close, found '1.5x'")]
    [InlineData("2024-01-03,1.5,,1.4,1.5,1.5,1000", "line 3: expected a number in column high, found nothing")]
    [InlineData(
        "2024-01-32,1.5,1.6,1.4,1.5,1.5,1000",
        "line 3: expected a date such as 2024-01-31, found '2024-01-32'")]
    [InlineData("2024-01-03,1.5,1.6", "line 3: expected 7 fields, found '2024-01-03,1.5,1.6'")]
    [InlineData("2024-01-03,1,1,1,1,1,1,1", "line 3: expected 7 fields, found '2024-01-03,1,1,1,1,1,1,1'")]
    [InlineData("", "line 3: expected 7 fields, found nothing")]
    [InlineData(
        "2024-01-02,1.5,1.6,1.4,1.5,1.5,1000",
        "line 3: expected a date after 2024-01-02, found the same date 2024-01-02 again")]
    [InlineData("2023-12-29,1.5,1.6,1.4,1.5,1.5,1000", "line 3: expected a date after 2024-01-02, found 2023-12-29")]
    public void A_bad_line_is_named_with_number_expectation_and_finding(string line, string message)
    {
        var file = Parse(Header + Good + line + "\n2024-01-04,1.5,1.6,1.4,1.55,1.5,1000\n");
        Assert.Equal(message, Assert.Single(file.Faults).ToString());
    }

    [Theory]
    [InlineData("2024-01-03,-1.5,1.6,1.4,1.5,1.5,1000", "prices above zero")]
    [InlineData("2024-01-03,1.5,1.6,1.4,1.5,0,1000", "prices above zero")]
    [InlineData("2024-01-03,NaN,1.6,1.4,1.5,1.5,1000", "finite prices and volume")]
    [InlineData("2024-01-03,1.5,1e999,1.4,1.5,1.5,1000", "finite prices and volume")]
    [InlineData("2024-01-03,1.5,1.3,1.4,1.5,1.5,1000", "low <= open, close <= high")]
    [InlineData("2024-01-03,1.5,1.6,1.4,1.5,1.5,-1", "volume of at least zero")]
    public void Impossible_prices_are_named_with_their_line(string line, string expected)
    {
        var fault = Assert.Single(Parse(Header + Good + line + "\n").Faults);
        Assert.Equal((3, expected), (fault.Line, fault.Expected));
    }

    [Fact]
    public void All_faults_of_a_file_are_listed_by_line_whatever_their_kind()
    {
        var file = Parse(
            Header + Good + "nonsense\n" + Good + "2024-01-03,1,2,1,bad,1,1\n2024-01-04,1,1,2,1,1,1\n" +
            "2024-01-05,1,1,1,1,1,1\n2024-01-08,1,1,1,1,1,-1\n");
        Assert.Equal([3, 4, 5, 6, 8], file.Faults.Select(fault => fault.Line));
    }

    [Fact]
    public void A_file_of_nonsense_gives_a_bounded_list()
    {
        var file = Parse(Header + string.Concat(Enumerable.Repeat("nonsense\n", 1000)));
        Assert.Equal(CsvBarFile.MaximumFaults, file.Faults.Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("date,open,high,low,volume\n")]
    [InlineData("date,open,open,high,low,close,volume\n")]
    [InlineData("2024-01-02,1.5,1.6,1.4,1.55,1.5,1000\n")]
    public void A_header_without_the_columns_is_a_fault_on_line_1(string text)
    {
        var fault = Assert.Single(Parse(text).Faults);
        Assert.Equal(1, fault.Line);
        Assert.Contains("date,open,high,low,close,volume", fault.Expected, StringComparison.Ordinal);
    }

    private static CsvBarFile Parse(string text) => CsvBarFile.Parse("TEST.csv", Encoding.UTF8.GetBytes(text));
}
