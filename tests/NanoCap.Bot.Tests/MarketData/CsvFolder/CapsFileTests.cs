using NanoCap.Bot.MarketData;
using NanoCap.Bot.MarketData.CsvFolder;

namespace NanoCap.Bot.Tests.MarketData.CsvFolder;

public sealed class CapsFileTests
{
    private const string Row = "2024-01-02,1,1,1,1,1,100";

    [Fact]
    public void Capitalisations_by_date_and_the_optional_columns_of_the_universe_are_read_and_unknown_stays_unknown()
    {
        using var folder = new MarketFolder()
            .WithUniverse(
                "AAA,A,,,,,5000000,1000000,0,2019\nBBB,B,,,,,,,,\n",
                MarketFolder.UniverseHeader.Trim() + ",float_shares,shares_short,ipo_year\n")
            .WithBars("AAA", Row)
            .WithBars("BBB", Row)
            .With("caps.csv", "date,symbol,market_cap\n2024-01-03,AAA,2e6\n2024-01-02,AAA,1000000\n2024-01-02,BBB,\n");

        var symbols = new CsvFolderBarSource(folder.Path).Load().Bars.Symbols;

        Assert.Equal([1e6, 2e6], symbols[0].MarketCaps!.CapsThrough(new DateOnly(2024, 1, 3)).ToArray());
        Assert.Null(symbols[1].MarketCaps);
        var (known, unknown) = (symbols[0].Listing, symbols[1].Listing);
        Assert.Equal((1_000_000m, 0m, 2019), (known.FloatShares, known.SharesShort, known.IpoYear));
        Assert.Equal((null, null, null), (unknown.FloatShares, unknown.SharesShort, unknown.IpoYear));
    }

    [Fact]
    public void A_faulty_table_of_capitalisations_stops_the_load_with_every_problem()
    {
        using var folder = new MarketFolder()
            .WithUniverse("AAA,A,,,,,5000000\n")
            .WithBars("AAA", Row)
            .With(
                "caps.csv",
                "date,symbol,market_cap\n2024-13-01,AAA,5\n2024-01-02,AAA,-1\n2024-01-03,AAA,1\n2024-01-03,AAA,2\n");

        var error = Assert.Throws<MarketDataException>(() => new CsvFolderBarSource(folder.Path).Load());

        var problems = string.Join('\n', error.Problems);
        Assert.Contains("caps.csv line 2: expected a date", problems, StringComparison.Ordinal);
        Assert.Contains("caps.csv line 3: expected a number above 0", problems, StringComparison.Ordinal);
        Assert.Contains("caps.csv line 5: expected one capitalisation", problems, StringComparison.Ordinal);
    }
}
