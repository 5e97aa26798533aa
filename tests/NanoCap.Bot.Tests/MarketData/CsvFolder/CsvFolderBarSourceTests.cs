using System.Runtime.Versioning;
using NanoCap.Bot.MarketData;
using NanoCap.Bot.MarketData.CsvFolder;
using NanoCap.Trading.Instruments;

namespace NanoCap.Bot.Tests.MarketData.CsvFolder;

public sealed class CsvFolderBarSourceTests : IDisposable
{
    private const string Tuesday = "2024-01-02,2,3,1,2,2,100";
    private const string Wednesday = "2024-01-03,2,3,1,2.5,2.5,200";
    private readonly MarketFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Listings_bars_and_provenance_come_from_the_folder()
    {
        folder.WithUniverse("BBB,\"Beta, \"\"B\"\" Inc.\",NYSE,Canada,Energy,Oil,12345678\nAAA,,,,,,\n")
            .WithBars("BBB", Tuesday, Wednesday).WithBars("AAA", Tuesday);
        var history = Load();
        Assert.Equal(["AAA", "BBB"], history.Bars.Symbols.Select(symbol => symbol.Symbol.Value));
        Assert.Empty(history.Skipped);
        Assert.Empty(history.Warnings);
        var listing = history.Bars.Find(Symbol.Of("BBB"))!.Listing;
        Assert.Equal(
            new Listing(
                Symbol.Of("BBB"), "Beta, \"B\" Inc.", "NYSE", "Canada", "Energy", "Oil", new Usd(12345678m)),
            listing);
        Assert.Equal(new Listing(Symbol.Of("AAA"), string.Empty), history.Bars.Find(Symbol.Of("AAA"))!.Listing);
        Assert.Equal(Path.GetFileName(folder.Path), history.Bars.Source.Name);
        Assert.False(history.Bars.Source.IsSimulated);
        Assert.Equal("universe and capitalisation of 2024-01-03, survivors only", history.Bars.Source.Caveat);
    }

    [Fact]
    public void Columns_of_the_universe_are_found_by_name_and_the_float_is_optional()
    {
        folder.WithUniverse(
                "7.5e6,AAA,1,Oil,Energy,US,NYSE,Alpha,ignored\r\n",
                "\uFEFFfloat_shares,Symbol,market_cap,industry,sector,country,exchange,name,extra\r\n")
            .WithBars("AAA", Tuesday);
        Assert.Equal(
            new Listing(Symbol.Of("AAA"), "Alpha", "NYSE", "US", "Energy", "Oil", new Usd(1), 7_500_000m),
            Load().Bars.Symbols[0].Listing);
    }

    [Fact]
    public void A_malformed_bar_file_costs_its_symbol_only_and_the_line_is_named()
    {
        folder.WithUniverse("AAA,,,,,,\nBBB,,,,,,\n").WithBars("AAA", Tuesday, "2024-01-03,2,3,1,x,2,100")
            .WithBars("BBB", Tuesday);
        var history = Load();
        Assert.Equal("BBB", Assert.Single(history.Bars.Symbols).Symbol.Value);
        var skipped = Assert.Single(history.Skipped);
        Assert.Equal("AAA", skipped.Symbol);
        Assert.Equal("malformed: bars/AAA.csv line 3: expected a number in column close, found 'x'", skipped.Reason);
    }

    [Fact]
    public void What_cannot_take_part_is_listed_in_order_with_stable_reasons()
    {
        folder.WithUniverse("GOOD,,,,,,\nNONE,,,,,,\nEMPTY,,,,,,\n").WithBars("GOOD", Tuesday).WithBars("EMPTY")
            .WithBars("not a ticker", Tuesday).WithBars("good", Tuesday);
        var history = Load();
        Assert.Equal(
            ["EMPTY no-bars", "GOOD malformed", "NONE no-bars", "not a ticker malformed"],
            history.Skipped.Select(skipped => $"{skipped.Symbol} {skipped.Reason.Split(':')[0]}"));
    }

