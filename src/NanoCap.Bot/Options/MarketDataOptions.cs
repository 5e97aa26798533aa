using NanoCap.Bot.MarketData;

namespace NanoCap.Bot.Options;

internal sealed record MarketDataOptions
{
    public BarSourceKind Source { get; init; } = BarSourceKind.Synthetic;

    /// <summary>For CsvFolder: the folder with bars/SYMBOL.csv and universe.csv. For Alpaca: the folder with
    /// universe.csv; null for everything that is traded there, of which no capitalisation is known.</summary>
    public string? Folder { get; init; }

    public SyntheticMarketOptions Synthetic { get; init; } = new();
}
