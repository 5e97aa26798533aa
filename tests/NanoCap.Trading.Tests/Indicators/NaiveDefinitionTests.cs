using NanoCap.Trading.Indicators;

namespace NanoCap.Trading.Tests.Indicators;

/// <summary>Each rolling indicator against its definition, computed for every window anew in decimal
/// arithmetic.</summary>
public sealed class NaiveDefinitionTests
{
    private const double RelativeError = 1e-9;
    private const int Length = 1300;

    private static readonly int[] Windows = [1, 2, 3, 20, 63, 200, 252, 1299, 1300, 1301];

    public static TheoryData<int, int> SeedsAndWindows => [.. Windows.Select(window => (window + 11, window))];

    public static TheoryData<int, int> SeedsAndWindowsFromTwo =>
        [.. Windows.Where(window => window > 1).Select(window => (window + 11, window))];

    [Theory]
    [MemberData(nameof(SeedsAndWindows))]
    public void Average_maximum_and_minimum_are_those_of_each_window(int seed, int window)
    {
        var closes = AwkwardSeries.Of(seed, Length).Closes;
        var (average, highest, lowest) = (new double[Length], new double[Length], new double[Length]);
        Sma.Calculate(closes, window, average);
        RollingMaximum.Calculate(closes, window, highest);
        RollingMinimum.Calculate(closes, window, lowest);
        for (var i = window - 1; i < Length; i++)
        {
            var values = closes[(i - window + 1)..(i + 1)];
            AssertClose((double)Mean(values), average[i], i);
            Assert.Equal(values.Max(), highest[i]);
            Assert.Equal(values.Min(), lowest[i]);
        }
    }

    [Theory]
    [MemberData(nameof(SeedsAndWindows))]
    public void Bands_are_the_population_deviation_of_each_window_and_equal_when_nothing_moved(int seed, int window)
    {
        var closes = AwkwardSeries.Of(seed, Length).Closes;
        var (upper, middle, lower) = (new double[Length], new double[Length], new double[Length]);
        BollingerBands.Calculate(closes, window, 1, upper, middle, lower);
        var equalBands = 0;
        for (var i = window - 1; i < Length; i++)
        {
            var values = closes[(i - window + 1)..(i + 1)];
            var deviation = Math.Sqrt((double)SquaredDeviations(values) / window);
            AssertClose((double)Mean(values) + deviation, upper[i], i);
            if (deviation == 0)
            {
                Assert.Equal((values[0], values[0], values[0]), (upper[i], middle[i], lower[i]));
                Assert.True(double.IsNaN(BollingerBands.Position(closes[i], upper[i], lower[i])));
                equalBands++;
            }
            else
            {
                Assert.InRange((upper[i] - lower[i]) / (2 * deviation), 1 - 1e-7, 1 + 1e-7);
            }
        }

        Assert.True(window > 40 || equalBands > 100, "The series has no quiet months; the test proves nothing.");
    }

    [Theory]
    [MemberData(nameof(SeedsAndWindowsFromTwo))]
    public void A_z_score_is_the_distance_from_the_mean_in_sample_deviations(int seed, int window)
    {
        var closes = AwkwardSeries.Of(seed, Length).Closes;
        var result = new double[Length];
        ZScore.Calculate(closes, window, result);
        for (var i = window - 1; i < Length; i++)
        {
            var values = closes[(i - window + 1)..(i + 1)];
            var squares = SquaredDeviations(values);
            if (squares == 0)
            {
                Assert.True(double.IsNaN(result[i]));
                continue;
            }

            var deviation = Math.Sqrt((double)squares / (window - 1));
            var expected = (double)((decimal)closes[i] - Mean(values)) / deviation;
            Assert.True(Math.Abs(expected - result[i]) <= 1e-9 * Math.Max(1, Math.Abs(expected)), $"{i}: {result[i]}");
        }
    }

    [Theory]
    [MemberData(nameof(SeedsAndWindowsFromTwo))]
    public void Volatility_is_the_sample_deviation_of_log_returns_and_zero_when_nothing_moved(int seed, int window)
    {
        var closes = AwkwardSeries.Of(seed, Length).Closes;
        var (deviations, volatilities) = (new double[Length], new double[Length]);
        LogReturnDeviation.Calculate(closes, window, deviations);
        RealisedVolatility.Calculate(closes, window, volatilities);
        for (var i = window; i < Length; i++)
        {
            var returns = Enumerable.Range(i - window + 1, window)
                .Select(day => Math.Log(closes[day] / closes[day - 1]));
            var expected = Math.Sqrt((double)SquaredDeviations([.. returns]) / (window - 1));
            AssertClose(expected, deviations[i], i);
            AssertClose(expected * Math.Sqrt(252), volatilities[i], i);
        }
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.0123)]
    [InlineData(1234.5678)]
    public void A_constant_stretch_after_a_jump_leaves_no_trace_of_the_jump(double price)
    {
        double[] closes = [.. Enumerable.Repeat(price * 25, 37), .. Enumerable.Repeat(price, 500)];
        var results = new[] { 0, 1, 2 }.Select(_ => new double[closes.Length]).ToArray();
        BollingerBands.Calculate(closes, 20, 2, results[0], results[1], results[2]);
        Assert.All(results, band => Assert.All(band[56..], value => Assert.Equal(price, value)));
        LogReturnDeviation.Calculate(closes, 20, results[0]);
        Assert.All(results[0][57..], value => Assert.Equal(0, value));
        Sma.Calculate(closes, 20, results[0]);
        Assert.All(results[0][56..], value => Assert.Equal(price, value));
        ZScore.Calculate(closes, 20, results[0]);
        Assert.All(results[0][56..], value => Assert.True(double.IsNaN(value)));
        Ema.Calculate(closes.AsSpan(37), 20, results[1].AsSpan(37));
        Assert.All(results[1][56..], value => Assert.Equal(price, value));
    }

    [Fact]
    public void A_rolling_average_does_not_drift_over_a_hundred_thousand_bars()
    {
        var random = new Random(1);
        var closes = Enumerable.Range(0, 100_000)
            .Select(row => Math.Round((row % 1000 < 20 ? 1e6 : 1e-2) * (1 + random.NextDouble()), 6)).ToArray();
        var result = new double[closes.Length];
        Sma.Calculate(closes, 200, result);
        for (var i = 199; i < closes.Length; i += 97)
        {
            AssertClose((double)Mean(closes[(i - 199)..(i + 1)]), result[i], i);
        }
    }

    private static void AssertClose(double expected, double found, int index) =>
        Assert.True(Math.Abs(expected - found) <= RelativeError * Math.Abs(expected), $"{index}: {expected} {found}");

    private static decimal Mean(double[] values) => values.Sum(value => (decimal)value) / values.Length;

    private static decimal SquaredDeviations(double[] values)
    {
        var mean = Mean(values);
        return values.Sum(value => ((decimal)value - mean) * ((decimal)value - mean));
    }
}
