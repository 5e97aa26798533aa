using NanoCap.Trading.Indicators;

namespace NanoCap.Trading.Tests.Indicators;

public sealed class KnownAnswerTests
{
    // StockCharts ChartSchool, worked example of the 14-day RSI (QQQQ, December 2009 to February 2010).
    private static readonly double[] NasdaqCloses =
    [
        44.3389, 44.0902, 44.1497, 43.6124, 44.3278, 44.8264, 45.0955, 45.4245, 45.8433, 46.0826, 45.8931, 46.0328,
        45.6140, 46.2820, 46.2820, 46.0028, 46.0328, 46.4116, 46.2222, 45.6439, 46.2122, 46.2521, 45.7137, 46.4515,
        45.7835, 45.3548, 44.0288, 44.1783, 44.2181, 44.5672, 43.4205, 42.6628, 43.1314,
    ];

    // StockCharts ChartSchool, worked example of 10-day simple and exponential averages (Intel, spring 2010).
    private static readonly double[] IntelCloses =
    [
        22.2734, 22.1940, 22.0847, 22.1741, 22.1840, 22.1344, 22.2337, 22.4323, 22.2436, 22.2933, 22.1542, 22.3926,
        22.3816, 22.6109, 23.3558, 24.0519, 23.7530, 23.8324, 23.9516, 23.6338, 23.8225, 23.8722, 23.6537, 23.1870,
        23.0976, 23.3260, 22.6805, 23.0976, 22.4025, 22.1725,
    ];

    // StockCharts ChartSchool, worked example of 20-day Bollinger bands (SPY, spring 2009).
    private static readonly double[] SpyCloses =
    [
        86.1557, 89.0867, 88.7829, 90.3228, 89.0671, 91.1453, 89.4397, 89.1750, 86.9302, 87.6752, 86.9596, 89.4299,
        89.3221, 88.7241, 87.4497, 87.2634, 89.4985, 87.9006, 89.1260, 90.7043, 92.9001, 92.9784, 91.8021, 92.6647,
        92.6843, 92.3021, 92.7725, 92.5373, 92.9490, 93.2039, 91.0669,
    ];

    [Fact]
    public void Rsi_is_that_of_the_published_example() => AssertRounded(
        [
            70.53, 66.32, 66.55, 69.41, 66.36, 57.97, 62.93, 63.26, 56.06, 62.38, 54.71, 50.42, 39.99, 41.46, 41.87,
            45.46, 37.30, 33.08, 37.77,
        ],
        Of(NasdaqCloses, (closes, result) => Rsi.Calculate(closes, 14, result))[14..]);

    [Fact]
    public void Simple_average_is_that_of_the_published_example() => AssertRounded(
        [
            22.22, 22.21, 22.23, 22.26, 22.31, 22.42, 22.61, 22.77, 22.91, 23.08, 23.21, 23.38, 23.53, 23.65, 23.71,
            23.69, 23.61, 23.51, 23.43, 23.28, 23.13,
        ],
        Of(IntelCloses, (closes, result) => Sma.Calculate(closes, 10, result))[9..]);

    [Fact]
    public void Exponential_average_is_that_of_the_published_example() => AssertRounded(
        [
            22.22, 22.21, 22.24, 22.27, 22.33, 22.52, 22.80, 22.97, 23.13, 23.28, 23.34, 23.43, 23.51, 23.54, 23.47,
            23.40, 23.39, 23.26, 23.23, 23.08, 22.92,
        ],
        Of(IntelCloses, (closes, result) => Ema.Calculate(closes, 10, result))[9..]);

    [Fact]
    public void Bands_are_those_of_the_published_example()
    {
        var (upper, middle, lower) = (new double[31], new double[31], new double[31]);
        BollingerBands.Calculate(SpyCloses, 20, 2, upper, middle, lower);
        AssertRounded([91.29, 91.95, 92.61, 92.93, 93.31], upper[19..24]);
        AssertRounded([88.71, 89.05, 89.24, 89.39, 89.51], middle[19..24]);
        AssertRounded([86.12, 86.14, 85.87, 85.85, 85.70], lower[19..24]);
    }

    // By hand: ranges from the second bar 3, 4, 6; (3 + 4 + 6) / 3, then (2 * 13/3 + 2) / 3.
    [Fact]
    public void Average_true_range_starts_at_the_second_bar_and_counts_gaps()
    {
        double[] highs = [10, 12, 9, 15, 15];
        double[] lows = [1, 9.5, 8, 14, 13];
        double[] closes = [9, 12, 9, 15, 15];
        var found = new double[5];
        AverageTrueRange.Calculate(highs, lows, closes, 3, found);
        AssertExact([double.NaN, double.NaN, double.NaN, 13 / 3.0, 32 / 9.0], found);
    }

