using NanoCap.Trading.Instruments;

namespace NanoCap.Bot.MarketData;

/// <summary><c>universe.csv</c>: what is known about each symbol beside its bars.</summary>
internal static class UniverseFile
{
    public const string Name = "universe.csv";

    private static readonly string[] Columns =
        ["symbol", "name", "exchange", "country", "sector", "industry", "market_cap"];

    public static Dictionary<Symbol, Listing> Read(string path, List<string> problems)
    {
        var listings = new Dictionary<Symbol, Listing>();
        CsvTable.Read(path, Columns, problems, row =>
        {
            if (row.Symbol() is not { } symbol)
            {
                return;
            }

            var listing = new Listing(
                symbol,
                row.Text("name") ?? string.Empty,
                row.Text("exchange"),
                row.Text("country"),
                row.Text("sector"),
                row.Text("industry"),
                row.NumberAbove(0, "market_cap") is { } dollars ? new Usd(dollars) : null,
                row.NumberAbove(0, "float_shares"),
                row.NumberAbove(-1, "shares_short") is >= 0 and var shorted ? shorted : null,
                row.NumberAbove(1_600, "ipo_year") is { } year && year < 10_000 ? (int)year : null);
            if (!listings.TryAdd(symbol, listing))
            {
                row.Refuse("symbol", "each symbol once");
            }
        });
        return listings;
    }
}
