using System.Collections.Immutable;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Desk.Safety;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;
using NanoCap.Trading.Portfolio;
using NanoCap.Trading.Risk;
using NanoCap.Trading.Risk.Breakers;
using NanoCap.Trading.Risk.Rules;
using static NanoCap.Trading.Risk.FindingEffect;

namespace NanoCap.Trading.Tests.Risk;

/// <summary>Every rule of the review at its boundary and beyond it, by a name that says what is crossed. All figures of
/// the small account: 1000 USD of equity, 100 USD of buffer; costs a side are .1 % + half of .05 %.</summary>
internal static class Crossings
{
    private static readonly ReviewCase Plain = new();
    private static readonly ReviewCase SellOne = Plain with
    {
        Order = ReviewCase.Sell(30m),
        Desk = DeskStates.WithCash(1000m).Holding("AAA", 30m, 10m),
    };

    // Without a buffer only the limit under test bites.
    private static readonly RiskProfile NoBuffer = RiskProfiles.SmallAccount with { CashBuffer = Usd.Zero };

    private static readonly RiskProfile Loose = RiskProfiles.SmallAccount with
    {
        PositionMaximumShare = new Ratio(1m),
        SectorMaximum = null,
    };

    public static IReadOnlyDictionary<string, Crossing> All { get; } =
        Form().Concat(Authority()).Concat(DeskLimits()).Concat(Prices()).Concat(Repetition()).Concat(Sizes())
            .Concat(Portfolio())
            .Concat(LiveCrossings.All()).ToDictionary(pair => pair.Name, pair => pair.Crossing);

    private static IEnumerable<(string Name, Crossing Crossing)> Form()
    {
        yield return ("an entry is a limit order for one session", Refused<OrderMustBeWellFormedRule>(
            "order-form",
            Plain,
            Plain with { Order = ReviewCase.Buy(20m) with { TimeInForce = TimeInForce.GoodTilCanceled } }));
        yield return ("an entry buys", Refused<OrderMustBeWellFormedRule>(
            "order-form", Plain, Plain with { Order = ReviewCase.Buy(20m) with { Purpose = OrderPurpose.Exit } }));
        yield return ("an entry has a limit", Refused<OrderMustBeWellFormedRule>(
            "order-form", Plain, Plain with { Order = ReviewCase.Buy(20m) with { LimitPrice = null } }));
        yield return ("a market sale has no stop", Refused<OrderMustBeWellFormedRule>(
            "order-form", SellOne, SellOne with { Order = ReviewCase.Sell(30m) with { StopPrice = Price.Of(9m) } }));
        yield return ("a pair has its target above its stop", Refused<OrderMustBeWellFormedRule>(
            "order-form", SellOne with { Order = Pair(9.01m, 9m) }, SellOne with { Order = Pair(9m, 9m) }));
        yield return ("at least one share", Refused<QuantityMustBeWholeSharesRule>(
            "whole-shares",
            Plain with { Order = ReviewCase.Buy(1m), Profile = NoBuffer with { PositionMinimum = Usd.Zero } },
            Plain with { Order = ReviewCase.Buy(0m), Profile = NoBuffer with { PositionMinimum = Usd.Zero } }));
        yield return ("no part of a share is sold by an order that outlives the session",
            Refused<QuantityMustBeWholeSharesRule>(
                "whole-shares",
                SellOne with { Order = ReviewCase.Sell(29.5m) },
                SellOne with { Order = ReviewCase.Sell(29.5m) with { TimeInForce = TimeInForce.GoodTilCanceled } }));
        yield return ("no part of a share is sold by a pair", Refused<QuantityMustBeWholeSharesRule>(
            "whole-shares",
            SellOne with { Order = Pair(12m, 9m) },
            SellOne with { Order = Pair(12m, 9m) with { Quantity = Quantity.Of(29.5m) } }));
        yield return ("a limit lies on a cent", Refused<PriceMustBeOnTickRule>(
            "tick", Plain, Plain with { Order = ReviewCase.Buy(20m, 10.005m) }));
        yield return ("a stop lies on a cent", Refused<PriceMustBeOnTickRule>(
            "tick", SellOne with { Order = Pair(12m, 9m) }, SellOne with { Order = Pair(12m, 9.001m) }));
        yield return ("an id is sent once", Refused<OrderIdMustBeUnusedRule>(
            "order-id", SellOne, SellOne with { Desk = SellOne.Desk.Having(EndedSale()) }));
        yield return ("a position is sold, not more", Cut<SaleMustNotExceedPositionRule>(
            "sell-above-position", SellOne, SellOne with { Order = ReviewCase.Sell(30.5m) }, 30m));
        yield return ("working sales are taken off", Cut<SaleMustNotExceedPositionRule>(
            "sell-above-position",
            SellOne with
            {
                Order = ReviewCase.Sell(10m),
                Desk = SellOne.Desk.Having(DeskStates.Sale("AAA", 20m, 12m)),
            },
            SellOne with
            {
                Order = ReviewCase.Sell(10m),
                Desk = SellOne.Desk.Having(DeskStates.Sale("AAA", 21m, 12m)),
            },
            9m));
        yield return ("nothing is sold that is not held", Refused<SaleMustNotExceedPositionRule>(
            "sell-above-position", SellOne, SellOne with { Desk = DeskStates.WithCash(1000m) }));
    }

