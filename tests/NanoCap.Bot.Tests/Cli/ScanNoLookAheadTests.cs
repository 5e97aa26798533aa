using System.Globalization;
using System.Text.Json.Nodes;
using NanoCap.Bot.Cli;
using NanoCap.Bot.MarketData;
using NanoCap.Bot.MarketData.Synthetic;
using NanoCap.Bot.Tests.MarketData;
using NanoCap.Bot.Tests.MarketData.CsvFolder;

namespace NanoCap.Bot.Tests.Cli;

/// <summary>The future is cut away in the files themselves, so nothing between the disk and the answer can peek.
/// </summary>
public sealed class ScanNoLookAheadTests
{
    private static readonly SyntheticMarketOptions Invented = new()
    {
        Symbols = 80,
        FirstSession = new DateOnly(2023, 1, 3),
        LastSession = new DateOnly(2024, 6, 28),
    };

    [Fact]
    public async Task Files_that_end_on_the_day_give_the_same_answer_as_files_that_go_on()
    {
        using var whole = new MarketFolder();
        Export(new SyntheticBarSource(Invented).Load(), whole);

        var signals = 0;
        foreach (var day in new[] { "2023-06-01", "2023-10-12", "2024-02-14", "2024-03-18" })
        {
            signals += await SameAnswerAsync(whole.Path, day);
        }

        Assert.InRange(signals, 4, int.MaxValue);
    }

    [Theory]
    [InlineData("2022-06-16")]
    [InlineData("2023-08-25")]
    public async Task The_real_market_gives_the_same_answer_without_its_future(string day) =>
        Assert.InRange(await SameAnswerAsync(RealData.NeedSmallcap(), day), 1, int.MaxValue);

    private static async Task<int> SameAnswerAsync(string folder, string day)
    {
        using var cut = new MarketFolder();
        await CutAsync(folder, cut, day);
        var expected = await ScanAsync(folder, day);
        var found = await ScanAsync(cut.Path, day);
        Assert.Equal(expected.ToJsonString(), found.ToJsonString());
        return expected["signals"]!.AsArray().Count;
    }

    private static async Task<JsonNode> ScanAsync(string folder, string day)
    {
        var run = await CommandLineRun.OfAsync(
            "scan", "--data", folder, "--date", day, "--exclusions", "none", "--json");
        Assert.Equal(ExitCode.Done, run.ExitCode);
        var answer = JsonNode.Parse(run.Output)!;
        answer["elapsedMs"] = 0;
        foreach (var skipped in answer["universe"]!["skipped"]!.AsArray())
        {
            // A file that begins later is a file without rows once the future is cut away.
            var reason = skipped!["reason"]!.GetValue<string>();
            skipped["reason"] = reason.StartsWith("missing-bar: none up to", StringComparison.Ordinal)
                || reason.StartsWith("no-bars", StringComparison.Ordinal) ? "not yet" : reason;
        }

        return answer;
    }

    private static async Task CutAsync(string folder, MarketFolder cut, string day)
    {
        foreach (var file in Directory.GetFiles(folder, "*", SearchOption.AllDirectories))
        {
            var lines = await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken);
            var isBars = Path.GetFileName(Path.GetDirectoryName(file)) == "bars";
            var kept = lines.Where((line, row) =>
                !isBars || row == 0 || string.CompareOrdinal(line, 0, day, 0, day.Length) <= 0);
            cut.With(Path.GetRelativePath(folder, file), string.Join('\n', kept) + "\n");
        }
    }

    private static void Export(MarketHistory market, MarketFolder folder)
    {
        var listings = market.Bars.Symbols.Select(history => string.Create(
            CultureInfo.InvariantCulture,
            $"{history.Symbol},,,,{history.Listing.Sector},,{history.Listing.MarketCap?.Value}\n"));
        folder.WithUniverse(string.Concat(listings));
        foreach (var history in market.Bars.Symbols)
        {
            var bars = history.Bars;
            folder.WithBars(history.Symbol.Value, [.. Enumerable.Range(0, bars.Count).Select(index => string.Create(
                CultureInfo.InvariantCulture,
                $"{bars.SessionAt(index):yyyy-MM-dd},{bars.Open[index]:R},{bars.High[index]:R},{bars.Low[index]:R},")
                + string.Create(
                    CultureInfo.InvariantCulture,
                    $"{bars.Close[index]:R},{bars.Close[index]:R},{bars.Volume[index]:R}"))]);
        }
    }
}
