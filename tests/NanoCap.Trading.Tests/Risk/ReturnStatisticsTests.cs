using NanoCap.Trading.Risk;

namespace NanoCap.Trading.Tests.Risk;

public sealed class ReturnStatisticsTests
{
    // numpy.percentile([1, 2, 4, 8], 5) with its default, linear, is 1 + .15 x (2 - 1) = 1.15; by hand.
    [Theory]
    [InlineData(0.05, 1.15)]
    [InlineData(0, 1)]
    [InlineData(0.5, 3)]
    [InlineData(1, 8)]
    public void A_quantile_is_interpolated_linearly(double probability, double expected) =>
        Assert.Equal(expected, ReturnStatistics.Quantile([8.0, 1.0, 4.0, 2.0], probability), 12);

    [Fact]
    public void A_sample_deviation_divides_by_one_less() =>
        Assert.Equal(Math.Sqrt(32.0 / 7), ReturnStatistics.SampleDeviation([2.0, 4, 4, 4, 5, 5, 7, 9]), 12);

    [Fact]
    public void A_correlation_leaves_out_what_one_side_misses() => Assert.Equal(
        1.0, ReturnStatistics.Correlation([9, 1, double.NaN, 2, 3], [2, 50, 4, 6], atLeastPairs: 3), 12);

    [Fact]
    public void What_does_not_move_has_no_correlation() =>
        Assert.True(double.IsNaN(ReturnStatistics.Correlation([1, 1, 1], [1, 2, 3], atLeastPairs: 3)));
}
