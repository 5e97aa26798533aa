using FsCheck;
using FsCheck.Fluent;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;
using NanoCap.Trading.Risk;
using NanoCap.Trading.Signals;
using NanoCap.Trading.Tests.Risk;

namespace NanoCap.Trading.Tests.Desk;

public sealed class ProposalPlanTests
{
    private static readonly string[] Four = ["AAA", "BBB", "CCC", "DDD"];

    [Fact]
    public void Four_signals_by_hand()
    {
        // Slots of 225. Limits: 10.30, 5.32 (5.3251), 51.50, 1.03.
        // Spreads: .05 % (a billion), 1 % (200 000), .05 %, 2 % (50 000).
        // Costs a side: .125 %, .6 %, .125 %, 1.1 %.
        // AAA 21 x 10.30 = 216.30, .270375; BBB 42 x 5.32 = 223.44, 1.34064; CCC 4 x 51.50 = 206, .2575.
        // Left: 900 - 216.570375 - 224.78064 - 206.2575 = 252.391485. DDD 218 x 1.03 = 224.54, cut to 3 % of 3000.
        var market = new FakeMarketView()
            .With("AAA", 10m, sector: "tech")
            .With("BBB", 5.17m, medianDollarVolume: 200_000)
            .With("CCC", 50m)
            .With("DDD", 1m, medianDollarVolume: 50_000, meanVolume: 3000);

        var plan = Plan(DeskStates.WithCash(1000m), market, Scan(market, Four));

        Assert.Equal(
            ["12 AAA 21 10.30 0.270375", "13 BBB 42 5.32 1.34064", "14 CCC 4 51.50 0.2575", "15 DDD 90 1.03 1.0197"],
            plan.Reviewed.Select(made => string.Join(
                ' ',
                made.Number,
                made.Terms.Symbol,
                made.Terms.Quantity,
                made.Terms.Limit,
                made.Terms.SpreadCost.Value.ToString("0.######"))));
        Assert.Equal(["volume-share"], plan.Reviewed[3].Terms.Findings.Select(finding => finding.Code));
        Assert.Equal(new Ratio(0.03m), plan.Reviewed[3].Terms.VolumeShare);
        Assert.True(plan.Digest.Cash.IsEnough);
        Assert.Equal(new Usd(216.30m + 223.44m + 206m + 92.70m), plan.Digest.Cash.Demand);
        Assert.Equal(
            ["Four full positions of 300 do not fit into 1000 - 100: equal slots are 225."],
            plan.Digest.UnreachableLimits);
    }

    [Fact]
    public void Terms_keep_to_the_tick()
    {
        var market = new FakeMarketView().With("AAA", 5.17m);

        var terms = Assert.Single(Plan(DeskStates.WithCash(1000m), market, Scan(market, "AAA")).Reviewed).Terms;

        // 5.17 x .95 = 4.9115; stop 5.17 x .9 = 4.653; target 5.17 x 1.2 = 6.204.
        Assert.Equal(
            (Price.Of(5.17m), Price.Of(4.92m), Price.Of(5.32m), Price.Of(4.65m), Price.Of(6.20m)),
            (terms.Reference, terms.BandBottom, terms.Limit, terms.Stop, terms.Target!.Value));
        Assert.Equal(("AAA Inc.", "sector of AAA", 5), (terms.Name, terms.Sector, terms.TimeExitSessions));
        Assert.Equal(DeskStates.Expiry, terms.ExpiresAt);
    }