    private static IEnumerable<(string Name, Crossing Crossing)> Authority()
    {
        var sending = Plain with
        {
            Order = ReviewCase.Buy(20m, proposal: 7),
            Stage = ReviewStage.Sending,
            Desk = Plain.Desk.Proposing(7, "AAA", 20m, ProposalStatus.Approved, 20m),
        };
        yield return ("so many shares are approved", Refused<EntryMustBeApprovedRule>(
            "not-approved", sending, sending with { Order = ReviewCase.Buy(21m, proposal: 7) }));
        yield return ("an open proposal is not approved", Refused<EntryMustBeApprovedRule>(
            "not-approved",
            sending,
            sending with { Desk = Plain.Desk.Proposing(7, "AAA", 20m, ProposalStatus.Open) }));
        yield return ("another symbol is not approved", Refused<EntryMustBeApprovedRule>(
            "not-approved",
            sending,
            sending with { Desk = Plain.Desk.Proposing(7, "BBB", 20m, ProposalStatus.Approved, 20m) }));
        yield return ("an approval ends at its expiry", Refused<ApprovalMustNotBeExpiredRule>(
            "approval-expired",
            Plain with { At = DeskStates.Expiry },
            Plain with { At = DeskStates.Expiry.AddMilliseconds(1) }));
        yield return ("what a sale pays for waits for it", new Crossing(
            typeof(EntryMustWaitForItsSaleRule), "after-sale", Waits,
            sending with { Desk = DeskStates.AfterSale(sending.Desk, ProposalStatus.Ordered) },
            sending with { Desk = DeskStates.AfterSale(sending.Desk, ProposalStatus.Approved) }));
    }

    private static IEnumerable<(string Name, Crossing Crossing)> DeskLimits()
    {
        yield return ("a paused desk enters nothing", Refused<DeskMustBeActiveRule>(
            "desk-not-active", Plain, Plain with { Desk = Plain.Desk with { Mode = DeskMode.Paused } }));
        yield return ("a latched breaker stops entries", Refused<NoBreakerMayBeLatchedRule>(
            "breaker-latched",
            Plain,
            Plain with
            {
                Desk = Plain.Desk with { Breakers = Plain.Desk.Breakers.Add("day-loss", new Ratio(0.11m)) },
            }));
        yield return ("a closed gate lets entries wait", new Crossing(
            typeof(NoGateMayBeClosedRule), "gate-closed", Waits, Plain, Plain with { Desk = Gated(Plain.Desk) }));
        yield return ("a gate without history warns", new Crossing(
            typeof(NoGateMayBeClosedRule), "gate-closed", Warns, Plain, Plain with
            {
                Desk = Plain.Desk with
                {
                    Safety = SafetyState.Empty with
                    {
                        NotMeasured = SafetyState.Empty.NotMeasured.Add("market-volatility", "too little history."),
                    },
                },
            }));
        yield return ("books must have been compared", new Crossing(
            typeof(BooksMustBeReconciledRule),
            "reconciliation",
            Waits,
            Plain,
            Plain with { Desk = Plain.Desk with { IsReconciled = false } }));
        yield return ("ten per cent in a day", Refused<DayLossMustNotExceedLimitRule>(
            "day-loss",
            Plain with { Desk = Baselines(1000m, 900m, 900m) },
            Plain with { Desk = Baselines(1000m, 900m, 899m) }));
        yield return ("fifteen per cent under the peak", Refused<DrawdownMustNotExceedLimitRule>(
            "drawdown",
            Plain with { Desk = Baselines(850m, 1000m, 850m) },
            Plain with { Desk = Baselines(849m, 1000m, 849m) }));
        var sent = Plain with
        {
            Order = ReviewCase.Buy(20m, proposal: 7),
            Stage = ReviewStage.Sending,
            Desk = Plain.Desk.Proposing(7, "AAA", 20m, ProposalStatus.Approved, 20m) with { EntriesSentToday = 39 },
        };
        yield return ("forty entries a day", new Crossing(
            typeof(EntriesPerDayMustNotExceedLimitRule),
            "entries-per-day",
            Waits,
            sent,
            sent with { Desk = sent.Desk with { EntriesSentToday = 40 } }));
    }

