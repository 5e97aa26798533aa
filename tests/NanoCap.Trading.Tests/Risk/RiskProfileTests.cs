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
            "Equal slots of 12.5 lie under the minimum of 50: no position can be opened from cash alone.",
            "30.00% of 150 is 45, under the minimum of 50: no position can be opened.",
        ],
        UnreachableLimits.Of(Small, new Usd(150m)));

    [Fact]
    public void A_buffer_above_equity_leaves_nothing() => Assert.Equal(
        ["The buffer of 100 leaves nothing of 100 to invest."], UnreachableLimits.Of(Small, new Usd(100m)));

    [Fact]
    public void A_thousand_dollars_are_too_few_for_small_shares_and_a_profile_that_fits_is_named()
    {
        Assert.Equal(
            [
                "Sizes of 2.00% of equity of 20 lie under the minimum of 100: no signal can be bought. "
                    + "The profile small-account fits.",
                "5.00% of 1000 is 50, under the minimum of 100: no position can be opened. "
                    + "The profile small-account fits.",
            ],
            UnreachableLimits.Of(RiskProfiles.NanoCap, new Usd(1000m)));
        Assert.Empty(UnreachableLimits.Of(RiskProfiles.NanoCap, new Usd(5000m)));
        Assert.Equal(
            [
                "Sizes of 5.00% of equity for the best score of 20 lie under the minimum of 25: "
                    + "no signal can be bought. The profile small-account fits.",
            ],
            UnreachableLimits.Of(RiskProfiles.Microcap, new Usd(400m)));
    }

    public static TheoryData<string, RiskProfile> Contradictory => new()
    {
        { "PercentSize 6.00% is above", RiskProfiles.NanoCap with { PercentSize = new Ratio(0.06m) } },
        { "Tiers:Highest 6.00% is above", RiskProfiles.Microcap with { Tiers = new() { Highest = new Ratio(0.06m) } } },
        { "Tiers: expected HighestFrom above", Small with { Tiers = new() { HighFrom = new Ratio(0.9m) } } },
        { "Tiers: expected LargeMove below", Small with { Tiers = new() { LargeMove = new Ratio(0.1m) } } },
        { "PositionNote 5.00% is not below", RiskProfiles.NanoCap with { PositionNote = new Ratio(0.05m) } },
        { "LeveragedFundMaximum 50.00% is above", Small with { LeveragedFundMaximum = new Ratio(0.5m) } },
        { "PositionMaximumShareWhenSmall 60.00% is above",
            RiskProfiles.Microcap with { PositionMaximumShareWhenSmall = new Ratio(0.6m) } },
        { "PositionMaximumShareWhenSmall and SmallEquityBelow",
            RiskProfiles.Microcap with { SmallEquityBelow = null } },
        { "PositionMaximumShare 30.00% is above LeverageMaximum", Small with { LeverageMaximum = 0.2m } },
        { "CashBufferShare 100.00% leaves nothing", Small with { CashBufferShare = new Ratio(1m) } },
        { "DrawdownReduceScale 100.00% would reduce nothing", Small with { DrawdownReduceScale = new Ratio(1m) } },
        { "BandAbove 11.00% is above CollarFromLast", Small with { BandAbove = new Ratio(0.11m) } },
        { "OrdersPerMinute 41 is above", Small with { OrdersPerMinute = 41 } },
        { "QuoteAgeSeconds: expected at least 1", Small with { QuoteAgeSeconds = 0 } },
        { "SpreadMaximum: expected more than 0", Small with { SpreadMaximum = default } },
        { "LossStreak: expected at least 1", Small with { LossStreak = 0 } },
        { "MarketCapMaximum: expected more than 0", Small with { MarketCapMaximum = Usd.Zero } },
        { "DayLossStopAction: expected a known choice", Small with { DayLossStopAction = (StopAction)7 } },
    };

    [Theory]
    [MemberData(nameof(Contradictory))]
    public void A_contradiction_is_found(string beginning, RiskProfile profile) => Assert.Contains(
        RiskProfileValidation.ContradictionsOf(profile),
        found => found.StartsWith(beginning, StringComparison.Ordinal));
}
