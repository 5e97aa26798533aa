using NanoCap.Trading.Bars;

namespace NanoCap.Trading.Strategies.SectorRotation;

/// <summary>The sectors of a universe and the log returns of their equal-weight indices.</summary>
/// <remarks>An index moves by the mean of its members' returns over their own last bar; a suspected split is no return.
/// A session on which no member has one has NaN.</remarks>
internal sealed class SectorIndices
{
    private readonly int[] sectorOfSymbol;
    private readonly double[][] logReturns;

    private SectorIndices(string[] names, int[] sectorOfSymbol, double[][] logReturns)
    {
        Names = names;
        this.sectorOfSymbol = sectorOfSymbol;
        this.logReturns = logReturns;
    }

    /// <summary>The sectors' names, in ordinal order.</summary>
    public IReadOnlyList<string> Names { get; }

    public static SectorIndices Of(UniverseBars universe, BarRuleOptions barRules)
    {
        string[] names =
        [
            .. universe.Symbols.Select(history => history.Listing.Sector).OfType<string>()
                .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
        ];
        var sectors = universe.Symbols
            .Select(history => history.Listing.Sector is { } sector
                ? Array.BinarySearch(names, sector, StringComparer.Ordinal)
                : -1)
            .ToArray();
        var sums = Array.ConvertAll(names, _ => new double[universe.SessionNumbers.Length]);
        var counts = Array.ConvertAll(names, _ => new int[universe.SessionNumbers.Length]);
        for (var ordinal = 0; ordinal < sectors.Length; ordinal++)
        {
            if (sectors[ordinal] >= 0)
            {
                Add(universe, ordinal, barRules, sums[sectors[ordinal]], counts[sectors[ordinal]]);
            }
        }

        for (var sector = 0; sector < names.Length; sector++)
        {
            for (var session = 0; session < sums[sector].Length; session++)
            {
                sums[sector][session] = Math.Log(1 + (sums[sector][session] / counts[sector][session]));
            }
        }

        return new SectorIndices(names, sectors, sums);
    }

    /// <summary>The sector of a symbol, or -1 when it is unknown.</summary>
    public int SectorOf(int ordinal) => sectorOfSymbol[ordinal];

    /// <summary>Sample deviation of the last log returns of a sector's index; NaN when one of them is
    /// missing.</summary>
    public double Deviation(int sector, int session, int sessions)
    {
        if (session < sessions)
        {
            return double.NaN;
        }

        var window = logReturns[sector].AsSpan(session + 1 - sessions, sessions);
        var sum = 0.0;
        foreach (var value in window)
        {
            sum += value;
        }

        var (mean, squares) = (sum / sessions, 0.0);
        foreach (var value in window)
        {
            squares += (value - mean) * (value - mean);
        }

        return Math.Sqrt(squares / (sessions - 1));
    }

    private static void Add(
        UniverseBars universe, int ordinal, BarRuleOptions barRules, double[] sums, int[] counts)
    {
        var bars = universe.Symbols[ordinal].Bars;
        var closes = bars.Close;
        var sessions = universe.SessionIndices(ordinal);
        var suspected = SuspectedSplits.Find(bars, barRules);
        for (var bar = 1; bar < closes.Length; bar++)
        {
            if (!suspected.Contains(bar))
            {
                sums[sessions[bar]] += (closes[bar] / closes[bar - 1]) - 1;
                counts[sessions[bar]]++;
            }
        }
    }
}
