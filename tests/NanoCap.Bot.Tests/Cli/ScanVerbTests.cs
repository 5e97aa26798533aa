using System.Text.Json;
using System.Text.RegularExpressions;
using NanoCap.Bot.Cli;
using NanoCap.Bot.Tests.House;
using NanoCap.Bot.Tests.MarketData;
using NanoCap.Bot.Tests.Options;

namespace NanoCap.Bot.Tests.Cli;

public sealed partial class ScanVerbTests
{
    private const string SmallSyntheticMarket =
        """{ "MarketData": { "Synthetic": { "Symbols": 60, "LastSession": "2024-12-31" } } }""";

    [Fact]
    public async Task The_json_of_a_scan_is_the_approved_one_and_the_same_bytes_every_time()
    {
        using var folder = new SettingsFolder(SmallSyntheticMarket);
        string[] arguments = ["scan", "--date", "2024-03-18", "--equity", "1000", "--cash", "150", "--json"];

        var first = await BotProcess.RunAsync(folder.Path, arguments);
        var second = await BotProcess.RunAsync(folder.Path, arguments);

        Assert.Equal(ExitCode.Done, first.ExitCode);
        Assert.Equal(WithoutTime(first.Output), WithoutTime(second.Output));
        Assert.Contains("simulated", first.Error, StringComparison.Ordinal);
        Assert.Equal(await ApprovedAsync(first.Output), Readable(WithoutTime(first.Output)));
    }

    [Fact]
    public async Task A_scan_with_records_kept_the_day_before_gives_the_same_bytes()
    {
        using var folder = new SettingsFolder(SmallSyntheticMarket);
        string[] today = ["scan", "--date", "2024-03-18", "--json"];

        var without = await BotProcess.RunAsync(folder.Path, today);
        await BotProcess.RunAsync(folder.Path, "scan", "--date", "2024-03-15", "--json", "--cache", "kept");
        var with = await BotProcess.RunAsync(folder.Path, [.. today, "--cache", "kept"]);

        Assert.Equal(ExitCode.Done, with.ExitCode);
        Assert.Equal(WithoutTime(without.Output), WithoutTime(with.Output));
        Assert.Equal(without.Error, with.Error);
        Assert.Single(Directory.GetFiles(Path.Combine(folder.Path, "kept")));
    }

    [Fact]
    public async Task Without_equity_and_cash_the_account_is_a_thousand_dollars_of_cash()
    {
        using var market = new CsvMarket("AAA", "BBB");

        var run = await CommandLineRun.OfAsync("scan", "--data", market.Folder, "--date", "2024-04-24", "--json");

        using var answer = JsonDocument.Parse(run.Output);
        Assert.Equal(1000m, answer.RootElement.GetProperty("cash").GetProperty("equity").GetDecimal());
        Assert.Equal(1000m, answer.RootElement.GetProperty("cash").GetProperty("cash").GetDecimal());
        Assert.Equal("small-account", answer.RootElement.GetProperty("profile").GetString());
        Assert.Empty(run.Error);
    }

    [Fact]
    public async Task Strategies_and_exclusions_of_the_command_line_replace_the_configured_ones()
    {
        using var market = new CsvMarket("AAA");

        var run = await CommandLineRun.OfAsync(
            "scan", "--data", market.Folder, "--date", "2024-04-24", "--json",
            "--strategies", "mean-reversion", "--exclusions", "none");

        using var answer = JsonDocument.Parse(run.Output);
        var strategy = Assert.Single(answer.RootElement.GetProperty("strategies").EnumerateArray());
        Assert.Equal("mean-reversion", strategy.GetProperty("name").GetString());
    }

