using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NanoCap.Trading.Indicators.Pairs;

/// <summary>The regressions of a Dickey-Fuller test on cross products: one matrix and one factorisation serve all
/// numbers of lags. It gives up where rounding could show; <see cref="ColumnRegression"/> takes over.</summary>
/// <param name="levels">The series.</param>
/// <param name="changes">Its changes, one fewer.</param>
/// <param name="terms">1 with a constant, 0 without.</param>
/// <param name="room">At least <see cref="DickeyFullerProducts.RoomFor"/> vectors to work in.</param>
internal readonly ref struct ProductRegression(
    ReadOnlySpan<double> levels, ReadOnlySpan<double> changes, int terms, Span<Vector512<double>> room)
{
    private readonly ReadOnlySpan<double> levels = levels;
    private readonly ReadOnlySpan<double> changes = changes;
    private readonly Span<Vector512<double>> room = room;

    /// <summary>Akaike's criterion but for what all regressions have in common.</summary>
    public static double Akaike(int rows, double squaresLeft, int regressors) =>
        (rows * Math.Log(squaresLeft / rows)) + (2 * regressors);

    /// <summary>The number of lags, 0 .. maximum, with the least criterion over the rows that all can use; of equal
    /// ones the smallest. Null if rounding could decide.</summary>
    public int? FindBestLags(int maximum)
    {
        var products = new DickeyFullerProducts(room, maximum, terms, isLevelLast: false);
        var fit = new NestedLeastSquares(products, products.Fill(changes, levels));
        Span<double> original = stackalloc double[products.Regressors];
        CopyDiagonal(products, original);
        var (best, least) = (0, double.PositiveInfinity);
        for (var used = 1; used <= products.Regressors; used++)
        {
            if (!fit.TryTakeNext(original))
            {
                return null;
            }

            var criterion = Akaike(changes.Length - maximum, fit.SquaresLeft, used);
            if (used > terms && criterion < least)
            {
                (best, least) = (used - terms - 1, criterion);
            }
        }

        return best;
    }

    /// <summary>The level's t value with this number of lags over every row that it allows; null if rounding could show
    /// in it.</summary>
    public double? FindStatistic(int lags)
    {
        var products = new DickeyFullerProducts(room, lags, terms, isLevelLast: true);
        var fit = new NestedLeastSquares(products, products.Fill(changes, levels));
        Span<double> original = stackalloc double[products.Regressors];
        CopyDiagonal(products, original);
        for (var used = 1; used <= products.Regressors; used++)
        {
            if (!fit.TryTakeNext(original))
            {
                return null;
            }
        }

        return fit.Last / Math.Sqrt(fit.SquaresLeft / (changes.Length - lags - products.Regressors));
    }

    private static void CopyDiagonal(DickeyFullerProducts products, Span<double> diagonal)
    {
        for (var regressor = 0; regressor < diagonal.Length; regressor++)
        {
            diagonal[regressor] = MemoryMarshal.Cast<Vector512<double>, double>(products.Row(regressor))[regressor];
        }
    }
}