    private static IEnumerable<(string Name, Crossing Crossing)> Prices()
    {
        yield return ("an exclusion refuses", Refused<EntryMustNotBeRefusedByMarketRule>(
            "tiny-cap", Plain, Plain with { Market = new FakeMarketView().With("AAA", refusals: "tiny-cap: 40 M") }));
        yield return ("the session's bar is there", Refused<PriceMustBeKnownRule>(
            "no-price", Plain, Plain with { Market = new FakeMarketView().With("AAA", lastSession: new(2024, 6, 4)) }));
        yield return ("the symbol is there", Refused<PriceMustBeKnownRule>(
            "no-price", Plain, Plain with { Market = new FakeMarketView() }));
        yield return ("five per cent under the reference", Refused<PriceMustLieInsideBandRule>(
            "price-band", At(9.5m), At(9.49m)));
        yield return ("three per cent over the reference", Refused<PriceMustLieInsideBandRule>(
            "price-band", At(10.3m), At(10.31m)));
        yield return ("an entry has a reference", Refused<PriceMustLieInsideBandRule>(
            "price-band", Plain, Plain with { Order = ReviewCase.Buy(20m) with { Reference = null } }));
        yield return ("a limit three per cent over the reference", Refused<LimitMustLieInsideBandRule>(
            "limit-outside-band",
            Plain with { Order = ReviewCase.Buy(20m, 10.3m) },
            Plain with { Order = ReviewCase.Buy(20m, 10.31m) }));
        yield return ("a limit five per cent under the reference", Refused<LimitMustLieInsideBandRule>(
            "limit-outside-band",
            Plain with { Order = ReviewCase.Buy(20m, 9.5m) },
            Plain with { Order = ReviewCase.Buy(20m, 9.49m) }));
        yield return ("a limit twenty per cent over the prior close", Refused<LimitMustLieInsideCollarRule>(
            "collar",
            At(8m) with { Order = ReviewCase.Buy(20m, 9.6m) },
            At(8m) with { Order = ReviewCase.Buy(20m, 9.61m) }));
        yield return ("a limit twenty per cent under the prior close", Refused<LimitMustLieInsideCollarRule>(
            "collar",
            At(12m) with { Order = ReviewCase.Buy(20m, 9.6m) },
            At(12m) with { Order = ReviewCase.Buy(20m, 9.59m) }));

        static ReviewCase At(decimal close) => Plain with { Market = new FakeMarketView().With("AAA", close) };
    }

    private static IEnumerable<(string Name, Crossing Crossing)> Repetition()
    {
        var both = new FakeMarketView().With("AAA").With("BBB");
        var holding = Plain with { Market = both, Desk = DeskStates.WithCash(980m).Holding("BBB", 2m, 10m) };
        yield return ("a held symbol is not bought again", Refused<SymbolMustNotBeHeldAlreadyRule>(
            "already-held", holding, holding with { Desk = DeskStates.WithCash(980m).Holding("AAA", 2m, 10m) }));
        yield return ("one open entry a symbol", Refused<SymbolMustNotHaveOpenEntryRule>(
            "open-order",
            Plain with { Market = both, Desk = Plain.Desk.Having(DeskStates.Entry("BBB", 2m, 10m)) },
            Plain with { Market = both, Desk = Plain.Desk.Having(DeskStates.Entry("AAA", 2m, 10m)) }));
        yield return ("one approved proposal a symbol", Refused<SymbolMustNotHaveOpenEntryRule>(
            "open-order",
            Own(7),
            Own(8)));
        // The entry would be on Thursday 6 June; five sessions lie between it and Wednesday 29 May.
        yield return ("five sessions after a stop", Refused<CooldownAfterStopMustBeOverRule>(
            "cooldown", Stopped(new(2024, 5, 29)), Stopped(new(2024, 5, 30))));

        static ReviewCase Own(int approved) => Plain with
        {
            Order = ReviewCase.Buy(20m, proposal: 7),
            Desk = Plain.Desk.Proposing(approved, "AAA", 2m, ProposalStatus.Approved, 2m),
        };

        static ReviewCase Stopped(DateOnly session) => Plain with
        {
            Desk = Plain.Desk with
            {
                StoppedOut = ImmutableSortedDictionary<Symbol, DateOnly>.Empty.Add(Symbol.Of("AAA"), session),
            },
        };
    }

