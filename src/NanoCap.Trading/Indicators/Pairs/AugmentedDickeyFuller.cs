using System.Buffers;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NanoCap.Trading.Indicators.Pairs;

/// <summary>The augmented Dickey-Fuller test: does a series come back to its mean, or is it a random walk?</summary>
/// <remarks>The change is explained by the level before it and lagged changes; the statistic is the level's t value
/// (D. Dickey and W. Fuller, 1979). As statsmodels' adfuller(autolag="AIC"): at most ceil(12 (n / 100)^(1/4)) lags (W.
/// Schwert, 1989), the number with the least Akaike criterion over the rows that all of them can use, and the last
/// regression over every row that this number allows.</remarks>
public static class AugmentedDickeyFuller
{
    /// <summary>Runs the test, oldest value first. Never throws: what cannot be tested has an outcome that says
    /// so.</summary>
    public static DickeyFullerResult Test(ReadOnlySpan<double> values, DickeyFullerTrend trend)
    {
        var terms = trend == DickeyFullerTrend.Constant ? 1 : 0;
        var maximum = MaximumLags(values.Length, terms);
        if (!TensorPrimitives.IsFiniteAll(values) || maximum < 0 || HedgeLine.IsConstant(values))
        {
            return DickeyFullerResult.None(
                !TensorPrimitives.IsFiniteAll(values) ? TestOutcome.NotFinite
                : maximum < 0 ? TestOutcome.TooShort
                : TestOutcome.Constant, trend);
        }

        var needed = (2 * values.Length) + (Vector512<double>.Count * DickeyFullerProducts.RoomFor(maximum, terms));
        var rented = ArrayPool<double>.Shared.Rent(needed);
        var levels = rented.AsSpan(0, values.Length);
        var changes = rented.AsSpan(values.Length, values.Length - 1);
        var room = MemoryMarshal.Cast<double, Vector512<double>>(rented.AsSpan(2 * values.Length));

        // With a constant in the regression the level's own mean changes nothing but rounding.
        TensorPrimitives.Subtract(values, terms * TensorPrimitives.Average(values), levels);
        TensorPrimitives.Subtract(values[1..], values[..^1], changes);
        var fast = new ProductRegression(levels, changes, terms, room);
        var exact = new ColumnRegression(levels, changes, terms);
        var lags = maximum == 0 ? 0 : fast.FindBestLags(maximum) ?? exact.BestLags(maximum);
        var rows = changes.Length - lags;
        var result = DickeyFullerResult.None(TestOutcome.TooShort, trend);
        if (rows > terms + 1 + lags)
        {
            var statistic = fast.FindStatistic(lags) ?? exact.Statistic(lags);
            var outcome = double.IsFinite(statistic) ? TestOutcome.Tested : TestOutcome.Degenerate;
            result = new(outcome, statistic, lags, rows, trend);
        }

        ArrayPool<double>.Shared.Return(rented);
        return result;
    }

    private static int MaximumLags(int count, int terms) => Math.Min(
        (count / 2) - terms - 1, (int)Math.Ceiling(12 * Math.Pow(count / 100.0, 0.25)));
}