    [Fact]
    public void A_refused_one_keeps_its_rank_and_the_next_is_not_promoted()
    {
        string[] eleven = [.. Four, .. Enumerable.Range(5, 8).Select(number => $"S{number}")];
        var market = MarketOf(eleven).With("BBB", refusals: "blow-off: +130 % in 21 sessions");

        var plan = Plan(DeskStates.WithCash(1000m), market, Scan(market, eleven));

        Assert.Equal(["12", "", "13", "14"], plan.Reviewed.Select(made => $"{made.Number}"));
        Assert.Equal(Four, plan.Reviewed.Select(made => made.Terms.Symbol.Value));
        Assert.True(plan.Reviewed[1].Terms.Quantity.IsZero);
        Assert.Equal(["blow-off"], plan.Reviewed[1].Verdict.Findings.Select(finding => finding.Code));
        var lines = plan.Digest.Candidates;
        Assert.Equal(Enumerable.Range(1, 10).Cast<int?>().Append(null), lines.Select(line => line.Rank));
        Assert.All(lines.Take(4), line => Assert.Null(line.Note));
        Assert.All(lines.Skip(4).Take(6), line => Assert.Equal("listed only: the first 4 are reviewed", line.Note));
        Assert.Equal("not qualified", lines[10].Note);
        Assert.Equal(("blow-off", (int?)null), (Assert.Single(lines[1].Findings).Code, lines[1].ProposalNumber));
    }

    [Fact]
    public void Each_is_reviewed_as_if_the_earlier_ones_had_filled()
    {
        // One sector takes 400 of 1000: the first buys 21 x 10.30 = 216.30, the second 17 x 10.30 = 175.10 of the
        // 183.70 that are left, and nothing above the minimum is left for the third.
        var market = new FakeMarketView();
        foreach (var symbol in Four)
        {
            market.With(symbol, sector: symbol == "DDD" ? "else" : "one");
        }

        var plan = Plan(DeskStates.WithCash(1000m), market, Scan(market, Four));

        Assert.Equal([21m, 17m, 0m, 21m], plan.Reviewed.Select(made => made.Terms.Quantity.Value));
        Assert.Equal(
            ["position-minimum", "sector-maximum"],
            plan.Reviewed[2].Verdict.Findings.Select(finding => finding.Code));
    }

    [Fact]
    public void What_the_earlier_ones_cost_is_spent_too()
    {
        // Limit 9.00 (9.0022), 25 x 9 = 225 = the slot; 1.1 % a side: 900 - 3 x 227.475 = 217.575 = 23.9 x 9 x 1.011.
        var market = Four.Aggregate(
            new FakeMarketView(), (view, symbol) => view.With(symbol, 8.74m, medianDollarVolume: 50_000));

        var plan = Plan(DeskStates.WithCash(1000m), market, Scan(market, Four));

        Assert.Equal([25m, 25m, 25m, 23m], plan.Reviewed.Select(made => made.Terms.Quantity.Value));
        Assert.Equal("cash", Assert.Single(plan.Reviewed[3].Verdict.Findings).Code);
    }

    [Fact]
    public void A_weight_limits_what_a_strategys_entries_take_together()
    {
        // 35 % of 1000 = 350: two slots of 225 at a limit of 10.30 are 21 and then 12 shares (350 - 216.30 = 133.70);
        // what is left of the weight, 10.10, is under the minimum of a position.
        var market = MarketOf(Four);
        var desk = DeskStates.WithCash(1000m);
        var weighed = desk with
        {
            Strategies = desk.Strategies.Add("momentum", new StrategySetting(true, new Ratio(0.35m))),
        };

        var plan = Plan(weighed, market, Scan(market, Four));

        Assert.Equal([21m, 12m, 0m, 0m], plan.Reviewed.Select(made => made.Terms.Quantity.Value));
        Assert.Equal("strategy-weight", Assert.Single(plan.Reviewed[1].Verdict.Findings).Code);
        Assert.Contains(plan.Reviewed[2].Verdict.Findings, finding =>
            finding.Code == "sizing" && finding.Text.Contains("weight of 35 %", StringComparison.Ordinal));
    }

