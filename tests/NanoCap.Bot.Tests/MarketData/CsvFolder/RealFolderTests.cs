using NanoCap.Bot.MarketData;
using NanoCap.Bot.MarketData.CsvFolder;
using NanoCap.Trading.Instruments;

namespace NanoCap.Bot.Tests.MarketData.CsvFolder;

public class RealFolderTests
{
    [Fact]
    public void All_symbols_of_the_folder_load_without_a_fault()
    {
        var history = new CsvFolderBarSource(RealData.NeedSmallcap()).Load();
        Assert.Equal(311, history.Bars.Symbols.Count);
        Assert.Empty(history.Skipped);
        Assert.Empty(history.Warnings);
        Assert.Equal(new DateOnly(2025, 2, 7), history.Bars.LastSession);
        Assert.Equal("smallcap", history.Bars.Source.Name);
    }

    // Origin: the file's row before each split and splits.csv: ACMR 3-for-1 on 2022-03-24, ABVC 1-for-10 on 2023-07-25.
    [Theory]
    [InlineData("ACMR", 2022, 3, 24, 3.0)]
    [InlineData("ABVC", 2023, 7, 25, 0.1)]
    public void Raw_prices_before_a_real_split_are_on_the_old_basis(
        string symbol, int year, int month, int day, double priceFactor)
    {
        var path = RealData.NeedSmallcap();
        var bars = new CsvFolderBarSource(path).Load().Bars.Find(Symbol.Of(symbol))!.Bars;
        var file = CsvBarFile.Read(Path.Combine(path, "bars", symbol + ".csv"));
        var effective = bars.FindIndex(new DateOnly(year, month, day));
        Assert.True(effective > 0);
        Assert.Equal(file.Columns.Close[effective - 1] * priceFactor, bars.RawClose[effective - 1], 1e-12);
        Assert.Equal(file.Columns.Volume[effective - 1] / priceFactor, bars.RawVolume[effective - 1], 1e-6);
        Assert.Equal(file.Columns.AdjustedClose[effective - 1], bars.Close[effective - 1]);
        Assert.Equal(file.Columns.Close[effective], bars.RawClose[effective]);
    }
}
