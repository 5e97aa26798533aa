using System.Text;

namespace NanoCap.Trading.Bars;

/// <summary>One number for everything that decisions know of a universe: listings, splits, capitalisations by
/// day and every column of the bars.</summary>
/// <remarks>Where the bars come from is left out: the same bars in another folder are the same bars.</remarks>
public static class UniverseFingerprint
{
    /// <summary>The fingerprint of a universe, cut where it is to be compared.</summary>
    /// <param name="universe">The bars.</param>
    /// <param name="workers">How many threads may work at it, at least 1; the result does not depend on it.</param>
    public static UInt128 Of(UniverseBars universe, int workers)
    {
        ArgumentNullException.ThrowIfNull(universe);
        ArgumentOutOfRangeException.ThrowIfLessThan(workers, 1);
        var symbols = new UInt128[universe.Symbols.Count];
        if (workers == 1)
        {
            for (var ordinal = 0; ordinal < symbols.Length; ordinal++)
            {
                Measure(ordinal);
            }
        }
        else
        {
            Parallel.For(0, symbols.Length, new ParallelOptions { MaxDegreeOfParallelism = workers }, Measure);
        }

        return ContentHash.Of<UInt128>(symbols);

        void Measure(int ordinal) => symbols[ordinal] = Of(universe.Symbols[ordinal]);
    }

    private static UInt128 Of(SymbolHistory history)
    {
        var bars = history.Bars;

        // Later capitalisations than the last bar are never read.
        var last = bars.Count > 0 ? bars.SessionAt(bars.Count - 1) : DateOnly.MinValue;
        Span<UInt128> parts =
        [
            ContentHash.Of(Encoding.UTF8.GetBytes(
                $"{history.Listing}\n{string.Join(';', history.Splits.Select(split => split.ToString()))}")),
            ContentHash.Of(bars.DayNumbers),
            ContentHash.Of(bars.Open),
            ContentHash.Of(bars.High),
            ContentHash.Of(bars.Low),
            ContentHash.Of(bars.Close),
            ContentHash.Of(bars.Volume),
            ContentHash.Of(bars.RawClose),
            ContentHash.Of(bars.RawVolume),
            history.MarketCaps is { } days ? ContentHash.Of(days.DayNumbersThrough(last)) : UInt128.Zero,
            history.MarketCaps is { } caps ? ContentHash.Of(caps.CapsThrough(last)) : UInt128.Zero,
        ];
        return ContentHash.Of<UInt128>(parts);
    }
}