    [Fact]
    public void Positions_approvals_and_open_entries_of_the_strategy_use_up_its_weight()
    {
        var market = MarketOf(Four).With("ZZZ");
        var desk = DeskStates.WithCash(1000m).Holding("ZZZ", 10m, 10m);
        var weighed = desk with
        {
            Strategies = desk.Strategies.Add("momentum", new StrategySetting(true, new Ratio(0.20m))),
        };

        Assert.Equal(11m, First(weighed));
        Assert.Equal(0m, First(weighed.Holding("YYY", 10m, 10m)));
        Assert.Equal(11m, First(weighed.Holding("YYY", 0.1m, 10m, strategy: "mean-reversion")));
        Assert.Equal(6m, First(weighed.Proposing(1, "XXX", 5m, ProposalStatus.Approved, 5m)));
        Assert.Equal(6m, First(weighed
            .Proposing(1, "XXX", 5m, ProposalStatus.Ordered, 5m)
            .Having(DeskStates.Entry("XXX", 5m, 10m, proposal: 1))));
        Assert.Equal(29m, First(weighed with { Strategies = desk.Strategies }));

        decimal First(DeskState state) => Plan(state, market, Scan(market, "AAA")).Reviewed[0].Terms.Quantity.Value;
    }

    [Fact]
    public void A_refused_one_takes_no_money_and_no_place()
    {
        var market = MarketOf(Four).With("AAA", meanVolume: double.NaN);
        var desk = DeskStates.WithCash(1000m);

        var plan = Plan(desk, market, Scan(market, Four));
        var without = Plan(desk, market, Scan(market, "BBB", "CCC", "DDD"));

        Assert.Equal(
            without.Reviewed.Select(made => made.Terms.Quantity),
            plan.Reviewed.Skip(1).Select(made => made.Terms.Quantity));
    }

    [Fact]
    public void Without_a_free_place_the_review_says_so_and_selling_is_advised()
    {
        string[] held = ["H1", "H2", "H3", "H4"];
        var market = MarketOf(["AAA", .. held]);
        var desk = held.Aggregate(DeskStates.WithCash(200m), (state, symbol) => state.Holding(symbol, 20m, 10m));

        var plan = Plan(desk, market, Scan(market, "AAA"));

        var refused = Assert.Single(plan.Reviewed);
        Assert.Equal(
            ["cash", "leverage", "positions-at-most"], refused.Verdict.Findings.Select(finding => finding.Code));
        Assert.Equal(new Usd(21 * 10.30m), plan.Digest.Cash.Demand);
        Assert.False(plan.Digest.Cash.IsEnough);
        Assert.Equal(4, plan.Digest.Cash.Liquidation.Count);
    }

    [Fact]
    public void A_slot_under_the_minimum_is_not_traded_though_money_is_there()
    {
        // 290 - 100 = 190 in four slots of 47.50.
        var market = MarketOf("AAA");

        var plan = Plan(DeskStates.WithCash(290m), market, Scan(market, "AAA"));

        var refused = Assert.Single(plan.Reviewed);
        Assert.Null(refused.Number);
        Assert.Equal(["position-minimum", "sizing"], refused.Verdict.Findings.Select(finding => finding.Code));
        Assert.Equal(47.5m, refused.Verdict.Findings[1].Measured);
    }

    [Fact]
    public void A_share_dearer_than_the_slot_is_not_bought()
    {
        var market = new FakeMarketView().With("AAA", 230m);

        var plan = Plan(DeskStates.WithCash(1000m), market, Scan(market, "AAA"));

        Assert.Equal(
            ["position-minimum", "sizing", "whole-shares"],
            Assert.Single(plan.Reviewed).Verdict.Findings.Select(finding => finding.Code));
    }

    [Fact]
    public void A_desk_that_is_not_reconciled_still_asks()
    {
        var market = MarketOf("AAA");

        var plan = Plan(DeskStates.WithCash(1000m) with { IsReconciled = false }, market, Scan(market, "AAA"));

        var raised = Assert.Single(plan.Reviewed);
        Assert.Equal((12, true), (raised.Number, raised.Verdict.IsWaiting));
        Assert.Equal(21m, raised.Terms.Quantity.Value);
    }

