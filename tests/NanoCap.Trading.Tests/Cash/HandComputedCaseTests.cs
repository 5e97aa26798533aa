using System.Globalization;
using System.Text;
using NanoCap.Trading.Cash;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;
using NanoCap.Trading.Risk;
using NanoCap.Trading.Signals;
using NanoCap.Trading.Tests.Risk;

namespace NanoCap.Trading.Tests.Cash;

/// <summary>
/// Seven holdings, one working purchase, two good signals and no money: all six steps by hand, on the close of
/// Wednesday 2024-06-05.
/// </summary>
/// <remarks>
/// <para>1 Cash line. Holdings: SINK 20 x 8 = 160, LATE 15 x 10 = 150, OLDY 15 x 10 = 150, TINY 4 x 10.50 = 42, RISE
/// 12 x 12 = 144, GOAL 10 x 13 = 130, TODAY 5 x 10 = 50: 826. Equity 190 + 826 = 1016. Open buy WORK 5 x 10 = 50, side
/// cost .1 % + half of .05 % = .125 %: .0625 of fees, 50.0625 reserved. Spendable 190 - 50.0625 - 100 = 39.9375. Sold
/// on the 5th: 77, there on the 6th (T+1); a margin account had it at the fill.</para>
/// <para>2 Demand. Nine places, 7 held and 1 working: one slot of 39.9375, under the minimum of 50, so both signals
/// want a full one: (1016 - 100) / 9 = 101.777; limit 10.30, 9 shares, 92.70 each: 185.40. Short by 145.4625.</para>
/// <para>3 Order of selling, by return: SINK 8/10 - 1 = -20 %, LATE 10/10.40 - 1 = -3.846 %, OLDY 0 %, TINY +5 %, RISE
/// +20 %; GOAL is at its target of 13, TODAY was bought today. 160 raise enough for 145.4625.</para>
/// <para>4 Swap. Momentum parts: momentum .5 x .10/.20 = .25, mean-reversion .5 x .05/.20 = .125, the signals' .5 x
/// .12/.20 = .30. BEST .5 x .9 + .30 = .75, NEXT .5 x .64 + .30 = .62. Edges of BEST, distance .20: .9 x .20 = .18.
/// Holdings: SINK (0 x .20), score .25: edge .18, spreads 1 % + .05 %, fees .2 %, 1 %: 2.25 % of 92.70 = 2.08575, gain
/// 16.686, net 14.60. LATE (0 x .10), score .125: edge .18, 1.30 % = 1.2051, gain 16.686, net 15.4809: the best. OLDY
/// .4 x .20, score .45: edge .10, gain 9.27. TINY's 42 leave a slot of (39.9375 + 41.9475) / 2 = 40.94, too little.
/// RISE .7 x .10, score .60: edge .11, gain 10.197. NEXT has the lower confidence and gains less with each.</para>
/// <para>The sale of LATE: cost 150 x .00125 = .1875, proceeds 149.8125, realised 150 - 156 = -6. Then
/// spendable 190 + 149.8125 - 150.0625 = 189.75 in two places: slots of 94.875, 9 shares at 10.30. Cash after 339.8125
/// - 92.70 - 92.70 x .00125 = 246.996625; positions 7 - 1 + 1 = 7.</para>
/// <para>5 Consolidation: TINY is under 50; OLDY and RISE have the same returns, RISE the better score.</para>
/// <para>6 Funds. Missed: 300 for MADE on Monday (+10 %), 200 for LOST on Tuesday (-5 %; MADE again counts once, WEAK
/// with .59 does not), today 92.70 twice: 685.40 above 160 + 150 + 150 + 42 + 144 = 646. Return of the two measured:
/// (300 x .10 - 200 x .05) / 500 = +4 %.</para>
/// </remarks>
public sealed class HandComputedCaseTests
{
    private static readonly DateOnly Monday = new(2024, 6, 3);
    private static readonly DateOnly Tuesday = new(2024, 6, 4);

    private static readonly RiskProfile Profile = RiskProfiles.SmallAccount with { PositionsAtMost = 9 };

    private static readonly FakeMarketView Market = MarketOf();

    [Fact]
    public void All_six_steps_are_as_computed_by_hand() => Approved.Equal(TextOf(Plan(State)), "HandComputedCase");

    [Fact]
    public void The_plan_raises_nothing_else_than_the_swap()
    {
        var plan = Plan(State);

        Assert.All(plan.Reviewed, made => Assert.Null(made.Number));
        var purchase = Assert.IsType<PlannedProposal>(plan.SwapPurchase);
        Assert.Equal(("BEST", 9m, false), (
            purchase.Terms.Symbol.Value, purchase.Terms.Quantity.Value, purchase.Verdict.IsRefused));
        Assert.Equal(
            [("BEST", 92.70m), ("NEXT", 92.70m)],
            plan.Digest.Candidates.Select(line => (line.Symbol.Value, line.MissedForCash?.Value ?? 0m)));
    }

    [Fact]
    public void A_cash_account_swaps_nothing_because_the_proceeds_come_too_late()
    {
        var desk = State with
        {
            Opening = new DeskOpening("PAPER", "test", "simulated", "small-account", new Usd(190m), Monday)
            {
                Kind = Trading.Portfolio.AccountKind.Cash,
            },
            RecentProceeds = DeskState.Empty.RecentProceeds,
        };

        var plan = Plan(desk);

        Assert.Null(plan.SwapPurchase);
        Assert.Null(plan.Digest.Cash.Swap);
        Assert.Equal(5, plan.Digest.Cash.Liquidation.Count);
    }

