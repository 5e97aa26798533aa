using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NanoCap.Trading.Indicators.Pairs;

/// <summary>All cross products of a Dickey-Fuller regression with p lags, upper triangle, a row for each regressor
/// (perhaps the constant; the level and the lags in either order) and what is explained as the last column.</summary>
/// <remarks>The product of two lags is a product of changes k sessions apart, summed over a window that slides with
/// the lag; so one dot product over what all windows share and single terms at both ends serve all p lags of it. Terms
/// are only added, never taken off, so a jump at an end leaves no rounding error.</remarks>
internal readonly ref struct DickeyFullerProducts
{
    private readonly Span<Vector512<double>> rows;
    private readonly int lags;
    private readonly int terms;
    private readonly int levelAt;
    private readonly int firstLagAt;

    /// <summary>Lays the matrix out in a given room.</summary>
    /// <param name="room">At least <see cref="RoomFor"/> vectors.</param>
    /// <param name="lags">p, at most (changes - 1) / 2.</param>
    /// <param name="terms">1 with a constant, 0 without.</param>
    /// <param name="isLevelLast">Whether the level comes after the lags rather than before them.</param>
    public DickeyFullerProducts(Span<Vector512<double>> room, int lags, int terms, bool isLevelLast)
    {
        (this.lags, this.terms) = (lags, terms);
        Regressors = terms + 1 + lags;
        Width = WidthOf(Regressors);
        rows = room[..(Regressors * Width)];
        levelAt = isLevelLast ? terms + lags : terms;
        firstLagAt = isLevelLast ? terms : terms + 1;
    }

    /// <summary>Number of regressors, which is the column of what is explained.</summary>
    public int Regressors { get; }

    /// <summary>Vectors in a row.</summary>
    public int Width { get; }

    /// <summary>Vectors needed.</summary>
    public static int RoomFor(int lags, int terms) => (terms + 1 + lags) * WidthOf(terms + 1 + lags);

    /// <summary>The products of one regressor with all, and with what is explained.</summary>
    public Span<Vector512<double>> Row(int regressor) => rows.Slice(regressor * Width, Width);

    /// <summary>Fills the matrix from changes[t] = levels[t + 1] - levels[t], over t = p .. changes - 1, and returns
    /// the squares of what is explained.</summary>
    public double Fill(ReadOnlySpan<double> changes, ReadOnlySpan<double> levels)
    {
        rows.Clear();
        var count = changes.Length - lags;
        var level = levels.Slice(lags, count);
        this[levelAt, levelAt] = TensorPrimitives.SumOfSquares(level);
        this[levelAt, Regressors] = TensorPrimitives.Dot(level, changes[lags..]);
        for (var lag = 1; lag <= lags; lag++)
        {
            this[levelAt, firstLagAt + lag - 1] = TensorPrimitives.Dot(level, changes.Slice(lags - lag, count));
        }

        if (terms > 0)
        {
            this[0, 0] = count;
            this[0, levelAt] = TensorPrimitives.Sum(level);
            this[0, Regressors] = TensorPrimitives.Sum(changes[lags..]);
            for (var lag = 1; lag <= lags; lag++)
            {
                this[0, firstLagAt + lag - 1] = TensorPrimitives.Sum(changes.Slice(lags - lag, count));
            }
        }

        for (var apart = 0; apart <= lags; apart++)
        {
            FillLags(changes, apart);
        }

        return TensorPrimitives.SumOfSquares(changes[lags..]);
    }

    private static int WidthOf(int regressors) => (regressors / Vector512<double>.Count) + 1;

    // Writes the element and relies on the upper triangle: the level may come before or after a lag.
    private double this[int row, int column]
    {
        set => MemoryMarshal.Cast<Vector512<double>, double>(Row(Math.Min(row, column)))[Math.Max(row, column)] = value;
    }

    // Products of lag and lag + apart, for every lag from 0 (the change itself) that has such a partner.
    private void FillLags(ReadOnlySpan<double> changes, int apart)
    {
        var (last, pairs) = (changes.Length - 1, lags - apart);
        Span<double> late = stackalloc double[lags + 1];
        var sum = 0.0;
        for (var lag = lags - 1; lag >= 0; lag--)
        {
            sum += changes[last - lag] * changes[last - lag - apart];
            late[lag] = sum;
        }

        sum = TensorPrimitives.Dot(
            changes[lags..(changes.Length - lags)], changes[(lags - apart)..(changes.Length - lags - apart)]);
        for (var lag = 0; lag <= pairs; lag++)
        {
            sum += lag == 0 ? 0 : changes[lags - lag] * changes[lags - lag - apart];
            if (lag > 0)
            {
                this[firstLagAt + lag - 1, firstLagAt + lag + apart - 1] = sum + late[lag];
            }
            else if (apart > 0)
            {
                this[firstLagAt + apart - 1, Regressors] = sum + late[0];
            }
        }
    }
}
