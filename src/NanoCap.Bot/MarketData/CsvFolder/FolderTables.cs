using NanoCap.Trading.Bars;
using NanoCap.Trading.Instruments;

namespace NanoCap.Bot.MarketData.CsvFolder;

/// <summary>The tables beside the bars, and everything wrong with them.</summary>
internal sealed record FolderTables(
    Dictionary<Symbol, Listing> Listings, Dictionary<Symbol, List<Split>> Splits, List<string> Problems)
{
    public Dictionary<Symbol, MarketCapHistory> Caps { get; init; } = [];

    public static FolderTables Read(string folder)
    {
        var problems = new List<string>();
        try
        {
            var listings = UniverseFile.Read(Path.Combine(folder, UniverseFile.Name), problems);
            if (listings.Count == 0 && problems.Count == 0)
            {
                problems.Add($"{UniverseFile.Name}: expected at least one symbol, found none.");
            }

            var splitsPath = Path.Combine(folder, SplitsFile.Name);
            var splits = File.Exists(splitsPath) ? SplitsFile.Read(splitsPath, problems) : [];
            var capsPath = Path.Combine(folder, CapsFile.Name);
            return new FolderTables(listings, splits, problems)
            {
                Caps = File.Exists(capsPath) ? CapsFile.Read(capsPath, problems) : [],
            };
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            problems.Add($"expected readable tables, found: {failure.Message}");
            return new FolderTables([], [], problems);
        }
    }

    public SymbolHistory HistoryOf(BarFileReading reading)
    {
        IReadOnlyList<Split> splits = Splits.TryGetValue(reading.Symbol, out var known) ? known : [];
        var listing = Listings.GetValueOrDefault(reading.Symbol) ?? new Listing(reading.Symbol, string.Empty);
        return new SymbolHistory(listing, BarSeries.Of(reading.Symbol, reading.Columns!, splits), splits)
        {
            MarketCaps = Caps.GetValueOrDefault(reading.Symbol),
        };
    }
}