    private static DeskState State
    {
        get
        {
            var desk = DeskStates.WithCash(190m)
                .Holding("SINK", 20m, 8m, paid: 10m, entry: new(2024, 5, 20), target: 9.60m)
                .Holding(
                    "LATE", 15m, 10m, paid: 10.40m, entry: new(2024, 5, 28), target: 11m, strategy: "mean-reversion")
                .Holding("OLDY", 15m, 10m, entry: new(2024, 5, 22), target: 12m)
                .Holding("TINY", 4m, 10.50m, paid: 10m, entry: Monday, target: 12m)
                .Holding("RISE", 12m, 12m, paid: 10m, entry: Monday, target: 13.20m)
                .Holding("GOAL", 10m, 13m, paid: 10m, entry: Monday, target: 13m)
                .Holding("TODAY", 5m, 10m, entry: FakeMarketView.Wednesday, target: 12m)
                .Having(DeskStates.Entry("WORK", 5m, 10m));
            var before = FundingEvidence.None
                .With(Monday, [Missed("MADE", 0.70, 300m)])
                .With(Tuesday, [Missed("MADE", 0.75, 310m), Missed("LOST", 0.62, 200m), Missed("WEAK", 0.59, 400m)]);
            return desk with
            {
                Funding = before,
                RecentProceeds = desk.RecentProceeds.Add(FakeMarketView.Wednesday, new Usd(77m)),
            };
        }
    }

    private static FakeMarketView MarketOf()
    {
        var twins = FakeMarketView.Quiet("TWIN", 250);
        return new FakeMarketView()
            .With("SINK", 8m, medianDollarVolume: 200_000).With("LATE").With("OLDY", returns: twins)
            .With("TINY", 10.50m).With("RISE", 12m, returns: twins).With("GOAL", 13m).With("TODAY").With("WORK")
            .With("BEST").With("NEXT")
            .Making("MADE", Monday, 0.10).Making("MADE", Tuesday, 0.08).Making("LOST", Tuesday, -0.05);
    }

    private static CandidateLine Missed(string symbol, double score, decimal wanted) =>
        new(1, Symbol.Of(symbol), "momentum", 0.8, score, Price.Of(10m), null, [], null)
        {
            MissedForCash = new Usd(wanted),
        };

    private static ProposalPlan Plan(DeskState desk) => ProposalPlan.Of(
        desk,
        new ScanOutcome(
            Market.Session,
            [Ranked(1, "BEST", 0.9, 0.75), Ranked(2, "NEXT", 0.64, 0.62)],
            [],
            [new("momentum", 0.10, true, 2, null), new("mean-reversion", 0.05, true, 0, null)],
            [], 10, 10, [])
        {
            Held =
            [
                new(Symbol.Of("LATE"), "mean-reversion", 0, 0.125),
                new(Symbol.Of("OLDY"), "momentum", 0.4, 0.45),
                new(Symbol.Of("RISE"), "momentum", 0.7, 0.60),
                new(Symbol.Of("SINK"), "momentum", 0, 0.25),
                new(Symbol.Of("TINY"), "momentum", 0.6, 0.55),
            ],
        },
        Market, Profile, DeskStates.Evening, DeskStates.Expiry, nextNumber: 1);

    private static ScoredSignal Ranked(int rank, string symbol, double confidence, double score) => new(
        rank,
        new Signal("momentum", Symbol.Of(symbol), Side.Buy, Market.Session, confidence, 10, 9, 12, 5, []),
        0.12,
        score);

    private static string TextOf(ProposalPlan plan)
    {
        var (advice, text) = (plan.Digest.Cash, new StringBuilder());
        var line = advice.Line;
        Say($"1 equity {line.Equity.Value} cash {line.Cash.Value}");
        Say($"  open buys {line.OpenBuys.Value} of it fees {line.Fees.Value}");
        Say($"  buffer {line.Buffer.Value} spendable {line.Spendable.Value} unsettled {line.Unsettled.Value}");
        foreach (var day in line.Days)
        {
            Say($"  {day.Session:yyyy-MM-dd} settles {day.Settling.Value} spendable {day.Spendable.Value}");
        }

        Say($"2 demand {advice.Demand.Value}: {advice.Verdict}");
        foreach (var made in plan.Reviewed)
        {
            Say($"  {made.Terms.Symbol} {string.Join(", ", made.Verdict.Findings.Select(finding => finding.Code))}");
        }

        foreach (var sale in advice.Liquidation)
        {
            var momentum = sale.StrategyMomentum;
            Say($"3 {sale.Place} {sale.Symbol} {sale.Value.Value}");
            Say($"  return {sale.Return.Value:0.#####} held {sale.SessionsHeld} momentum {momentum}");
        }

        var swap = advice.Swap!;
        Say($"4 sell {swap.SellShares} {swap.Sell} ({swap.SellScore})");
        Say($"  buy {swap.BuyShares} {swap.Buy} ({swap.BuyScore})");
        Say($"  notional {swap.Notional.Value} gain {swap.Gain.Value:0.#####} cost {swap.Cost.Value:0.#####}");
        Say($"  proceeds {swap.Proceeds.Value} realised {swap.Realised.Value}");
        Say($"  cash after {swap.CashAfter.Value} positions after {swap.PositionsAfter}");
        foreach (var candidate in advice.Consolidation)
        {
            Say($"5 {candidate.Code}: {candidate.Text}");
        }

        Say($"6 {(advice.Funding!.AddsFunds ? "add funds" : "consolidate")}: {advice.Funding.Text}");
        return text.ToString();

        void Say(FormattableString words) => text.Append(words.ToString(CultureInfo.InvariantCulture)).Append('\n');
    }
}
