using NanoCap.Trading.Instruments;

namespace NanoCap.Trading.Bars;

/// <summary>Everything known about one symbol: its listing, its bars and its splits.</summary>
/// <param name="Listing">Name, sector, capitalisation.</param>
/// <param name="Bars">The daily bars.</param>
/// <param name="Splits">Splits by effective date, ascending; may name sessions after the last bar.</param>
public sealed record SymbolHistory(Listing Listing, BarSeries Bars, IReadOnlyList<Split> Splits)
{
    /// <summary>What it was worth on some days, null when nothing is known.</summary>
    public MarketCapHistory? MarketCaps { get; init; }

    /// <summary>The ticker.</summary>
    public Symbol Symbol => Listing.Symbol;
}