    private static IEnumerable<(string Name, Crossing Crossing)> Sizes()
    {
        yield return ("four positions", Refused<PositionsMustNotExceedMaximumRule>(
            "positions-at-most", Holding(3), Holding(4)));
        yield return ("open entries count as positions", Refused<PositionsMustNotExceedMaximumRule>(
            "positions-at-most",
            Holding(2) with { Desk = Holding(2).Desk.Having(DeskStates.Entry("H9", 1m, 10m)) },
            Holding(3) with { Desk = Holding(3).Desk.Having(DeskStates.Entry("H9", 1m, 10m)) }));
        yield return ("approved proposals count as positions", Refused<PositionsMustNotExceedMaximumRule>(
            "positions-at-most",
            Holding(3) with { Desk = Holding(3).Desk.Proposing(8, "H9", 1m, ProposalStatus.Open) },
            Holding(3) with { Desk = Holding(3).Desk.Proposing(8, "H9", 1m, ProposalStatus.Approved, 1m) }));
        yield return ("three hundred dollars a position", Cut<PositionMustNotExceedMaximumRule>(
            "position-maximum",
            Plain with { Order = ReviewCase.Buy(30m), Desk = DeskStates.WithCash(2000m) },
            Plain with { Order = ReviewCase.Buy(31m), Desk = DeskStates.WithCash(2000m) },
            30m));
        yield return ("thirty per cent a position", Cut<PositionMustNotExceedMaximumRule>(
            "position-maximum",
            Plain with { Order = ReviewCase.Buy(27m), Desk = DeskStates.WithCash(900m) },
            Plain with { Order = ReviewCase.Buy(28m), Desk = DeskStates.WithCash(900m) },
            27m));
        yield return ("fifty dollars at least", Refused<PositionMustReachMinimumRule>(
            "position-minimum", Plain with { Order = ReviewCase.Buy(5m) }, Plain with { Order = ReviewCase.Buy(4m) }));
        // 20 x 10 x 1.00125 = 200.25.
        yield return ("cash less the buffer, costs included", Cut<MoneyMustBeSpendableRule>(
            "cash",
            Plain with { Desk = DeskStates.WithCash(300.25m), Profile = Loose },
            Plain with { Desk = DeskStates.WithCash(300.24m), Profile = Loose },
            19m));
        // The open buy of 10 x 10 reserves 100.125, so 400.375 is just enough.
        yield return ("open buys are taken off the cash", Cut<MoneyMustBeSpendableRule>(
            "cash", Reserving(400.375m), Reserving(400.374m), 19m));
        // Equity 400; 100 are held elsewhere in BBB, 300 left.
        yield return ("leverage of one", Cut<LeverageMustNotExceedMaximumRule>(
            "leverage", Levered(200m), Levered(201m), 19m));
        yield return ("three per cent of the volume", Cut<OrderMustNotExceedVolumeShareRule>(
            "volume-share", Volume(667), Volume(666), 19m));
        yield return ("unknown volume", Refused<OrderMustNotExceedVolumeShareRule>(
            "volume-share", Volume(667), Volume(double.NaN)));
    }

    private static IEnumerable<(string Name, Crossing Crossing)> Portfolio()
    {
        yield return ("forty per cent a sector", Cut<SectorMustNotExceedMaximumRule>(
            "sector-maximum", InSector("tech", 20m), InSector("tech", 21m), 20m));
        yield return ("the unknown sector is one sector", Cut<SectorMustNotExceedMaximumRule>(
            "sector-maximum", InSector(string.Empty, 20m), InSector(string.Empty, 21m), 20m));
        yield return ("a correlation of .8", Refused<PairCorrelationMustNotExceedLimitRule>(
            "pair-correlation", Correlated(0.79), Correlated(0.81)));
        yield return ("a correlation over 57 of 60 sessions is measured", new Crossing(
            typeof(PairCorrelationMustNotExceedLimitRule),
            "pair-correlation",
            Warns,
            Correlated(0.5, missing: 3),
            Correlated(0.5, missing: 4)));
        // A fifth of 1000 USD in AAA, which falls by the same 20 or 20.01 % in more than one of twenty sessions: the
        // 5th percentile of the account is 4 %, and 1.645 deviations are less.
        yield return ("four per cent at risk warns", new Crossing(
            typeof(ValueAtRiskMustNotExceedLimitRule), "value-at-risk", Warns, Falling(0.2), Falling(0.2001)));
        yield return ("six per cent at risk refuses", new Crossing(
            typeof(ValueAtRiskMustNotExceedLimitRule), "value-at-risk", Refuses, Falling(0.3), Falling(0.3001)));
        yield return ("sixty sessions measure the risk", new Crossing(
            typeof(ValueAtRiskMustNotExceedLimitRule), "value-at-risk", Warns, Young(60), Young(59)));
    }

