using System.Globalization;
using NanoCap.Trading.Sessions;

namespace NanoCap.Bot.Tests.Cli;

/// <summary>A folder with a few quiet symbols: 80 sessions from 2024-01-02 to 2024-04-25.</summary>
internal sealed class CsvMarket : IDisposable
{
    private static readonly DateOnly First = new(2024, 1, 2);
    private static readonly DateOnly Last = new(2024, 4, 25);

    public CsvMarket(params string[] symbols)
    {
        Directory.CreateDirectory(System.IO.Path.Combine(Folder, "bars"));
        foreach (var symbol in symbols)
        {
            File.WriteAllLines(FileOf(symbol), [Header, .. Bars()]);
        }

        File.WriteAllLines(
            System.IO.Path.Combine(Folder, "universe.csv"),
            ["symbol,name,exchange,country,sector,industry,market_cap", .. symbols.Select(Listing)]);
    }

    public const string Header = "date,open,high,low,close,adj_close,volume";

    public string Folder { get; } = Directory.CreateTempSubdirectory("nanocap-market-").FullName;

    public string FileOf(string symbol) => System.IO.Path.Combine(Folder, "bars", symbol + ".csv");

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static string Listing(string symbol) => $"{symbol},{symbol} Inc,NASDAQ,United States,Energy,Oil,200000000";

    private static IEnumerable<string> Bars() => TradingCalendar.Nyse.Between(First, Last).Select((session, day) =>
        string.Create(CultureInfo.InvariantCulture,
            $"{session.Date:yyyy-MM-dd},10,10.2,9.8,{10 + (0.01 * (day % 7))},{10 + (0.01 * (day % 7))},100000"));
}
