using NanoCap.Trading.Cash;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;
using NanoCap.Trading.Risk;
using NanoCap.Trading.Signals;
using NanoCap.Trading.Tests.Risk;

namespace NanoCap.Trading.Tests.Cash;

/// <summary>A holding is swapped only for what is clearly better, and worth the trouble.</summary>
public sealed class SwapTests
{
    private static readonly FakeMarketView Market = new FakeMarketView()
        .With("OLD", sector: "one").With("ELSE", sector: "two").With("NEW", sector: "three");

    private static readonly RiskProfile Profile = RiskProfiles.SmallAccount with { PositionsAtMost = 2 };

    [Fact]
    public void A_clearly_better_signal_is_worth_a_swap()
    {
        var plan = Plan();

        var swap = Assert.IsType<SwapAdvice>(plan.Digest.Cash.Swap);
        Assert.Equal(("OLD", "NEW"), (swap.Sell.Value, swap.Buy.Value));
        Assert.Equal((1, 2), (swap.SaleNumber, swap.BuyNumber));
        Assert.Equal(
            ("NEW", 2, 1),
            (plan.SwapPurchase!.Terms.Symbol.Value, plan.SwapPurchase.Number, plan.SwapPurchase.Terms.AfterSale));
    }

    [Theory]
    [InlineData(0.60, 0.50, true)]
    [InlineData(0.60, 0.5001, false)]
    public void Its_score_is_a_tenth_above_the_holdings(double wanted, double now, bool swaps) =>
        Assert.Equal(swaps, Plan(score: wanted, heldScore: now).SwapPurchase is not null);

    [Theory]
    [InlineData(0.0131, true)] // .9 x .01456 = .0131 of the notional
    [InlineData(0.0130, false)] // two spreads of .05 %, fees of .1 % on both sides and 1 % are 1.30 %
    public void Its_gain_is_above_two_spreads_the_fees_and_one_percent(double edge, bool swaps) =>
        Assert.Equal(swaps, Plan(confidence: 1, distance: edge).SwapPurchase is not null);

    [Fact]
    public void What_the_holding_may_still_gain_is_taken_off()
    {
        // .9 x .20 = .18 against .8 x (12/10 - 1) = .16: .02 are left, above 1.3 %; against .9 x .20 nothing is left.
        Assert.NotNull(Plan(heldConfidence: 0.8, heldScore: 0.4).SwapPurchase);
        Assert.Null(Plan(heldConfidence: 0.9, heldScore: 0.4).SwapPurchase);
    }

    [Fact]
    public void A_holding_of_unknown_score_or_target_is_not_swapped()
    {
        Assert.Null(Plan(heldScore: null).SwapPurchase);
        Assert.Null(Plan(desk: Desk(target: null)).SwapPurchase);
        Assert.Null(Plan(desk: Desk(entry: FakeMarketView.Wednesday)).SwapPurchase);
    }

    [Fact]
    public void A_signal_that_is_refused_for_more_than_money_is_not_swapped_for()
    {
        var market = new FakeMarketView()
            .With("OLD", sector: "one").With("ELSE", sector: "two")
            .With("NEW", sector: "three", refusals: "dilution: +40 %");

        var plan = Plan(market: market);

        Assert.Null(plan.SwapPurchase);
        Assert.True(plan.Digest.Cash.IsEnough);
        Assert.Equal(Usd.Zero, plan.Digest.Cash.Demand);
        Assert.Null(plan.Digest.Candidates[0].MissedForCash);
    }

    [Fact]
    public void Where_there_is_enough_nothing_is_swapped()
    {
        var desk = DeskStates.WithCash(1_000m).Holding("OLD", 20m, 10m, target: 12m);

        Assert.Null(Plan(desk: desk).SwapPurchase);
    }

    [Fact]
    public void A_missing_place_is_no_want_of_cash()
    {
        // 190 can be spent and both places are held: the place is missing, and a swap would help.
        var plan = Plan(desk: Desk(cash: 290m));

        Assert.Contains("positions-at-most", CodesOf(plan));
        Assert.Null(plan.Digest.Candidates[0].MissedForCash);
        Assert.NotNull(plan.SwapPurchase);
    }

    private static IEnumerable<string> CodesOf(ProposalPlan plan) =>
        plan.Reviewed[0].Verdict.Findings.Select(finding => finding.Code);

    private static DeskState Desk(decimal cash = 110m, decimal? target = 12m, DateOnly? entry = null) =>
        DeskStates.WithCash(cash)
            .Holding("OLD", 20m, 10m, target: target, entry: entry)
            .Holding("ELSE", 20m, 10m, target: 10m);

    private static ProposalPlan Plan(
        double score = 0.75,
        double confidence = 0.9,
        double distance = 0.2,
        double? heldScore = 0.25,
        double heldConfidence = 0,
        DeskState? desk = null,
        FakeMarketView? market = null) => ProposalPlan.Of(
            desk ?? Desk(),
            new ScanOutcome(
                Market.Session,
                [
                    new ScoredSignal(
                        1,
                        new Signal(
                            "momentum", Symbol.Of("NEW"), Side.Buy, Market.Session, confidence, 10, 9,
                            10 * (1 + distance), 5, []),
                        0.12,
                        score),
                ],
                [],
                [new("momentum", 0.10, true, 1, null)],
                [], 3, 3, [])
            {
                Held =
                [
                    new(Symbol.Of("ELSE"), "momentum", 0, 0),
                    new(Symbol.Of("OLD"), "momentum", heldConfidence, heldScore),
                ],
            },
            market ?? Market, Profile, DeskStates.Evening, DeskStates.Expiry, nextNumber: 1);
}