    [Fact]
    public void Bars_without_a_row_in_the_universe_load_with_one_warning()
    {
        folder.WithUniverse("AAA,,,,,,\n").WithBars("AAA", Tuesday).WithBars("XXX", Tuesday).WithBars("YYY", Tuesday);
        var history = Load();
        Assert.Equal(3, history.Bars.Symbols.Count);
        Assert.Equal(new Listing(Symbol.Of("XXX"), string.Empty), history.Bars.Find(Symbol.Of("XXX"))!.Listing);
        Assert.Contains("XXX, YYY", Assert.Single(history.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void Dates_that_are_no_trading_day_give_one_warning()
    {
        folder.WithUniverse("AAA,,,,,,\n")
            .WithBars("AAA", "2024-01-01,2,3,1,2,2,100", Tuesday, "2024-01-06,2,3,1,2,2,100");
        var warning = Assert.Single(Load().Warnings);
        Assert.Equal("2 dates with bars are no trading day: 2024-01-01, 2024-01-06.", warning);
    }

    // Origin: by hand. 3-for-1 effective on the 3rd: the 2nd traded at three times the price on a third of the shares.
    [Fact]
    public void A_forward_split_raises_earlier_raw_prices_and_lowers_earlier_raw_volume()
    {
        folder.WithUniverse("AAA,,,,,,\n").WithBars("AAA", "2024-01-02,2,3,1,2,1.5,300", Wednesday)
            .WithSplits("AAA,2024-01-03,3,forward\n");
        var bars = Load().Bars.Symbols[0].Bars;
        Assert.Equal((6.0, 100.0), (bars.RawClose[0], bars.RawVolume[0]));
        Assert.Equal((6.0, 9.0, 3.0), (bars.RawBarAt(0).Open, bars.RawBarAt(0).High, bars.RawBarAt(0).Low));
        Assert.Equal((1.5, 300.0), (bars.Close[0], bars.Volume[0]));
        Assert.Equal(1.5, bars.Open[0]);
        Assert.Equal((2.5, 200.0), (bars.RawClose[1], bars.RawVolume[1]));
    }

    [Fact]
    public void Reverse_splits_lower_earlier_raw_prices_and_multiply_up()
    {
        folder.WithUniverse("AAA,,,,,,\n").WithBars("AAA", "2024-01-02,20,30,10,20,20,3", Wednesday)
            .WithSplits("AAA,2024-01-04,10,reverse\nAAA,2024-01-03,2,reverse\n");
        var history = Load().Bars.Symbols[0];
        Assert.Equal((1.0, 60.0), (history.Bars.RawClose[0], history.Bars.RawVolume[0]));
        Assert.Equal((0.25, 2000.0), (history.Bars.RawClose[1], history.Bars.RawVolume[1]));
        Assert.Equal([0.5m, 0.1m], history.Splits.Select(split => split.ShareFactor));
    }

    [Fact]
    public void A_missing_folder_is_named()
    {
        var missing = Path.Combine(folder.Path, "nowhere");
        var failure = Assert.Throws<MarketDataException>(() => new CsvFolderBarSource(missing).Load());
        Assert.Contains($"expected a folder '{missing}'", Assert.Single(failure.Problems), StringComparison.Ordinal);
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void A_folder_of_bars_that_may_not_be_listed_is_named()
    {
        Assert.SkipWhen(
            OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess, "root may list every folder");
        var bars = Directory.CreateDirectory(Path.Combine(folder.Path, "bars"));
        bars.UnixFileMode = UnixFileMode.None;
        try
        {
            var failure = Assert.Throws<MarketDataException>(() => Load());
            Assert.Contains("that can be listed", Assert.Single(failure.Problems), StringComparison.Ordinal);
        }
        finally
        {
            bars.UnixFileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        }
    }

    [Fact]
    public void Missing_bars_and_a_missing_universe_are_reported_together()
    {
        var failure = Assert.Throws<MarketDataException>(() => Load());
        Assert.Equal(2, failure.Problems.Count);
        Assert.Contains("SYMBOL.csv", failure.Message, StringComparison.Ordinal);
        Assert.Contains("universe.csv", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Everything_wrong_with_the_tables_is_listed_at_once_with_lines()
    {
        folder.WithBars("AAA", Tuesday)
            .WithUniverse("AAA,,,,,,\nB B,,,,,,\nCCC,,,,,,-5\nAAA,,,,,,\nDDD,,,,,,0\nEEE,,\nFFF,\"x\"y,,,,,\n")
            .WithSplits("AAA,2024-13-01,3,sideways\nAAA,2024-01-03,,forward\nAAA,2024-01-03,0.5,reverse\n");
        var failure = Assert.Throws<MarketDataException>(() => Load());
        Assert.Equal(
            [
                "universe.csv line 3", "universe.csv line 4", "universe.csv line 5", "universe.csv line 6",
                "universe.csv line 7", "universe.csv line 8",
                "splits.csv line 2", "splits.csv line 2", "splits.csv line 3", "splits.csv line 4",
            ],
            failure.Problems.Select(problem => problem.Split(':')[0]));
        Assert.Contains("'-5'", failure.Message, StringComparison.Ordinal);
        Assert.Contains("'sideways'", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "found no column symbol, name")]
    [InlineData("symbol,name,exchange,country,sector,industry\n", "found no column market_cap")]
    [InlineData(MarketFolder.UniverseHeader, "expected at least one symbol")]
    public void A_universe_without_columns_or_symbols_is_refused(string header, string expected)
    {
        folder.WithBars("AAA", Tuesday).WithUniverse(string.Empty, header);
        var failure = Assert.Throws<MarketDataException>(() => Load());
        Assert.Contains(expected, Assert.Single(failure.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public void A_universe_of_faulty_files_only_is_refused_with_the_reasons()
    {
        folder.WithUniverse("AAA,,,,,,\n").WithBars("AAA", "2024-01-02,2,1,3,2,2,100");
        var failure = Assert.Throws<MarketDataException>(() => Load());
        Assert.Contains("bars/AAA.csv line 2", Assert.Single(failure.Problems), StringComparison.Ordinal);
    }

    private MarketHistory Load() => new CsvFolderBarSource(folder.Path).Load();
}
