using System.Globalization;
using NanoCap.Bot.MarketData;
using NanoCap.Bot.MarketData.CsvFolder;
using NanoCap.Bot.MarketData.Synthetic;
using NanoCap.Trading.Bars;
using NanoCap.Trading.Instruments;

namespace NanoCap.Bot.Tests.Live;

/// <summary>An invented market written to a folder up to a session, with quotes beside it, as somebody would keep one
/// who lives on files.</summary>
internal sealed class FolderMarket : IDisposable
{
    private readonly MarketHistory history;

    private FolderMarket(MarketHistory history) => this.history = history;

    public string Folder { get; } = Directory.CreateTempSubdirectory("nanocap-live-").FullName;

    /// <summary>Writes the market with all bars up to a session.</summary>
    public static async Task<FolderMarket> WriteAsync(DateOnly until, int symbols = 300)
    {
        var market = new FolderMarket(await new SyntheticMarketOptions { Symbols = symbols }.ToBarSource()
            .LoadAsync(CancellationToken.None));
        Directory.CreateDirectory(Path.Combine(market.Folder, "bars"));
        File.WriteAllLines(
            Path.Combine(market.Folder, "universe.csv"),
            ["symbol,name,exchange,country,sector,industry,market_cap",
                .. market.history.Bars.Symbols.Select(known => Row(known.Listing))]);
        market.WriteBars(until);
        market.WriteQuotes(default);
        return market;
    }

    /// <summary>Writes all bars up to a session; those left out keep what was written before.</summary>
    public void WriteBars(DateOnly until, params IReadOnlyCollection<Symbol> leftOut)
    {
        foreach (var known in history.Bars.Symbols.Where(known => !leftOut.Contains(known.Symbol)))
        {
            File.WriteAllLines(
                Path.Combine(Folder, "bars", known.Symbol + ".csv"),
                ["date,open,high,low,close,adj_close,volume", .. Rows(known.Bars, until)]);
        }
    }

    /// <summary>What is bid and asked at an instant; nothing for symbols that are not named.</summary>
    public void WriteQuotes(DateTimeOffset at, params IEnumerable<(Symbol Symbol, decimal Bid, decimal Ask)> quotes)
    {
        var draft = Path.Combine(Folder, "quotes.tmp");
        File.WriteAllLines(
            draft,
            ["symbol,bid,ask,last,time", .. quotes.Select(quote => string.Create(
                CultureInfo.InvariantCulture,
                $"{quote.Symbol},{quote.Bid},{quote.Ask},,{at.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}"))]);
        File.Move(draft, Path.Combine(Folder, FolderQuotes.Name), overwrite: true);
    }

    public double CloseOf(Symbol symbol, DateOnly session)
    {
        var bars = history.Bars.Find(symbol)!.Bars;
        return bars.RawClose[bars.DayNumbers.BinarySearch(session.DayNumber)];
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static string Row(Listing listing) => string.Create(
        CultureInfo.InvariantCulture,
        $"{listing.Symbol},\"{listing.Name}\",{listing.Exchange},{listing.Country},{listing.Sector},"
        + $"{listing.Industry},{listing.MarketCap?.Value}");

    private static IEnumerable<string> Rows(BarSeries bars, DateOnly until)
    {
        var rows = new List<string>();
        for (var bar = 0; bar < bars.Count && bars.DayNumbers[bar] <= until.DayNumber; bar++)
        {
            rows.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"{bars.SessionAt(bar):yyyy-MM-dd},{bars.Open[bar]:R},{bars.High[bar]:R},{bars.Low[bar]:R},"
                + $"{bars.Close[bar]:R},{bars.Close[bar]:R},{bars.Volume[bar]:R}"));
        }

        return rows;
    }
}
