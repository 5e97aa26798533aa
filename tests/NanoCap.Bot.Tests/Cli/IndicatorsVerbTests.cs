using System.Globalization;
using System.Text.Json;
using NanoCap.Bot.Cli;

namespace NanoCap.Bot.Tests.Cli;

public sealed class IndicatorsVerbTests : IDisposable
{
    private const string Header = "date,open,high,low,close,adj_close,volume";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("nanocap-indicators-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void Values_are_listed_by_date_with_null_in_warm_up()
    {
        var file = FileOf("2024-01-02,1,2,1,1,1,10", "2024-01-03,2,3,2,2,2,10", "2024-01-04,4,4,3,4,4,10");
        var run = Indicators("--file", file, "--names", "sma2,bb2,obv,max2,rsi2", "--json");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(
            "[{'date':'2024-01-02','sma2':null,'bb2.upper':null,'bb2.middle':null,'bb2.lower':null,'obv':0,"
            + "'max2':null,'rsi2':null},"
            + "{'date':'2024-01-03','sma2':1.5,'bb2.upper':2.5,'bb2.middle':1.5,'bb2.lower':0.5,'obv':10,"
            + "'max2':2,'rsi2':null},"
            + "{'date':'2024-01-04','sma2':3,'bb2.upper':5,'bb2.middle':3,'bb2.lower':1,'obv':20,"
            + "'max2':4,'rsi2':100}]",
            run.Output.Trim().Replace('"', '\''));
    }

    [Fact]
    public void Every_indicator_of_the_help_has_its_named_columns_and_round_trip_numbers()
    {
        var random = new Random(3);
        var file = FileOf([.. Enumerable.Range(0, 60).Select(day =>
        {
            var (date, close) = (new DateOnly(2024, 1, 1).AddDays(day), 5 + random.NextDouble());
            return string.Create(CultureInfo.InvariantCulture,
                $"{date:yyyy-MM-dd},{close},{close + 1},{close - 1},{close},{close},9");
        })]);
        const string names = "sma20,ema20,rsi14,bb20,atr14,macd,tsi,zscore20,vol20,sigma20,obv,max20,min20";
        var run = Indicators("--file", file, "--names", names, "--json");
        using var answer = JsonDocument.Parse(run.Output);
        var last = answer.RootElement[59];
        Assert.Equal(
            ["date", "sma20", "ema20", "rsi14", "bb20.upper", "bb20.middle", "bb20.lower", "atr14", "macd",
                "macd.signal", "macd.histogram", "tsi", "zscore20", "vol20", "sigma20", "obv", "max20", "min20"],
            last.EnumerateObject().Select(column => column.Name));
        var volatility = last.GetProperty("vol20").GetDouble();
        Assert.Equal(last.GetProperty("sigma20").GetDouble() * Math.Sqrt(252), volatility);
        Assert.Equal(volatility.ToString("R", CultureInfo.InvariantCulture), last.GetProperty("vol20").GetRawText());
        Assert.Equal(JsonValueKind.Null, answer.RootElement[32].GetProperty("macd.signal").ValueKind);
        Assert.Equal(JsonValueKind.Number, answer.RootElement[33].GetProperty("macd.signal").ValueKind);
    }

    [Fact]
    public void Adjusted_uses_the_adjusted_close_and_scales_high_and_low_alike()
    {
        var file = FileOf("2024-01-02,10,12,8,10,5,10", "2024-01-03,10,12,8,10,10,10");
        Assert.Contains("\"sma2\":10,\"atr1\":4", Indicators("--file", file, "--names", "sma2,atr1", "--json").Output,
            StringComparison.Ordinal);
        var adjusted = Indicators("--file", file, "--names", "sma2,atr1", "--adjusted", "--json").Output;
        Assert.Contains("\"sma2\":7.5,\"atr1\":7", adjusted, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_json_the_last_sessions_are_a_table_for_people()
    {
        var lines = Enumerable.Range(0, 30)
            .Select(day => $"{new DateOnly(2024, 1, 1).AddDays(day):yyyy-MM-dd},1,1,1,1,1,0").ToArray();
        var run = Indicators("--file", FileOf(lines), "--names", "sma2,zscore2");
        Assert.Equal(0, run.ExitCode);
        Assert.DoesNotContain("2024-01-10", run.Output, StringComparison.Ordinal);
        Assert.Matches(@"2024-01-30\s+1\s+-", run.Output);
        Assert.Contains("last 20 of 30 sessions", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2024-01-02,1,2,1,1", "line 3")]
    [InlineData("2024-01-02,1,2,one,1,1,5", "line 3")]
    [InlineData("02.01.2024,1,2,1,1,1,5", "line 3")]
    [InlineData("2024-01-01,1,2,1,1,1,5", "line 3")] // the same date again
    [InlineData("2023-12-29,1,2,1,1,1,5", "line 3")] // an earlier date
    [InlineData("2024-01-02,1,2,-1,1,1,5", "line 3")]
    [InlineData("2024-01-02,1,NaN,1,1,1,5", "line 3")]
    [InlineData("2024-01-02,1,1,2,1,1,5", "line 3")] // high below low
    [InlineData("2024-01-02,1,2,1,1,1,-5", "line 3")]
    public void A_line_at_fault_is_named_and_nothing_is_computed(string line, string place)
    {
        var file = FileOf("2024-01-01,1,2,1,1,1,5", line, "2024-01-08,1,2,1,1,1,5");
        var run = Indicators("--file", file, "--names", "sma2", "--json");
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(place, run.Error, StringComparison.Ordinal);
        Assert.Contains("expected", run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.Trim().Split('\n'));
    }

    [Fact]
    public void All_problems_are_told_at_once()
    {
        var file = FileOf("2024-01-02,1,2,1,1", "2024-01-03,x,2,1,1,1,5", "2024-01-04,1,2,3,1,1,5");
        var run = Indicators("--file", file, "--names", "sma2,foo20,sma,macd12,zscore1,bb99999999999");
        Assert.Equal(2, run.ExitCode);
        Assert.All(["'foo20'", "'sma'", "'macd12'", "'zscore1'", "'bb99999999999'", "line 2", "line 3", "line 4"],
            part => Assert.Contains(part, run.Error, StringComparison.Ordinal));
        Assert.Equal(8, run.Error.Trim().Split('\n').Length);
    }

    [Fact]
    public void A_file_without_bars_is_refused()
    {
        var run = Indicators("--file", FileOf(), "--names", "sma2", "--json");
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains("expected bars after the header, found none", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Adjusted_values_need_a_column_of_adjusted_closes()
    {
        var file = Path.Combine(folder.FullName, "unadjusted.csv");
        File.WriteAllText(file, "date,open,high,low,close,volume\n2024-01-02,1,2,1,1.5,10\n");
        Assert.Equal(
            "[{\"date\":\"2024-01-02\",\"sma1\":1.5}]",
            Indicators("--file", file, "--names", "sma1", "--json").Output.Trim());
        var run = Indicators("--file", file, "--names", "sma1", "--adjusted", "--json");
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains("expected a column adj_close for --adjusted", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_byte_order_mark_windows_line_ends_and_empty_lines_at_the_end_do_not_matter()
    {
        var file = Path.Combine(folder.FullName, "windows.csv");
        File.WriteAllText(file, $"\uFEFF{Header}\r\n2024-01-02,1,2,1,1.5,1.5,10\r\n\r\n");
        Assert.Equal(
            "[{\"date\":\"2024-01-02\",\"sma1\":1.5}]",
            Indicators("--file", file, "--names", "sma1", "--json").Output.Trim());
    }

    [Fact]
    public void A_missing_file_or_column_and_missing_names_are_refused()
    {
        var missing = Indicators("--file", Path.Combine(folder.FullName, "none.csv"));
        Assert.Equal(2, missing.ExitCode);
        Assert.Contains("none.csv", missing.Error, StringComparison.Ordinal);
        Assert.Contains("--names, found nothing", missing.Error, StringComparison.Ordinal);
        var headless = Path.Combine(folder.FullName, "headless.csv");
        File.WriteAllText(headless, "date,price\n2024-01-02,1\n");
        var run = Indicators("--file", headless, "--names", "sma2");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("line 1: expected", run.Error, StringComparison.Ordinal);
    }

    private static VerbRun Indicators(params string[] arguments) => VerbRun.Of(IndicatorsVerb.Create(), arguments);

    private string FileOf(params string[] lines)
    {
        var path = Path.Combine(folder.FullName, "bars.csv");
        File.WriteAllLines(path, [Header, .. lines]);
        return path;
    }
}
