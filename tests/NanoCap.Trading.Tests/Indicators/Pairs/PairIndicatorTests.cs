using NanoCap.Trading.Indicators.Pairs;

namespace NanoCap.Trading.Tests.Indicators.Pairs;

public sealed class PairIndicatorTests
{
    // By hand: y = 2, 4, 5, 4, 5 on x = 1 .. 5: products 6, squares 10 and 6.
    [Fact]
    public void The_line_through_five_points_is_known()
    {
        double[] y = [2, 4, 5, 4, 5];
        double[] x = [1, 2, 3, 4, 5];
        var line = HedgeLine.Of(y, x);
        Assert.Equal(2.2, line.Alpha, 1e-12);
        Assert.Equal(0.6, line.Beta, 1e-12);
        Assert.Equal(-0.8, line.Residual(2, 1), 1e-12);
        var (alphas, betas, correlations) = (new double[5], new double[5], new double[5]);
        RollingRegression.Calculate(y, x, 5, alphas, betas);
        RollingCorrelation.Calculate(x, y, 5, correlations);
        Assert.Equal((2.2, 0.6), (Math.Round(alphas[4], 12), Math.Round(betas[4], 12)));
        Assert.Equal(6 / Math.Sqrt(60), correlations[4], 1e-12);
        Assert.All([.. alphas[..4], .. betas[..4], .. correlations[..4]], value => Assert.True(double.IsNaN(value)));
    }

    // By hand: 8, 4, 2, 1 halves each session, b = -1/2.
    [Fact]
    public void What_halves_each_session_has_a_half_life_of_one()
    {
        Assert.Equal(1, HalfLife.Of([8, 4, 2, 1]), 1e-12);
        Assert.Equal(1, HalfLife.Of([13, 9, 7, 6]), 1e-12);
    }

    [Fact]
    public void What_does_not_come_back_has_no_half_life()
    {
        Assert.True(double.IsNaN(HalfLife.Of([1, 2, 4, 8])));
        Assert.True(double.IsNaN(HalfLife.Of([1, -1, 1, -1])));
        Assert.True(double.IsNaN(HalfLife.Of([3, 3, 3, 3])));
        Assert.True(double.IsNaN(HalfLife.Of([3, 2])));
    }

    [Fact]
    public void A_constant_series_has_no_correlation_and_no_hedge_ratio()
    {
        double[] still = [.. Enumerable.Repeat(0.1, 37).Concat(Enumerable.Repeat(2.5, 40))];
        var moving = AwkwardSeries.Of(seed: 3, 77).Closes;
        var (correlations, alphas, betas) = (new double[77], new double[77], new double[77]);
        RollingCorrelation.Calculate(still, moving, 20, correlations);
        RollingRegression.Calculate(moving, still, 20, alphas, betas);
        for (var i = 19; i < 77; i++)
        {
            var isStill = i is < 37 or >= 56;
            Assert.Equal(isStill, double.IsNaN(betas[i]));
            Assert.Equal(isStill, double.IsNaN(alphas[i]));
            Assert.True(double.IsNaN(correlations[i]) || !isStill);
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(20)]
    [InlineData(60)]
    [InlineData(400)]
    [InlineData(401)]
    public void Rolling_correlation_and_regression_are_those_of_each_window(int window)
    {
        var (ys, xs) = (AwkwardSeries.Of(window, 400).Closes, AwkwardSeries.Of(window + 1, 400).Closes);
        var (correlations, alphas, betas) = (new double[400], new double[400], new double[400]);
        RollingCorrelation.Calculate(xs, ys, window, correlations);
        RollingRegression.Calculate(ys, xs, window, alphas, betas);
        for (var i = window - 1; i < 400; i++)
        {
            var naive = ExactMoments.Of(xs[(i - window + 1)..(i + 1)], ys[(i - window + 1)..(i + 1)]);
            AssertClose(naive.Correlation, correlations[i], i);
            AssertClose(naive.Beta, betas[i], i);
            AssertClose(naive.Alpha, alphas[i], i);
        }
    }

    [Fact]
    public void Cutting_at_t_leaves_every_pair_value_up_to_t_unchanged()
    {
        var (ys, xs) = (AwkwardSeries.Of(5, 300).Closes, AwkwardSeries.Of(6, 300).Closes);
        for (var cut = 0; cut <= 300; cut += 7)
        {
            var whole = Values(ys, xs);
            var part = Values(ys[..cut], xs[..cut]);
            Assert.All(whole.Zip(part), both => Assert.Equal(both.First[..cut], both.Second));
        }
    }

    private static double[][] Values(double[] ys, double[] xs)
    {
        var results = new[] { 0, 1, 2 }.Select(_ => new double[ys.Length]).ToArray();
        RollingCorrelation.Calculate(xs, ys, 60, results[0]);
        RollingRegression.Calculate(ys, xs, 60, results[1], results[2]);
        return results;
    }

    private static void AssertClose(double expected, double found, int index) => Assert.True(
        (double.IsNaN(expected) && double.IsNaN(found))
            || Math.Abs(expected - found) <= 1e-9 * Math.Max(1, Math.Abs(expected)),
        $"{index}: {expected} {found}");
}