    [Fact]
    public async Task A_person_gets_tables_with_the_source_the_refusals_and_the_cash()
    {
        using var market = new CsvMarket("AAA", "BBB");

        var run = await CommandLineRun.OfAsync("scan", "--data", market.Folder, "--date", "2024-04-24");

        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Contains("Wednesday 2024-04-24; profile small-account", run.Output, StringComparison.Ordinal);
        Assert.Contains("survivors only", run.Output, StringComparison.Ordinal);
        Assert.Contains("mean-reversion", run.Output, StringComparison.Ordinal);
        Assert.Contains("900.00 USD are spendable", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', run.Output);
    }

    [Fact]
    public async Task A_malformed_file_costs_its_symbol_only_and_is_told_with_its_line()
    {
        using var market = new CsvMarket("AAA", "BBB", "CCC");
        await File.AppendAllTextAsync(
            market.FileOf("BBB"), "2024-04-26,10,9,9.8,10,10,100\n", TestContext.Current.CancellationToken);

        var run = await CommandLineRun.OfAsync("scan", "--data", market.Folder, "--date", "2024-04-24", "--json");

        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Contains("1 of 3 symbols could not be used", run.Error, StringComparison.Ordinal);
        using var answer = JsonDocument.Parse(run.Output);
        var universe = answer.RootElement.GetProperty("universe");
        Assert.Equal((3, 2), (universe.GetProperty("symbols").GetInt32(), universe.GetProperty("scanned").GetInt32()));
        var skipped = Assert.Single(universe.GetProperty("skipped").EnumerateArray());
        Assert.Equal("BBB", skipped.GetProperty("symbol").GetString());
        Assert.Contains("82", skipped.GetProperty("reason").GetString()!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_universe_without_a_usable_symbol_is_bad_input()
    {
        using var market = new CsvMarket("AAA");
        await File.WriteAllTextAsync(market.FileOf("AAA"), "rubbish\n", TestContext.Current.CancellationToken);

        var run = await CommandLineRun.OfAsync("scan", "--data", market.Folder, "--date", "2024-04-24", "--json");

        Assert.Equal(ExitCode.BadInput, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.Contains("expected at least one usable symbol, found none: AAA", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--date", "2024-04-20", "found Saturday 2024-04-20, when the exchange is closed")]
    [InlineData("--date", "2024-04-20", "choose Friday 2024-04-19 or Monday 2024-04-22")]
    [InlineData("--date", "2024-03-29", "Good Friday")]
    [InlineData("--date", "2023-12-29", "expected --date inside the data, 2024-01-02 to 2024-04-25, found 2023-12-29")]
    [InlineData("--date", "2024-04-26", "expected --date inside the data, 2024-01-02 to 2024-04-25, found 2024-04-26")]
    [InlineData("--date", "1997-12-31", "from 1998-01-01 to 2030-12-31, found 1997-12-31")]
    [InlineData("--date", "24-04-2024", "expected a date such as 2024-01-31 after --date, found '24-04-2024'")]
    [InlineData("--strategies", "momentun", "scan: --strategies: expected names of momentum, mean-reversion")]
    [InlineData("--strategies", "momentun", "did you mean momentum?")]
    [InlineData("--profile", "yolo", "scan: --profile: expected one of small-account")]
    [InlineData("--exclusions", "blowoff", "list of reverse-split, dilution, new-listing, blow-off, tiny-cap")]
    [InlineData("--exclusions", "all,none", "found 'all' among others")]
    [InlineData("--exclusions", "blow-off,none", "found 'none' among others")]
    [InlineData("--equity", "1,5", "found '1,5'")]
    [InlineData("--equity", "none", "expected --equity from 1 to 100000000 US dollars, found 'none'")]
    [InlineData("--cash", "1000.01", "expected --cash from 0 to 1000 US dollars, found '1000.01'")]
    [InlineData("--data", "nowhere", "nowhere', found none; name one")]
    public async Task Bad_input_gives_one_clear_message_and_exit_code_2(string option, string value, string expected)
    {
        using var market = new CsvMarket("AAA");
        var arguments = new Dictionary<string, string>
        {
            ["--data"] = market.Folder,
            ["--date"] = "2024-04-24",
            [option] = value,
        };

        var run = await CommandLineRun.OfAsync(
            ["scan", "--json", .. arguments.SelectMany(argument => new[] { argument.Key, argument.Value })]);

        Assert.Equal(ExitCode.BadInput, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_problem_of_one_command_line_is_named_at_once()
    {
        var run = await CommandLineRun.OfAsync(
            "scan", "--strategies", "x", "--profile", "y", "--equity", "-1", "--exclusions", "z");

        Assert.Equal(ExitCode.BadInput, run.ExitCode);
        Assert.Equal(5, run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("--date, found nothing", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_real_universe_is_scanned_whole()
    {
        var folder = RealData.NeedSmallcap();

        var run = await CommandLineRun.OfAsync("scan", "--data", folder, "--date", "2024-01-03", "--json");

        Assert.Equal(ExitCode.Done, run.ExitCode);
        using var answer = JsonDocument.Parse(run.Output);
        var universe = answer.RootElement.GetProperty("universe");
        Assert.Equal(311, universe.GetProperty("symbols").GetInt32());
        Assert.Equal(
            311, universe.GetProperty("scanned").GetInt32() + universe.GetProperty("skipped").GetArrayLength());
        Assert.Equal(2, answer.RootElement.GetProperty("strategies").GetArrayLength());
    }

    // To approve a wanted change, copy the received file beside the test over the approved one.
    private static async Task<string> ApprovedAsync(string output)
    {
        var folder = Path.Combine(RepositoryFolder.Root, "tests", "NanoCap.Bot.Tests", "Cli");
        var received = Readable(WithoutTime(output));
        await File.WriteAllTextAsync(
            Path.Combine(AppContext.BaseDirectory, "Scan.received.json"),
            received,
            TestContext.Current.CancellationToken);
        return await File.ReadAllTextAsync(
            Path.Combine(folder, "Scan.approved.json"), TestContext.Current.CancellationToken);
    }

    private static string WithoutTime(string json) => ElapsedMs().Replace(json, "\"elapsedMs\":0");

    // Only white space is added: numbers stay as they were printed.
    private static string Readable(string json)
    {
        using var document = JsonDocument.Parse(json);
        return JsonSerializer.Serialize(document.RootElement, Indented);
    }

    private static JsonSerializerOptions Indented { get; } = new() { WriteIndented = true, NewLine = "\n" };

    [GeneratedRegex("\"elapsedMs\":[0-9]+")]
    private static partial Regex ElapsedMs();
}
