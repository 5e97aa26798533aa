namespace NanoCap.Trading.Indicators.Pairs;

/// <summary>The regressions of a Dickey-Fuller test on the columns themselves, for series that
/// <see cref="ProductRegression"/> gives up on: steps, lines, or a jump that dwarfs all else.</summary>
/// <inheritdoc cref="ProductRegression"/>
internal readonly ref struct ColumnRegression(
    ReadOnlySpan<double> levels, ReadOnlySpan<double> changes, int terms)
{
    private readonly ReadOnlySpan<double> levels = levels;
    private readonly ReadOnlySpan<double> changes = changes;

    /// <inheritdoc cref="ProductRegression.FindBestLags"/>
    public int BestLags(int maximum)
    {
        var rows = changes.Length - maximum;
        var fit = WithTerms(maximum);
        fit.TryAdd(levels.Slice(maximum, rows));
        var best = 0;
        var least = ProductRegression.Akaike(rows, fit.SquaresLeft, fit.Rank);
        for (var lag = 1; lag <= maximum; lag++)
        {
            fit.TryAdd(changes.Slice(maximum - lag, rows));
            var criterion = ProductRegression.Akaike(rows, fit.SquaresLeft, fit.Rank);
            if (criterion < least)
            {
                (best, least) = (lag, criterion);
            }
        }

        return best;
    }

    /// <summary>The level's t value; NaN if the level depends on its lags or nothing is left unexplained.</summary>
    public double Statistic(int lags)
    {
        var rows = changes.Length - lags;
        var fit = WithTerms(lags);
        var total = fit.SquaresLeft;
        for (var lag = 1; lag <= lags; lag++)
        {
            fit.TryAdd(changes.Slice(lags - lag, rows));
        }

        var isOwn = fit.TryAdd(levels.Slice(lags, rows));
        return isOwn && fit.SquaresLeft > 1e-24 * total && rows > fit.Rank
            ? fit.Last / Math.Sqrt(fit.SquaresLeft / (rows - fit.Rank))
            : double.NaN;
    }

    private OrthogonalLeastSquares WithTerms(int lags)
    {
        var rows = changes.Length - lags;
        var fit = new OrthogonalLeastSquares(changes[lags..]);
        if (terms > 0)
        {
            var ones = new double[rows];
            ones.AsSpan().Fill(1);
            fit.TryAdd(ones);
        }

        return fit;
    }
}
