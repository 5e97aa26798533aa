using MathNet.Numerics.Distributions;

namespace NanoCap.Trading.Indicators.Pairs;

/// <summary>The distribution of Dickey-Fuller and Engle-Granger statistics, by response surface.</summary>
/// <remarks>Sources of the coefficients: J. G. MacKinnon, Approximate asymptotic distribution functions for unit-root
/// and cointegration tests, Journal of Business and Economic Statistics 12 (1994), tables 3 and 4 as updated in 2010
/// (p-values); J. G. MacKinnon, Critical values for cointegration tests, Queen's University working paper 1227 (2010),
/// table 2 (critical values; without a constant those of 1996). They are the tables that statsmodels uses.</remarks>
public static class MacKinnon
{
    private static readonly Surface Plain = new(
        Maximum: double.PositiveInfinity, Minimum: -19.04, Star: -1.04,
        Left: [0.6344, 1.2378, 0.032496],
        Right: [0.4797, 0.93557, -0.06999, 0.033066],
        OnePercent: [-2.56574, -2.2358, -3.627, 0],
        FivePercent: [-1.94100, -0.2686, -3.365, 31.223],
        TenPercent: [-1.61682, 0.2656, -2.714, 25.364]);

    private static readonly Surface WithConstant = new(
        Maximum: 2.74, Minimum: -18.83, Star: -1.61,
        Left: [2.1659, 1.4412, 0.038269],
        Right: [1.7339, 0.93202, -0.12745, -0.010368],
        OnePercent: [-3.43035, -6.5393, -16.786, -79.433],
        FivePercent: [-2.86154, -2.8903, -4.234, -40.040],
        TenPercent: [-2.56677, -1.5384, -2.809, 0]);

    private static readonly Surface PairWithConstant = new(
        Maximum: 0.92, Minimum: -18.86, Star: -2.62,
        Left: [2.92, 1.5012, 0.039796],
        Right: [2.1945, 0.64695, -0.29198, -0.042377],
        OnePercent: [-3.89644, -10.9519, -33.527, 0],
        FivePercent: [-3.33613, -6.1101, -6.823, 0],
        TenPercent: [-3.04445, -4.2412, -2.720, 0]);

    /// <summary>The p-value, 0..1, of a Dickey-Fuller statistic; NaN for NaN.</summary>
    public static double PValue(double statistic, DickeyFullerTrend trend) => Of(trend).PValue(statistic);

    /// <summary>The p-value, 0..1, of an Engle-Granger statistic of two series and a constant; NaN for NaN.</summary>
    public static double PairPValue(double statistic) => PairWithConstant.PValue(statistic);

    /// <summary>The critical values of a Dickey-Fuller regression of so many observations.</summary>
    public static CriticalValues CriticalValues(DickeyFullerTrend trend, int observations) =>
        Of(trend).CriticalValues(observations);

    /// <summary>The critical values of an Engle-Granger test of two series and a constant; statsmodels passes the
    /// number of values less 1.</summary>
    public static CriticalValues PairCriticalValues(int observations) =>
        PairWithConstant.CriticalValues(observations);

    private static Surface Of(DickeyFullerTrend trend) =>
        trend == DickeyFullerTrend.Constant ? WithConstant : Plain;

    /// <summary>One row of the tables: polynomials in the statistic left and right of a point, and in 1 / n.</summary>
    private sealed record Surface(
        double Maximum, double Minimum, double Star, double[] Left, double[] Right,
        double[] OnePercent, double[] FivePercent, double[] TenPercent)
    {
        public double PValue(double statistic) =>
            statistic > Maximum ? 1
            : statistic < Minimum ? 0
            : Normal.CDF(0, 1, Polynomial(statistic <= Star ? Left : Right, statistic));

        public CriticalValues CriticalValues(int observations)
        {
            var inverse = 1.0 / observations;
            return new(
                Polynomial(OnePercent, inverse), Polynomial(FivePercent, inverse), Polynomial(TenPercent, inverse));
        }

        private static double Polynomial(double[] coefficients, double at)
        {
            var value = 0.0;
            for (var power = coefficients.Length - 1; power >= 0; power--)
            {
                value = (value * at) + coefficients[power];
            }

            return value;
        }
    }
}
