using NanoCap.Trading.Risk;

namespace NanoCap.Trading.Tests.Risk;

public sealed class AssumedCostTests
{
    // .1 % and half of .02 sqrt(50 000 / median), which is kept within .05 and 2 %.
    [Theory]
    [InlineData(50_000, 0.011)]
    [InlineData(200_000, 0.006)]
    [InlineData(100, 0.011)]
    [InlineData(1e12, 0.00125)]
    [InlineData(double.NaN, 0.011)]
    [InlineData(0, 0.011)]
    public void Half_the_spread_and_a_thousandth_are_paid_a_side(double median, double cost) =>
        Assert.Equal(cost, (double)AssumedCost.PerSide(RiskProfiles.SmallAccount, median).Value, 12);
}
