using NanoCap.Trading.Instruments;
using NanoCap.Trading.Strategies.Allocation;

namespace NanoCap.Trading.Tests.Strategies.Allocation;

public sealed class RegimeBookTests
{
    private static readonly RegimeBook Shipped = new(new RegimeOptions());

    [Fact]
    public void It_says_that_it_needs_200_sessions_and_starts_neutral_with_them()
    {
        var targets = Shipped.Evaluate(Funds.AroundSpy(Funds.Growing(210, 0.002)));

        Assert.Equal("expected at least 200 sessions of SPY, found 199", targets[198].SkipReason);
        Assert.All(targets.Take(199), target => Assert.False(target.IsDue));
        Assert.Equal(("NEUTRAL", null), (targets[199].State, targets[199].SkipReason));
        Assert.Empty(targets[199].Weights);
    }

    // The rise fulfils BULL from the 200th session; five in a row are 199 to 203.
    [Fact]
    public void A_change_counts_on_the_fifth_session_in_a_row()
    {
        var targets = Shipped.Evaluate(Funds.AroundSpy(Funds.Growing(210, 0.002)));

        Assert.Equal("NEUTRAL", targets[202].State);
        Assert.Equal("BULL", targets[203].State);
        Assert.Equal(["TQQQ", "SPXL", "SOXL"], Held(targets[203]));
    }

    [Fact]
    public void A_session_that_disagrees_starts_the_count_again()
    {
        var closes = Funds.Growing(212, 0.002);
        closes[202] = closes[181]; // below its averages for one session
        var targets = Shipped.Evaluate(Funds.AroundSpy(closes));

        Assert.Equal("NEUTRAL", targets[206].State);
        Assert.Equal("BULL", targets[207].State);
    }

    [Fact]
    public void A_fall_is_mirrored_into_the_inverse_funds()
    {
        var target = Shipped.Evaluate(Funds.AroundSpy(Funds.Growing(204, -0.002)))[^1];

        Assert.Equal("BEAR", target.State);
        Assert.Equal(["SQQQ", "SPXU", "SOXS"], Held(target));
    }

    // 20 sessions at .0004 are .8 %, under the 1 % that must agree.
    [Fact]
    public void A_rise_of_less_than_one_per_cent_in_20_sessions_is_neutral() =>
        Assert.Equal("NEUTRAL", Shipped.Evaluate(Funds.AroundSpy(Funds.Growing(260, 0.0004)))[^1].State);

    // A steady rise of .002 has no volatility; c/SMA200 - 1 is above .1, so confidence and allocation are full: 70 %.
    [Fact]
    public void The_weights_are_70_per_cent_of_50_30_20_and_one_fund_at_most_25_per_cent()
    {
        var target = Shipped.Evaluate(Funds.AroundSpy(Funds.Growing(204, 0.002)))[^1];

        Assert.Equal([0.35, 0.21, 0.14], target.Weights.Select(fund => fund.Weight), Close);
        Assert.Equal([0.25, 0.21, 0.14], target.Within(Shipped.Limits, 1).Select(fund => fund.Weight), Close);
        Assert.Equal([0.175, 0.105, 0.07], target.Within(Shipped.Limits, 0.5).Select(fund => fund.Weight), Close);
        Assert.Empty(target.Within(Shipped.Limits, 0));
    }

    // SPY 1 % above its SMA200: conf = 5 x .01 + .5 = .55, allocation = .7 x (.55 + .3) = .595.
    [Fact]
    public void Near_the_long_average_the_allocation_is_smaller()
    {
        var numbers = RegimeColumns.Of([.. Enumerable.Repeat(100.0, 200), 101.0], new RegimeOptions()).FindAt(200)!;
        var distance = 101.0 / ((199 * 100.0 + 101.0) / 200) - 1;

        Assert.Equal(0.7 * (5 * distance + 0.8), numbers.Value.Allocation, 12);
    }

    // Alternating log returns of +-.02 have a sample deviation of .02052 and .3257 a year; +-.03 have .4886.
    [Theory]
    [InlineData(0.01, 1.0)]
    [InlineData(0.02, 0.7)]
    [InlineData(0.03, 0.5)]
    public void High_volatility_scales_the_allocation(double move, double scale)
    {
        var closes = new double[201];
        for (var index = 0; index < closes.Length; index++)
        {
            closes[index] = 100 * Math.Exp(index % 2 == 0 ? move : 0);
        }

        var numbers = RegimeColumns.Of(closes, new RegimeOptions()).FindAt(200)!.Value;

        Assert.Equal(0.7 * Math.Min(1, numbers.Confidence + 0.3) * scale, numbers.Allocation, 12);
    }

    [Fact]
    public void A_fund_without_a_close_keeps_its_share_in_cash_and_says_so()
    {
        var closes = Funds.Growing(204, 0.002);
        double[] gap = [.. Enumerable.Repeat(100.0, 203), double.NaN];
        var prices = Funds.Of(
            [("SPY", closes), .. Funds.Names.Skip(4).Select(name => (name, name == "SPXL" ? gap : closes))]);
        var target = Shipped.Evaluate(prices)[^1];

        Assert.Equal(["TQQQ", "SOXL"], Held(target));
        Assert.Equal("no close of SPXL; its share stays in cash", target.Note);
    }

    [Fact]
    public void A_session_without_a_close_of_SPY_has_no_target_and_is_left_out_of_the_windows()
    {
        var closes = Funds.Growing(206, 0.002);
        double[] gap = [.. closes[..203], double.NaN, .. closes[203..205]];
        var targets = Shipped.Evaluate(Funds.AroundSpy(gap));

        Assert.Equal("no close of SPY on this session", targets[203].SkipReason);
        Assert.Equal(
            Shipped.Evaluate(Funds.AroundSpy(closes))[203].Evidence, targets[204].Evidence);
    }

    [Theory]
    [InlineData(0.05, 0.0, 1.0, 1.0)]
    [InlineData(0.051, 0.0, 1.0, 0.75)]
    [InlineData(0.11, 0.0, 1.0, 0.5)]
    [InlineData(0.16, 0.0, 1.0, 0.3)]
    [InlineData(0.0, 0.031, 1.0, 0.5)]
    [InlineData(0.0, 0.051, 1.0, 0.0)]
    [InlineData(0.06, 0.04, 1.0, 0.5)]
    [InlineData(0.06, 0.0, 0.5, 0.5)]
    [InlineData(0.11, 0.0, 0.75, 0.5)]
    public void Of_all_scales_the_smaller_holds_and_none_are_multiplied(
        double drawdown, double dayLoss, double breaker, double expected) =>
        Assert.Equal(expected, new EquityScaling().Of(drawdown, dayLoss, breaker));

    private static IEnumerable<string> Held(AllocationTarget target) =>
        target.Weights.Select(fund => fund.Symbol.Value);

    private static bool Close(double expected, double actual) => Math.Abs(expected - actual) < 1e-12;
}
