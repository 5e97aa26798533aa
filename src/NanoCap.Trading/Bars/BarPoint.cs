namespace NanoCap.Trading.Bars;

/// <summary>The close of one symbol's bar: the moment at which rules are judged.</summary>
/// <param name="Universe">The universe; nothing after the bar may be read from it.</param>
/// <param name="Ordinal">The symbol's position in <see cref="UniverseBars.Symbols"/>.</param>
/// <param name="BarIndex">The bar's position in the symbol's series.</param>
public readonly record struct BarPoint(UniverseBars Universe, int Ordinal, int BarIndex)
{
    /// <summary>The symbol's listing, bars and splits.</summary>
    public SymbolHistory History => Universe.Symbols[Ordinal];

    /// <summary>The symbol's bars.</summary>
    public BarSeries Bars => History.Bars;

    /// <summary>Position of the bar's session in <see cref="UniverseBars.SessionNumbers"/>.</summary>
    public int SessionIndex => Universe.SessionIndices(Ordinal)[BarIndex];

    /// <summary>The bar's session.</summary>
    public DateOnly Session => Bars.SessionAt(BarIndex);
}
