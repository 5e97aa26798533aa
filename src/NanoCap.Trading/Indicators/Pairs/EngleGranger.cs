using System.Buffers;
using System.Numerics.Tensors;

namespace NanoCap.Trading.Indicators.Pairs;

/// <summary>The augmented Engle-Granger test: is there a line between two series whose residuals come back?</summary>
/// <remarks>R. Engle and C. Granger, Econometrica 55, 1987, as statsmodels' coint(y0, y1, trend="c", autolag="aic"):
/// least squares of the first on the second and a constant, <see cref="AugmentedDickeyFuller"/> without a constant on
/// the residuals, MacKinnon's p-value for two series. The order of the two matters. One difference: where a leg never
/// moved, statsmodels answers by how the mean happens to round; here the outcome is
/// <see cref="TestOutcome.Constant"/>.</remarks>
public static class EngleGranger
{
    // statsmodels: 1 - 100 sqrt(machine epsilon).
    private const double CollinearRest = 1.4901161193847656e-6;

    /// <summary>Runs the test on two series of equal length, oldest value first. Data that cannot be tested has an
    /// outcome that says so; throws <see cref="ArgumentException"/> only if the lengths differ.</summary>
    public static EngleGrangerResult Test(ReadOnlySpan<double> y, ReadOnlySpan<double> x)
    {
        IndicatorInput.RequireLength(y, x, nameof(x));
        if (!TensorPrimitives.IsFiniteAll(y) || !TensorPrimitives.IsFiniteAll(x))
        {
            return EngleGrangerResult.None(TestOutcome.NotFinite, y.Length);
        }

        if (y.Length < 2 || HedgeLine.IsConstant(y) || HedgeLine.IsConstant(x))
        {
            return EngleGrangerResult.None(y.Length < 2 ? TestOutcome.TooShort : TestOutcome.Constant, y.Length);
        }

        var line = HedgeLine.Of(y, x);
        var rented = ArrayPool<double>.Shared.Rent(y.Length);
        var residuals = rented.AsSpan(0, y.Length);
        var result = Test(y, x, line, residuals);
        ArrayPool<double>.Shared.Return(rented);
        return result;
    }

    private static EngleGrangerResult Test(
        ReadOnlySpan<double> y, ReadOnlySpan<double> x, HedgeLine line, Span<double> residuals)
    {
        // Around the means rather than from the intercept, which cancels when prices are far from 0.
        var (meanY, meanX) = (TensorPrimitives.Average(y), TensorPrimitives.Average(x));
        var total = 0.0;
        for (var i = 0; i < y.Length; i++)
        {
            var distance = y[i] - meanY;
            residuals[i] = distance - (line.Beta * (x[i] - meanX));
            total += distance * distance;
        }

        if (TensorPrimitives.SumOfSquares<double>(residuals) <= CollinearRest * total)
        {
            return new(TestOutcome.Collinear, double.NegativeInfinity, 0, line, 0, y.Length);
        }

        var test = AugmentedDickeyFuller.Test(residuals, DickeyFullerTrend.None);
        return new(test.Outcome, test.Statistic, MacKinnon.PairPValue(test.Statistic), line, test.Lags, y.Length);
    }
}
