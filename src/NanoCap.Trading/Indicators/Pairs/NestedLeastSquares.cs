using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NanoCap.Trading.Indicators.Pairs;

/// <summary>Least squares on a growing list of regressors: each step takes one more out of the products of the others
/// and tells what is left unexplained, so all nested regressions cost as much as the largest.</summary>
/// <remarks>The steps of a factorisation X'X = U' D^-1 U with the explained variable as last column: with d the pivot
/// and u the last entry of a row, the squares left fall by u^2 / d, and u / sqrt(d) over the deviation left is the t
/// statistic of the regressor taken last. A pivot, or a rest, that is tiny against what it was taken from shows that
/// products are too coarse.</remarks>
internal ref struct NestedLeastSquares(DickeyFullerProducts products, double total)
{
    private const double SmallestShare = 1e-7;

    private readonly DickeyFullerProducts products = products;
    private readonly double coarse = SmallestShare * total;
    private int count;

    /// <summary>The squares that no regressor so far explains.</summary>
    public double SquaresLeft { get; private set; } = total;

    /// <summary>What the regressor taken last explains, signed; its square is the fall of the squares left.</summary>
    public double Last { get; private set; }

    /// <summary>Takes the next regressor; false, and of no further use, if rounding would show in the result.</summary>
    /// <param name="original">Each regressor's own squares before any step.</param>
    public bool TryTakeNext(scoped ReadOnlySpan<double> original)
    {
        var row = products.Row(count);
        var numbers = MemoryMarshal.Cast<Vector512<double>, double>(row);
        var pivot = numbers[count];
        if (!(pivot > SmallestShare * original[count]))
        {
            return false;
        }

        var inverse = 1 / pivot;
        for (var other = count + 1; other < products.Regressors; other++)
        {
            var share = Vector512.Create(-numbers[other] * inverse);
            var otherRow = products.Row(other);
            for (var part = other / Vector512<double>.Count; part < row.Length; part++)
            {
                otherRow[part] = Vector512.MultiplyAddEstimate(share, row[part], otherRow[part]);
            }
        }

        Last = numbers[products.Regressors] / Math.Sqrt(pivot);
        SquaresLeft -= Last * Last;
        count++;
        return SquaresLeft > coarse;
    }
}