    [Fact]
    public void Holdings_elsewhere_count_as_equity_and_exposure()
    {
        var market = MarketOf("AAA");
        var desk = DeskStates.WithCash(1000m) with { DayBaseline = new Usd(5000m), PeakEquity = new Usd(5000m) };

        var plan = Plan(desk, market, Scan(market, "AAA"), heldElsewhere: 4000m);

        Assert.Equal(new Usd(5000m), plan.Digest.Cash.Line.Equity);
        Assert.Equal(21m, Assert.Single(plan.Reviewed).Terms.Quantity.Value);
    }

    [Fact]
    public void No_signals_make_no_proposals()
    {
        var plan = Plan(DeskStates.WithCash(1000m), new FakeMarketView(), Scan(new FakeMarketView()));

        Assert.Empty(plan.Reviewed);
        Assert.Equal(Usd.Zero, plan.Digest.Cash.Demand);
    }

    [Fact]
    public void A_plan_never_spends_the_buffer_nor_more_than_a_slot_or_a_cap_each() => Prop.ForAll(
        Gen.Choose(50, 3000).ToArbitrary(),
        Gen.ArrayOf(Gen.Choose(101, 9000), 4).ToArbitrary(),
        Gen.ArrayOf(Gen.Choose(0, 20_000), 4).ToArbitrary(),
        (cash, cents, volumes) =>
        {
            var market = new FakeMarketView();
            for (var index = 0; index < 4; index++)
            {
                market.With(Four[index], cents[index] / 100m, volumes[index], medianDollarVolume: 100_000);
            }

            var plan = Plan(DeskStates.WithCash(cash), market, Scan(market, Four));

            var spent = plan.Reviewed.Sum(made => made.Terms.Notional.Value + made.Terms.SpreadCost.Value);
            Assert.True(spent <= Math.Max(0, cash - 100));
            for (var index = 0; index < 4; index++)
            {
                var terms = plan.Reviewed[index].Terms;
                var (value, shares) = (terms.Notional.Value, terms.Quantity.Value);
                Assert.True(shares == 0m || (value <= (cash - 100) / 4m && value <= 300m && value >= 50m));
                Assert.True(shares <= volumes[index] * 0.03m);
                Assert.True(value <= cash * 0.3m);
            }
        }).QuickCheckThrowOnFailure();

    private static ProposalPlan Plan(
        DeskState desk, MarketView market, ScanOutcome scan, decimal heldElsewhere = 0m) => ProposalPlan.Of(
            desk,
            scan,
            market,
            RiskProfiles.SmallAccount,
            DeskStates.Evening,
            DeskStates.Expiry,
            nextNumber: 12,
            new Usd(heldElsewhere));

    private static FakeMarketView MarketOf(params string[] symbols) =>
        symbols.Aggregate(new FakeMarketView(), (market, symbol) => market.With(symbol));

    private static ScanOutcome Scan(FakeMarketView market, params string[] symbols) => new(
        market.Session,
        [.. symbols.Select((symbol, index) => new ScoredSignal(index + 1, SignalOf(market, symbol), 0.1, 0.5))],
        symbols.Length == 12 ? [new UnrankedSignal(SignalOf(market, "AAA"), null, "not qualified")] : [],
        [new StrategyLine("momentum", 0.1, true, symbols.Length, null)],
        [],
        symbols.Length,
        symbols.Length,
        []);

    private static Signal SignalOf(FakeMarketView market, string symbol)
    {
        var reference = (double)market.Find(Symbol.Of(symbol))!.LastClose.Value;
        return new Signal(
            "momentum", Symbol.Of(symbol), Side.Buy, market.Session, 0.6, reference, reference * 0.9,
            reference * 1.2, 5, [new Evidence("q", 4)]);
    }
}
