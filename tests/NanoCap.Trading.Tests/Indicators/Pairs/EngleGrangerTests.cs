using NanoCap.Trading.Indicators.Pairs;

namespace NanoCap.Trading.Tests.Indicators.Pairs;

public sealed class EngleGrangerTests
{
    /// <summary>statsmodels 0.13.5, coint(y, x) on the series of <see cref="PairSeries"/>: statistic and p-value.
    /// </summary>
    public static TheoryData<string, int, double, double> Statsmodels => new()
    {
        { "walks", 30, -1.0365288153264618, 0.8956972790556023 },
        { "walks", 61, -1.9642140587316128, 0.5471224884449605 },
        { "walks", 250, -1.7525464387048728, 0.6524724672332329 },
        { "walks", 1250, -2.248527982804843, 0.3994979859005835 },
        { "cointegrated", 30, -2.9717286093056314, 0.11707946744821951 },
        { "cointegrated", 61, -3.2828982713286976, 0.05712347111936048 },
        { "cointegrated", 250, -2.4834217455558725, 0.2864290863248869 },
        { "cointegrated", 1250, -8.357939920658104, 3.771171378919789e-12 },
        { "near-collinear", 30, -2.9717286093056163, 0.11707946744822334 },
        { "near-collinear", 61, -3.282898271328792, 0.057123471119347055 },
        { "near-collinear", 250, -2.48342174555585, 0.28642908632489694 },
        { "near-collinear", 1250, -8.357939920658028, 3.7711713789214706e-12 },
        { "collinear", 250, double.NegativeInfinity, 0.0 },
        { "penny", 30, -2.0471897203249205, 0.5039775313546002 },
        { "penny", 61, -2.901590838070535, 0.13548826163675348 },
        { "penny", 250, -3.573332449322765, 0.026425076474139112 },
        { "penny", 1250, -7.482374655297957, 5.841867945340698e-10 },
        { "jump", 30, -3.4115532321094992, 0.041083369653928864 },
        { "jump", 61, -1.1189208105853798, 0.8778740196461625 },
        { "jump", 250, -2.1911864169987005, 0.42891304482844833 },
        { "jump", 1250, -2.7718668940805746, 0.17480034046436066 },
        { "jump-back", 30, -2.6851373257495923, 0.20496964050102484 },
        { "jump-back", 61, -2.7889390418954383, 0.16922942435887145 },
        { "jump-back", 250, -1.595513372928497, 0.7227800063527726 },
        { "jump-back", 1250, -1.9311516142951077, 0.5641278265165514 },
        { "rarely-moves", 30, -1.2693819414346363, 0.8387845350023749 },
        { "rarely-moves", 61, -0.6670203194174352, 0.9500811269382479 },
        { "rarely-moves", 250, -1.549143102868079, 0.741869717283232 },
        { "rarely-moves", 1250, -1.9711895590368287, 0.5435177597783027 },
    };

    /// <summary>The critical values of the same calls at 1, 5 and 10 % by number of values.</summary>
    public static TheoryData<int, double, double, double> StatsmodelsCritical => new()
    {
        { 30, -4.313957360285375, -3.5549360642092744, -3.193932520808561 },
        { 61, -4.088284722222222, -3.4398602777777776, -3.115892222222222 },
        { 250, -3.940964283479299, -3.360778600829019, -3.0615268019870645 },
        { 1250, -3.9052300264807522, -3.341026367310021, -3.047847420129859 },
    };

    [Theory]
    [MemberData(nameof(Statsmodels))]
    public void Statistic_and_p_value_are_those_of_statsmodels(
        string kind, int length, double statistic, double pValue)
    {
        var (y, x) = PairSeries.Of(kind, length);
        var found = EngleGranger.Test(y, x);
        Assert.Equal(double.IsFinite(statistic) ? TestOutcome.Tested : TestOutcome.Collinear, found.Outcome);
        Assert.True(found.Statistic.Equals(statistic) || Math.Abs(found.Statistic - statistic) < 1e-6);
        Assert.Equal(pValue, found.PValue, 1e-6);
        Assert.Equal(HedgeLine.Of(y, x), found.Line);
    }

    [Theory]
    [MemberData(nameof(StatsmodelsCritical))]
    public void Critical_values_are_those_of_statsmodels(int length, double one, double five, double ten)
    {
        var (y, x) = PairSeries.Of("walks", length);
        var found = EngleGranger.Test(y, x).CriticalValues;
        Assert.Equal(one, found.OnePercent, 1e-12);
        Assert.Equal(five, found.FivePercent, 1e-12);
        Assert.Equal(ten, found.TenPercent, 1e-12);
    }

    [Fact]
    public void A_leg_that_never_moved_is_constant_and_has_no_p_value_that_could_pass_a_limit()
    {
        var (y, x) = PairSeries.Of("walks", 60);
        double[] still = [.. Enumerable.Repeat(0.1, 60)];
        foreach (var found in new[] { EngleGranger.Test(still, x), EngleGranger.Test(y, still) })
        {
            Assert.Equal(TestOutcome.Constant, found.Outcome);
            Assert.True(double.IsNaN(found.Statistic) && double.IsNaN(found.PValue));
        }
    }

    [Fact]
    public void Nothing_finite_nothing_long_enough_and_nothing_at_all_are_outcomes_and_not_exceptions()
    {
        var (y, x) = PairSeries.Of("walks", 60);
        Assert.Equal(TestOutcome.NotFinite, EngleGranger.Test([.. y[..59], double.NaN], x).Outcome);
        Assert.Equal(TestOutcome.NotFinite, EngleGranger.Test(y, [.. x[..59], double.NegativeInfinity]).Outcome);
        for (var length = 0; length <= 30; length++)
        {
            var found = EngleGranger.Test(y.AsSpan(0, length), x.AsSpan(0, length));
            Assert.True(length > 20 == (found.Outcome == TestOutcome.Tested) || length % 2 == 1, $"{length}: {found}");
        }

        Assert.Throws<ArgumentException>(() => EngleGranger.Test(y, x.AsSpan(0, 59)));
    }

    [Fact]
    public void Each_leg_alone_may_be_penny_sized_without_changing_the_answer()
    {
        var (y, x) = PairSeries.Of("cointegrated", 250);
        double[] small = [.. y.Select(value => value * 1e-6)];
        Assert.Equal(EngleGranger.Test(y, x).Statistic, EngleGranger.Test(small, x).Statistic, 1e-9);
    }
}
