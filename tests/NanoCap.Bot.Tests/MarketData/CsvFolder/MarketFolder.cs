namespace NanoCap.Bot.Tests.MarketData.CsvFolder;

/// <summary>A folder of bars that a test fills; gone afterwards.</summary>
internal sealed class MarketFolder : IDisposable
{
    public const string UniverseHeader = "symbol,name,exchange,country,sector,industry,market_cap\n";
    private const string BarsHeader = "date,open,high,low,close,adj_close,volume\n";

    public string Path { get; } = Directory.CreateTempSubdirectory("nanocap-bars-").FullName;

    public MarketFolder WithUniverse(string rows, string header = UniverseHeader) =>
        With("universe.csv", header + rows);

    public MarketFolder WithSplits(string rows) =>
        With("splits.csv", "symbol,effective_date,ratio,kind\n" + rows);

    public MarketFolder WithBars(string symbol, params string[] rows) =>
        With(
            System.IO.Path.Combine("bars", symbol + ".csv"),
            BarsHeader + string.Concat(rows.Select(row => row + "\n")));

    public MarketFolder With(string file, string text)
    {
        var path = System.IO.Path.Combine(Path, file);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return this;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
