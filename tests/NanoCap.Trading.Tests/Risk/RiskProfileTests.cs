using NanoCap.Trading.Instruments;
using NanoCap.Trading.Risk;

namespace NanoCap.Trading.Tests.Risk;

public sealed class RiskProfileTests
{
    private static readonly RiskProfile Small = RiskProfiles.SmallAccount;

    [Fact]
    public void A_profile_is_found_in_any_case() => Assert.Same(Small, RiskProfiles.Get("Small-Account"));

    [Fact]
    public void An_unknown_profile_is_answered_with_the_known_ones()
    {
        var refused = Assert.Throws<FormatException>(() => RiskProfiles.Get("huge"));

        Assert.Equal("Expected a profile, one of small-account, nano-cap, conservative-live, microcap, regime-etf; "
            + "found 'huge'.", refused.Message);
    }

    [Fact]
    public void The_named_profiles_do_not_contradict_themselves() =>
        Assert.All(RiskProfiles.All, profile => Assert.Empty(
            RiskProfileValidation.ContradictionsOf(profile, new Usd(1000m))));

    [Fact]
    public void All_contradictions_are_listed_at_once()
    {
        var wrong = Small with
        {
            PositionMinimum = new Usd(301m),
            PositionsAtMost = 0,
            SectorMaximum = new Ratio(0.2m),
            DayLossReduce = new Ratio(0.1m),
            DrawdownReduce = new Ratio(0.2m),
            VolumeShare = new Ratio(3m),
            LeverageMaximum = 0m,
            CashBuffer = new Usd(1000m),
        };

        var found = RiskProfileValidation.ContradictionsOf(wrong, new Usd(1000m));

        Assert.Equal(
            [
                "VolumeShare: expected more than 0 and at most 1, found 3.",
                "PositionsAtMost: expected at least 1, found 0.",
                "LeverageMaximum: expected more than 0, found 0.",
                "PositionMinimum 301.00 USD is above PositionMaximum 300.00 USD: no position could be opened.",
                "PositionMaximumShare 30.00% is above SectorMaximum 20.00%: one full position would break it.",
                "DayLossReduce 10.00% is not below DayLossStop 10.00%: it would never act first.",
                "DrawdownReduce 20.00% is not below DrawdownStop 15.00%: it would never act first.",
                "The buffer of 1,000.00 USD leaves nothing of 1,000.00 USD to invest.",
            ],
            found);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    public void An_account_starts_with_money(int cash) => Assert.Equal(
        [$"Starting cash: expected more than 0 USD, found {cash}.00 USD."],
        RiskProfileValidation.ContradictionsOf(Small, new Usd(cash)));

    [Fact]
    public void Four_full_positions_do_not_fit_into_a_thousand_dollars() => Assert.Equal(
        ["Four full positions of 300 do not fit into 1000 - 100: equal slots are 225."],
        UnreachableLimits.Of(Small, new Usd(1000m)));

    [Fact]
    public void Thirteen_hundred_dollars_reach_every_limit() =>
        Assert.Empty(UnreachableLimits.Of(Small, new Usd(1300m)));

    [Fact]
    public void A_small_rest_cannot_open_a_position() => Assert.Equal(
        [
            "Four full positions of 45 do not fit into 150 - 100: equal slots are 12.5.",
            "Equal slots of 12.5 lie under the minimum of 50: no position can be opened from cash alone. "
                + "The profile microcap fits.",
            "30.00% of 150 is 45, under the minimum of 50: no position can be opened. The profile microcap fits.",
        ],
        UnreachableLimits.Of(Small, new Usd(150m)));

    [Fact]
    public void A_buffer_above_equity_leaves_nothing() => Assert.Equal(
        ["The buffer of 100 leaves nothing of 100 to invest."], UnreachableLimits.Of(Small, new Usd(100m)));
}
