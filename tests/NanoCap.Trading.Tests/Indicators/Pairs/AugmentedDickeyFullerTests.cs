using NanoCap.Trading.Indicators.Pairs;

namespace NanoCap.Trading.Tests.Indicators.Pairs;

public sealed class AugmentedDickeyFullerTests
{
    /// <summary>statsmodels 0.13.5, adfuller(y, regression="n" or "c") on the first series of <see cref="PairSeries"/>:
    /// statistic, p-value, lags and observations.</summary>
    public static TheoryData<string, int, DickeyFullerTrend, double, double, int, int> Statsmodels => new()
    {
        { "walks", 61, DickeyFullerTrend.None, 0.13276045666991135, 0.726662651420247, 0, 60 },
        { "walks", 61, DickeyFullerTrend.Constant, -1.918000024345181, 0.32364128418152005, 0, 60 },
        { "walks", 250, DickeyFullerTrend.None, -1.8766559181389932, 0.05773458576024526, 0, 249 },
        { "walks", 250, DickeyFullerTrend.Constant, -1.6701861154062445, 0.4465352237916926, 0, 249 },
        { "cointegrated", 61, DickeyFullerTrend.None, 0.03800243057882712, 0.6967775289140813, 0, 60 },
        { "cointegrated", 61, DickeyFullerTrend.Constant, -2.5234757242708783, 0.1098664042830988, 0, 60 },
        { "cointegrated", 250, DickeyFullerTrend.None, -2.1696804763270867, 0.028831240215626608, 0, 249 },
        { "cointegrated", 250, DickeyFullerTrend.Constant, -1.5481937679758773, 0.5095503064310588, 0, 249 },
        { "near-collinear", 61, DickeyFullerTrend.None, -1.8942843597624424, 0.055497212990000835, 0, 60 },
        { "near-collinear", 61, DickeyFullerTrend.Constant, -1.9230381707999198, 0.3213020396049646, 0, 60 },
        { "near-collinear", 250, DickeyFullerTrend.None, 0.6490165948698905, 0.8568918277157783, 0, 249 },
        { "near-collinear", 250, DickeyFullerTrend.Constant, -1.6687206349165806, 0.4472962983193753, 0, 249 },
        { "penny", 61, DickeyFullerTrend.None, -0.4507047520259744, 0.5162681186591245, 10, 50 },
        { "penny", 61, DickeyFullerTrend.Constant, -2.8366750811148593, 0.053222948397789585, 6, 54 },
        { "penny", 250, DickeyFullerTrend.None, 1.4324991574524362, 0.9619253701475028, 1, 248 },
        { "penny", 250, DickeyFullerTrend.Constant, -1.6651453005457102, 0.4491541745269383, 1, 248 },
        { "jump", 61, DickeyFullerTrend.None, -0.01504071755192186, 0.6792535208041031, 0, 60 },
        { "jump", 61, DickeyFullerTrend.Constant, -1.0062729795805718, 0.7509695054397563, 0, 60 },
        { "jump", 250, DickeyFullerTrend.None, -0.24263178048326123, 0.597974713868305, 0, 249 },
        { "jump", 250, DickeyFullerTrend.Constant, -1.049697787904447, 0.7347096494091607, 0, 249 },
        { "jump-back", 61, DickeyFullerTrend.None, -2.634254378897488, 0.008180068816883698, 0, 60 },
        { "jump-back", 61, DickeyFullerTrend.Constant, -3.2147161331505885, 0.019148498673951526, 1, 59 },
        { "jump-back", 250, DickeyFullerTrend.None, 0.47604794424125435, 0.8193214432883954, 0, 249 },
        { "jump-back", 250, DickeyFullerTrend.Constant, -1.523434400245235, 0.5218884739483719, 0, 249 },
        { "rarely-moves", 61, DickeyFullerTrend.None, -0.7794216342370515, 0.37916332087204213, 0, 60 },
        { "rarely-moves", 61, DickeyFullerTrend.Constant, -0.631866727881967, 0.8636176686065001, 0, 60 },
        { "rarely-moves", 250, DickeyFullerTrend.None, 1.647918968808319, 0.9761117728752249, 0, 249 },
        { "rarely-moves", 250, DickeyFullerTrend.Constant, -0.5090048013776503, 0.890247258613486, 0, 249 },
    };

