using System.Numerics.Tensors;

namespace NanoCap.Trading.Indicators.Pairs;

/// <summary>The same nested regressions as <see cref="NestedLeastSquares"/> on the columns themselves: slow, and exact
/// where products are too coarse. Regressors that depend on earlier ones count for nothing, as with a pseudo-inverse.
/// </summary>
/// <remarks>Gram-Schmidt, each column twice (L. Giraud and others, Numerische Mathematik 101, 2005).</remarks>
internal sealed class OrthogonalLeastSquares
{
    private const double SmallestShare = 1e-12;

    private readonly List<double[]> directions = [];
    private readonly double[] rest;

    public OrthogonalLeastSquares(ReadOnlySpan<double> explained) => rest = explained.ToArray();

    /// <summary>The squares that no regressor so far explains.</summary>
    public double SquaresLeft => TensorPrimitives.SumOfSquares<double>(rest);

    /// <summary>Regressors that do not depend on each other.</summary>
    public int Rank => directions.Count;

    /// <summary>What the regressor added last explains, signed; its square is the fall of the squares left.</summary>
    public double Last { get; private set; }

    /// <summary>Adds a regressor; false if it depends on the earlier ones.</summary>
    public bool TryAdd(ReadOnlySpan<double> column)
    {
        var direction = column.ToArray();
        var length = TensorPrimitives.Norm<double>(direction);
        for (var pass = 0; pass < 2; pass++)
        {
            foreach (var earlier in directions)
            {
                TakeOff(direction, earlier);
            }
        }

        var left = TensorPrimitives.Norm<double>(direction);
        if (!(left > SmallestShare * length))
        {
            return false;
        }

        TensorPrimitives.Divide(direction, left, direction);
        directions.Add(direction);
        Last = TakeOff(rest, direction);
        Last += TakeOff(rest, direction);
        return true;
    }

    private static double TakeOff(double[] from, double[] direction)
    {
        var share = TensorPrimitives.Dot<double>(from, direction);
        TensorPrimitives.MultiplyAdd(direction, -share, from, from);
        return share;
    }
}