    private static Crossing Refused<TRule>(string code, ReviewCase at, ReviewCase beyond)
        where TRule : IRiskRule => new(typeof(TRule), code, Refuses, at, beyond);

    private static Crossing Cut<TRule>(string code, ReviewCase at, ReviewCase beyond, decimal left)
        where TRule : IRiskRule => new(typeof(TRule), code, Cuts, at, beyond, left);

    private static OrderIntent Pair(decimal target, decimal stop) => ReviewCase.Sell(30m) with
    {
        Type = OrderType.Limit,
        Class = OrderClass.OneCancelsOther,
        Purpose = OrderPurpose.Protection,
        LimitPrice = Price.Of(target),
        StopPrice = Price.Of(stop),
    };

    private static Order EndedSale()
    {
        var order = DeskStates.Sale("AAA", 30m, 12m, "x");
        return order with
        {
            Request = order.Request with { Id = ClientOrderId.For("nc", "sale", 1) },
            Status = OrderStatus.Canceled,
        };
    }

    private static DeskState Baselines(decimal day, decimal peak, decimal cash) =>
        DeskStates.WithCash(cash) with { DayBaseline = new Usd(day), PeakEquity = new Usd(peak) };

    private static ReviewCase Holding(int positions)
    {
        var (desk, market) = (DeskStates.WithCash(1000m), new FakeMarketView().With("AAA").With("H9"));
        for (var number = 0; number < positions; number++)
        {
            desk = desk.Holding($"H{number}", 1m, 10m);
            market.With($"H{number}");
        }

        return Plain with { Desk = desk, Market = market };
    }

    private static ReviewCase Reserving(decimal cash) => Plain with
    {
        Desk = DeskStates.WithCash(cash).Having(DeskStates.Entry("BBB", 10m, 10m)),
        Market = new FakeMarketView().With("AAA").With("BBB"),
        Profile = Loose,
    };

    private static ReviewCase Levered(decimal elsewhere) => Plain with
    {
        Desk = DeskStates.WithCash(400m - elsewhere),
        HeldElsewhere = new Usd(elsewhere),
        Profile = Loose with { CashBuffer = new Usd(-1000m) },
    };

    private static ReviewCase Volume(double mean) =>
        Plain with { Market = new FakeMarketView().With("AAA", meanVolume: mean) };

    private static ReviewCase InSector(string sector, decimal shares) => Plain with
    {
        Order = ReviewCase.Buy(shares),
        Desk = DeskStates.WithCash(800m).Holding("BBB", 20m, 10m),
        Market = new FakeMarketView().With("AAA", sector: sector).With("BBB", sector: sector),
    };

    // Two patterns of +-1 over four sessions that are orthogonal and sum to zero: mixing them as r and sqrt(1 - r^2)
    // gives a correlation of exactly r.
    internal static ReviewCase Correlated(double correlation, int missing = 0)
    {
        double[] first = [1, 1, -1, -1];
        double[] second = [1, -1, 1, -1];
        var left = Enumerable.Range(0, 60).Select(day => 0.001 * first[day % 4]).ToArray();
        var right = Enumerable.Range(0, 60).Select(day => 0.001 * (
            (correlation * first[day % 4]) + (Math.Sqrt(1 - (correlation * correlation)) * second[day % 4]))).ToArray();
        Array.Fill(left, double.NaN, 20, missing);
        return Plain with
        {
            Desk = DeskStates.WithCash(980m).Holding("BBB", 2m, 10m),
            Market = new FakeMarketView().With("AAA", returns: Long(left)).With("BBB", returns: Long(right)),
        };
    }

    // The 60 sessions under test are the latest; enough others lie before for the value at risk to be measured.
    private static double[] Long(double[] latest) => [.. FakeMarketView.Quiet("OLD", 190), .. latest];

    internal static ReviewCase Falling(double fall)
    {
        var returns = new double[250];
        Array.Fill(returns, -fall, 0, 14);
        return Plain with { Market = new FakeMarketView().With("AAA", returns: returns) };
    }

    private static ReviewCase Young(int sessions) =>
        Plain with { Market = new FakeMarketView().With("AAA", returns: FakeMarketView.Quiet("AAA", sessions)) };

    private static DeskState Gated(DeskState desk) => TradingDesk.Apply(
        desk, new SafetyEvent.GateClosed(ClockSkewGate.Judge(11), DeskStates.Evening));
}
