using System.Numerics;
using System.Runtime.CompilerServices;
using NanoCap.Trading.Bars;

namespace NanoCap.Trading.Strategies.StatArb;

/// <summary>Pairs of one sector that may correlate enough at each session of a stretch. Products of returns are summed
/// along, a row of partners at a time; what passes with a small margin is measured exactly elsewhere, and symbols that
/// missed a session of the window always pass, so that the sums decide nothing.</summary>
internal static class PairCandidates
{
    private const double Margin = 1e-6;
    private const int RowsAtOnce = 32;

    /// <summary>The candidates of every session from one to another, in no particular order.</summary>
    public static List<(int First, int Second)>[] Find(
        UniverseBars universe, StatArbOptions options, int firstSession, int lastSession, int workers)
    {
        var sectors = universe.Symbols
            .Select((history, ordinal) => (history.Listing.Sector, Ordinal: ordinal))
            .Where(one => one.Sector is not null)
            .GroupBy(one => one.Sector, one => one.Ordinal, StringComparer.Ordinal)
            .Select(sector => new SectorReturns(universe, [.. sector], firstSession, lastSession, options.Sessions))
            .ToArray();
        var blocks = sectors
            .SelectMany(
                sector => Enumerable.Range(0, (sector.Count + RowsAtOnce - 1) / RowsAtOnce),
                (sector, block) => (Sector: sector, FirstRow: block * RowsAtOnce))
            .ToArray();
        var passing = new List<(int Number, int First, int Second)>[blocks.Length];
        var minimum = options.MinimumCorrelation - Margin;
        SharedWork.Run(
            blocks.Length,
            workers,
            () => new double[RowsAtOnce][],
            (rows, number) =>
            {
                var (sector, firstRow) = blocks[number];
                var lastRow = Math.Min(firstRow + RowsAtOnce, sector.Count) - 1;
                for (var row = firstRow; row <= lastRow; row++)
                {
                    rows[row - firstRow] = new double[sector.Width];
                }

                passing[number] = Walk(sector, rows, firstRow, lastRow, minimum);
            });
        var found = Enumerable.Range(0, lastSession - firstSession + 1)
            .Select(_ => new List<(int, int)>()).ToArray();
        foreach (var (number, first, second) in passing.SelectMany(block => block))
        {
            found[number].Add((first, second));
        }

        return found;
    }

    private static List<(int Number, int First, int Second)> Walk(
        SectorReturns sector, double[][] rows, int firstRow, int lastRow, double minimum)
    {
        var found = new List<(int, int, int)>();
        var passing = new List<(int, int)>();
        for (var step = 0; step < sector.Steps; step++)
        {
            passing.Clear();
            for (var row = firstRow; row <= lastRow; row++)
            {
                Add(rows[row - firstRow], sector.Returns(step), sector.ReturnsBefore(step), row);
                if (step >= sector.FirstStep)
                {
                    FindRow(sector, step, row, rows[row - firstRow], minimum, passing);
                }
            }

            if (step >= sector.FirstStep)
            {
                FindIncomplete(sector, step, firstRow, lastRow, passing);
            }

            foreach (var (first, second) in passing)
            {
                found.Add((step - sector.FirstStep, first, second));
            }
        }

        return found;
    }

    // Columns up to the row itself are padding and never read.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Add(
        double[] products, ReadOnlySpan<double> now, ReadOnlySpan<double> before, int row)
    {
        var (own, gone) = (new Vector<double>(now[row]), new Vector<double>(before[row]));
        for (var place = Aligned(row + 1); place < products.Length; place += Vector<double>.Count)
        {
            (new Vector<double>(products, place)
                + (own * new Vector<double>(now[place..]))
                - (gone * new Vector<double>(before[place..]))).CopyTo(products, place);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void FindRow(
        SectorReturns sector, int step, int row, double[] products, double minimum, List<(int, int)> passing)
    {
        var means = sector.Means(step);
        var scales = sector.Scales(step);
        var (product, scale) = (
            new Vector<double>(sector.Sessions * means[row]), new Vector<double>(scales[row]));
        var least = new Vector<double>(minimum);
        for (var place = Aligned(row + 1); place < products.Length; place += Vector<double>.Count)
        {
            var correlations = (new Vector<double>(products, place) - (product * new Vector<double>(means[place..])))
                * scale * new Vector<double>(scales[place..]);
            if (!Vector.GreaterThanOrEqualAny(correlations, least))
            {
                continue;
            }

            for (var lane = 0; lane < Vector<double>.Count; lane++)
            {
                if (place + lane > row && correlations[lane] >= minimum)
                {
                    passing.Add((sector.Ordinals[row], sector.Ordinals[place + lane]));
                }
            }
        }
    }

    private static void FindIncomplete(
        SectorReturns sector, int step, int firstRow, int lastRow, List<(int, int)> passing)
    {
        var incomplete = sector.Incomplete(step);
        foreach (var place in incomplete)
        {
            for (var other = 0; other < sector.Count; other++)
            {
                var (row, column) = (Math.Min(place, other), Math.Max(place, other));
                var isCounted = row == column || (other < place && incomplete.Contains(other));
                if (!isCounted && row >= firstRow && row <= lastRow)
                {
                    passing.Add((sector.Ordinals[row], sector.Ordinals[column]));
                }
            }
        }
    }

    private static int Aligned(int place) => place / Vector<double>.Count * Vector<double>.Count;
}
