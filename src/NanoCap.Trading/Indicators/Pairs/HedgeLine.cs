using System.Numerics.Tensors;

namespace NanoCap.Trading.Indicators.Pairs;

/// <summary>The least-squares line y = alpha + beta x: beta is the hedge ratio of a pair.</summary>
/// <param name="Alpha">Intercept, in the unit of y.</param>
/// <param name="Beta">Slope, units of y per unit of x.</param>
public readonly record struct HedgeLine(double Alpha, double Beta)
{
    /// <summary>The line through all values; both numbers NaN if x never moved or there are fewer than 2 values.
    /// Throws <see cref="ArgumentException"/> if the lengths differ.</summary>
    /// <remarks>Both means are taken off before products are summed, so that prices far from 0 lose nothing.
    /// </remarks>
    public static HedgeLine Of(ReadOnlySpan<double> y, ReadOnlySpan<double> x)
    {
        IndicatorInput.RequireLength(y, x, nameof(x));
        if (y.Length < 2 || IsConstant(x))
        {
            return new HedgeLine(double.NaN, double.NaN);
        }

        var (meanX, meanY) = (TensorPrimitives.Average(x), TensorPrimitives.Average(y));
        var (squares, products) = (0.0, 0.0);
        for (var i = 0; i < x.Length; i++)
        {
            var distance = x[i] - meanX;
            squares += distance * distance;
            products += distance * (y[i] - meanY);
        }

        var beta = products / squares;
        return new HedgeLine(meanY - (beta * meanX), beta);
    }

    /// <summary>How far y lies above the line: y - alpha - beta x, in the unit of y.</summary>
    public double Residual(double y, double x) => y - Alpha - (Beta * x);

    internal static bool IsConstant(ReadOnlySpan<double> values) => !values.ContainsAnyExcept(values[0]);
}