    // By hand, windows 2, 3 and 2 on 1, 2, 4, 8, 16: each average starts with its own first values.
    [Fact]
    public void Macd_seeds_each_average_with_its_own_first_values()
    {
        var (line, signal, histogram) = (new double[5], new double[5], new double[5]);
        Macd.Calculate([1, 2, 4, 8, 16], 2, 3, 2, line, signal, histogram);
        AssertExact([double.NaN, double.NaN, 5 / 6.0, 11 / 9.0, 239 / 108.0], line);
        AssertExact([double.NaN, double.NaN, double.NaN, 37 / 36.0, 589 / 324.0], signal);
        AssertExact([double.NaN, double.NaN, double.NaN, 7 / 36.0, 128 / 324.0], histogram);
    }

    // By hand, windows 2 and 2 on the changes 1, -1, 2, -1, 2.
    [Fact]
    public void True_strength_is_the_ratio_of_twice_smoothed_changes() => AssertExact(
        [double.NaN, double.NaN, double.NaN, 50, 100 / 17.0, 7000 / 128.0],
        Of([10, 11, 10, 12, 11, 13], (closes, result) => TrueStrengthIndex.Calculate(closes, 2, 2, result)));

    [Fact]
    public void Without_losses_rsi_is_100_without_gains_0_and_without_moves_50()
    {
        AssertExact([100, 100], Of([1, 2, 3, 4], (closes, result) => Rsi.Calculate(closes, 2, result))[2..]);
        AssertExact([0, 0], Of([4, 3, 2, 1], (closes, result) => Rsi.Calculate(closes, 2, result))[2..]);
        AssertExact([50, 50], Of([7, 7, 7, 7], (closes, result) => Rsi.Calculate(closes, 2, result))[2..]);
    }

    [Fact]
    public void True_strength_is_100_in_a_steady_rise_and_absent_without_a_move()
    {
        var rise = Enumerable.Range(1, 60).Select(day => (double)day).ToArray();
        Assert.All(Of(rise, (closes, result) => TrueStrengthIndex.Calculate(closes, 25, 13, result))[37..],
            value => Assert.Equal(100, value, 1e-12));
        var still = Enumerable.Repeat(0.1, 60).ToArray();
        Assert.All(Of(still, (closes, result) => TrueStrengthIndex.Calculate(closes, 25, 13, result)),
            value => Assert.True(double.IsNaN(value)));
    }

    // By hand: (3 * mean + newest) / 4 on the seed 2 gives 2.75 for 5.
    [Fact]
    public void Wilder_s_average_moves_by_one_nth_of_the_distance() => AssertExact(
        [double.NaN, double.NaN, double.NaN, 2.5, 3.125],
        Of([1, 2, 3, 4, 5], (values, result) => WilderAverage.Calculate(values, 4, result)));

    [Fact]
    public void On_balance_volume_adds_rises_takes_falls_and_ignores_the_rest()
    {
        var found = new double[5];
        OnBalanceVolume.Calculate([1, 2, 2, 1, 3], [900, 10, 20, 40, 80], found);
        AssertExact([0, 10, 10, -30, 50], found);
    }

    // By hand: the returns ln 2 and -ln 2 have the sample deviation ln 2 * sqrt 2.
    [Fact]
    public void Volatility_of_doubling_and_halving_is_known()
    {
        var found = Of([1, 2, 1], (closes, result) => RealisedVolatility.Calculate(closes, 2, result));
        Assert.Equal(Math.Log(2) * Math.Sqrt(2) * Math.Sqrt(252), found[2], 1e-12);
    }

    // By hand: mean 2, sample deviation 1.
    [Fact]
    public void A_z_score_of_one_two_three_is_one() => AssertExact(
        [double.NaN, double.NaN, 1],
        Of([1, 2, 3], (values, result) => ZScore.Calculate(values, 3, result)));

    [Fact]
    public void The_position_is_0_at_the_lower_and_1_at_the_upper_band()
    {
        Assert.Equal(0, BollingerBands.Position(10, 20, 10));
        Assert.Equal(1, BollingerBands.Position(20, 20, 10));
        Assert.Equal(-0.5, BollingerBands.Position(5, 20, 10));
        Assert.True(double.IsNaN(BollingerBands.Position(10, 10, 10)));
        Assert.True(double.IsNaN(BollingerBands.Position(10, double.NaN, double.NaN)));
    }

    private static double[] Of(double[] values, Action<double[], double[]> calculate)
    {
        var result = new double[values.Length];
        calculate(values, result);
        return result;
    }

    private static void AssertRounded(double[] published, double[] found)
    {
        Assert.Equal(published.Length, found.Length);
        Assert.All(published.Zip(found), pair => Assert.InRange(Math.Abs(pair.First - pair.Second), 0, 0.00505));
    }

    private static void AssertExact(double[] expected, double[] found)
    {
        Assert.Equal(expected.Length, found.Length);
        Assert.All(expected.Zip(found), pair => Assert.Equal(pair.First, pair.Second, 1e-12));
    }
}
