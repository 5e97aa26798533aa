using System.Text;
using System.Text.Json;
using NanoCap.Bot.Cli;

namespace NanoCap.Bot.Tests.Cli;

/// <summary>What a market folder may hold by mistake, through the whole command line.</summary>
public sealed class ScanBadFilesTests : IDisposable
{
    private const string FirstBar = "2024-01-02,10,10.2,9.8,10,10,100000";
    private readonly CsvMarket market = new("AAA", "BBB");

    public void Dispose() => market.Dispose();

    [Theory]
    [InlineData("2024-01-03,10,10.2,9.8,ten,10,100000", "line 3: expected a number in column close, found 'ten'")]
    [InlineData("2024-01-03,10,10.2,9.8,10,10", "line 3: expected 7 fields")]
    [InlineData("2024-01-03,10,10.2,9.8,10,10,100000,1", "line 3: expected 7 fields")]
    [InlineData("2024-02-30,10,10.2,9.8,10,10,100000", "line 3: expected a date such as 2024-01-31")]
    [InlineData(FirstBar, "line 3: expected a date after 2024-01-02, found the same date 2024-01-02 again")]
    [InlineData("2023-12-29,10,10.2,9.8,10,10,100000", "line 3: expected a date after 2024-01-02, found 2023-12-29")]
    [InlineData("2024-01-03,10,10.2,-9.8,10,10,100000", "line 3: expected prices above zero")]
    [InlineData("2024-01-03,0,10.2,9.8,10,10,100000", "line 3: expected prices above zero")]
    [InlineData("2024-01-03,10,10.2,9.8,10,NaN,100000", "line 3: expected finite prices")]
    [InlineData("2024-01-03,10,Infinity,9.8,10,10,100000", "line 3: expected finite prices")]
    [InlineData("2024-01-03,10,1e400,9.8,10,10,100000", "line 3: expected finite prices")]
    [InlineData("2024-01-03,10,9.7,9.8,10,10,100000", "line 3: expected low <= open, close <= high")]
    [InlineData("2024-01-03,10,10.2,9.8,10,10,-1", "line 3: expected volume of at least zero")]
    [InlineData("\"2024-01-03\",10,10.2,9.8,10,10,100000", "line 3: expected a date such as 2024-01-31")]
    public async Task A_bar_line_at_fault_costs_its_symbol_only_and_is_named(string line, string expected)
    {
        await WriteAsync("AAA", $"{CsvMarket.Header}\n{FirstBar}\n{line}\n");

        var (run, reason) = await ScanWithoutAaaAsync();

        Assert.StartsWith("malformed: bars/AAA.csv " + expected, reason, StringComparison.Ordinal);
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "malformed: bars/AAA.csv line 1: expected a header", "found nothing")]
    [InlineData(CsvMarket.Header, "no-bars: expected rows in bars/AAA.csv", "found none")]
    [InlineData("date,open,high,close,volume\n2024-01-02,1,1,1,1", "line 1: expected a header", "'date,open,high")]
    [InlineData("date;open;high;low;close;volume\n", "line 1: expected a header", "'date;open;high;low;close;volume'")]
    public async Task A_bar_file_without_header_or_rows_is_told_as_such(string text, string expected, string found)
    {
        await WriteAsync("AAA", text);

        var (_, reason) = await ScanWithoutAaaAsync();

        Assert.Contains(expected, reason, StringComparison.Ordinal);
        Assert.Contains(found, reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rubbish_is_quoted_in_one_short_printable_line()
    {
        var rubbish = new byte[200_000];
        new Random(11).NextBytes(rubbish);
        rubbish.AsSpan().Replace((byte)'\n', (byte)27);
        await File.WriteAllBytesAsync(market.FileOf("AAA"), rubbish, TestContext.Current.CancellationToken);

        var (run, reason) = await ScanWithoutAaaAsync();

        Assert.InRange(reason.Length, 1, 300);
        Assert.DoesNotContain(reason, char.IsControl);
        Assert.Single(run.Error.TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task A_file_at_fault_is_named_before_the_symbols_that_have_no_file()
    {
        var absent = Enumerable.Range(0, 9).Select(number => $"A{number},,,,,Oil,200000000\n");
        await File.AppendAllTextAsync(
            Path.Combine(market.Folder, "universe.csv"), string.Concat(absent), TestContext.Current.CancellationToken);
        await WriteAsync("BBB", "rubbish");

        var run = await ScanAsync();

        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Contains("scanned: BBB (malformed: bars/BBB.csv line 1", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("universe.csv", "", "universe.csv line 1: expected the columns symbol,name")]
    [InlineData("universe.csv", "AAA,a,b,c,d,e,f\n", "universe.csv line 1: expected the columns symbol,name")]
    [InlineData(
        "splits.csv", "symbol,effective_date,ratio,kind\nAAA,2024-02-01,one,forward\n", "splits.csv line 2: expected")]
    [InlineData(
        "splits.csv", "symbol,effective_date,ratio,kind\nAAA,\"2024-02-01,2,forward\n", "splits.csv line 2: expected")]
    public async Task A_table_at_fault_stops_the_scan_because_prices_of_everybody_would_be_wrong(
        string file, string text, string expected)
    {
        await File.WriteAllTextAsync(
            Path.Combine(market.Folder, file), text, TestContext.Current.CancellationToken);

        var run = await ScanAsync();

        Assert.Equal((ExitCode.BadInput, string.Empty), (run.ExitCode, run.Output));
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
        Assert.Equal(2, run.Error.TrimEnd().Split('\n').Length);
    }

    [Fact]
    public async Task The_real_process_answers_a_missing_folder_with_a_message_and_no_stack_trace()
    {
        var run = await BotProcess.RunAsync(
            market.Folder, "scan", "--data", "nowhere", "--date", "2024-04-24", "--json");

        Assert.Equal((ExitCode.BadInput, string.Empty), (run.ExitCode, run.Output));
        Assert.Contains("expected a folder", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }

    private Task<CommandLineRun> ScanAsync() => CommandLineRun.OfAsync(
        "scan", "--data", market.Folder, "--date", "2024-04-24", "--exclusions", "none", "--json");

    private async Task<(CommandLineRun Run, string Reason)> ScanWithoutAaaAsync()
    {
        var run = await ScanAsync();
        Assert.Equal(ExitCode.Done, run.ExitCode);
        using var answer = JsonDocument.Parse(run.Output);
        var universe = answer.RootElement.GetProperty("universe");
        Assert.Equal(1, universe.GetProperty("scanned").GetInt32());
        var skipped = Assert.Single(universe.GetProperty("skipped").EnumerateArray());
        Assert.Equal("AAA", skipped.GetProperty("symbol").GetString());
        return (run, skipped.GetProperty("reason").GetString()!);
    }

    private Task WriteAsync(string symbol, string text) => File.WriteAllTextAsync(
        market.FileOf(symbol), text, Encoding.UTF8, TestContext.Current.CancellationToken);
}
