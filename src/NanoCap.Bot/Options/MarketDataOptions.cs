using NanoCap.Bot.MarketData;
using NanoCap.Bot.MarketData.CsvFolder;
using NanoCap.Bot.MarketData.Synthetic;

namespace NanoCap.Bot.Options;

internal sealed record MarketDataOptions
{
    public BarSourceKind Source { get; init; } = BarSourceKind.Synthetic;

    /// <summary>For CsvFolder: the folder with bars/SYMBOL.csv and universe.csv.</summary>
    public string? Folder { get; init; }

    public SyntheticMarketOptions Synthetic { get; init; } = new();

    public IBarSource ToBarSource() => Source switch
    {
        BarSourceKind.CsvFolder => new DirectoryInfo(Folder!).ToBarSource(),
        BarSourceKind.Synthetic => Synthetic.ToBarSource(),
        _ => throw new ArgumentOutOfRangeException(nameof(Source), Source, "Expected a known source."),
    };
}