    [Theory]
    [MemberData(nameof(Statsmodels))]
    public void Statistic_p_value_and_lags_are_those_of_statsmodels(string kind, int length, DickeyFullerTrend trend,
        double statistic, double pValue, int lags, int observations)
    {
        var found = AugmentedDickeyFuller.Test(PairSeries.Of(kind, length).Y, trend);
        Assert.Equal(
            (TestOutcome.Tested, lags, observations, trend),
            (found.Outcome, found.Lags, found.Observations, found.Trend));
        Assert.Equal(statistic, found.Statistic, 1e-6);
        Assert.Equal(pValue, found.PValue, 1e-6);
    }

    // statsmodels 0.13.5, mackinnoncrit(N=1, regression="n" and "c", nobs=60).
    [Fact]
    public void Critical_values_are_those_of_statsmodels()
    {
        var plain = MacKinnon.CriticalValues(DickeyFullerTrend.None, 60);
        Assert.Equal(-2.604010833333333, plain.OnePercent, 1e-12);
        Assert.Equal(-1.946266837962963, plain.FivePercent, 1e-12);
        Assert.Equal(-1.6130297962962963, plain.TenPercent, 1e-12);
        var constant = MacKinnon.CriticalValues(DickeyFullerTrend.Constant, 60);
        Assert.Equal(-3.5443688564814813, constant.OnePercent, 1e-12);
        Assert.Equal(-2.9110731481481484, constant.FivePercent, 1e-12);
        Assert.Equal(-2.5931902777777776, constant.TenPercent, 1e-12);
    }

    [Theory]
    [InlineData(-20.0, 0.0)]
    [InlineData(3.0, 1.0)]
    public void Beyond_the_tables_a_p_value_is_zero_or_one(double statistic, double pValue)
    {
        Assert.Equal(pValue, MacKinnon.PairPValue(statistic));
        Assert.Equal(pValue, MacKinnon.PValue(statistic, DickeyFullerTrend.Constant));
    }

    [Fact]
    public void A_series_that_stands_still_or_is_a_line_has_no_statistic()
    {
        double[] still = [.. Enumerable.Repeat(0.1, 100)];
        double[] line = [.. Enumerable.Range(1, 100).Select(day => (double)day)];
        Assert.Equal(TestOutcome.Constant, AugmentedDickeyFuller.Test(still, DickeyFullerTrend.None).Outcome);
        var found = AugmentedDickeyFuller.Test(line, DickeyFullerTrend.None);
        Assert.Equal(TestOutcome.Degenerate, found.Outcome);
        Assert.True(double.IsNaN(found.Statistic) && double.IsNaN(found.PValue));
    }

    /// <summary>The fast way, over cross products, and the careful one, over columns, agree wherever both answer.
    /// </summary>
    [Theory]
    [InlineData("walks")]
    [InlineData("cointegrated")]
    [InlineData("penny")]
    [InlineData("jump")]
    [InlineData("jump-back")]
    [InlineData("rarely-moves")]
    public void Products_and_columns_give_the_same_regressions(string kind)
    {
        var levels = PairSeries.Of(kind, 250).Y;
        double[] changes = [.. Enumerable.Range(1, 249).Select(day => levels[day] - levels[day - 1])];
        var room = new System.Runtime.Intrinsics.Vector512<double>[DickeyFullerProducts.RoomFor(16, 1)];
        foreach (var terms in new[] { 0, 1 })
        {
            var fast = new ProductRegression(levels, changes, terms, room);
            var careful = new ColumnRegression(levels, changes, terms);
            Assert.Equal(careful.BestLags(16), fast.FindBestLags(16));
            for (var lags = 0; lags <= 16; lags++)
            {
                Assert.Equal(careful.Statistic(lags), fast.FindStatistic(lags) ?? double.NaN, 1e-8);
            }
        }
    }
}
