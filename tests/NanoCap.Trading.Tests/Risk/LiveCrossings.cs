using System.Collections.Immutable;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Desk.GoingLive;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;
using NanoCap.Trading.Risk;
using NanoCap.Trading.Risk.Rules;
using static NanoCap.Trading.Risk.FindingEffect;

namespace NanoCap.Trading.Tests.Risk;

/// <summary>The rules that judge the market and the account of now, which replay and daily bars do not tell, and those
/// on orders of ours that may meet: each at its boundary and beyond it.</summary>
internal static class LiveCrossings
{
    /// <summary>Thursday 6 June 2024, 09:45 in New York: in the session.</summary>
    private static readonly DateTimeOffset Morning = new(2024, 6, 6, 13, 45, 0, TimeSpan.Zero);

    private static readonly ReviewCase Plain = new();
    private static readonly ReviewCase Tap = Plain with { At = Morning };

    public static IEnumerable<(string Name, Crossing Crossing)> All() =>
        [.. Broker(), .. Quotes(), .. Rates(), .. Conflicts(), .. Ramps()];

    private static IEnumerable<(string Name, Crossing Crossing)> Ramps()
    {
        // (900 - 100) x 25 % are 200.
        yield return ("the ramp's step limits what is invested", new Crossing(
            typeof(InvestedMoneyMustStayInsideRampRule), "ramp", Cuts, AtAQuarter(900m), AtAQuarter(899.9m), 19m));

        static ReviewCase AtAQuarter(decimal equity) => Plain with
        {
            Desk = DeskStates.WithCash(equity) with { Ramp = RampState.Off with { Scale = new Ratio(0.25m) } },
        };
    }

    private static IEnumerable<(string Name, Crossing Crossing)> Broker()
    {
        yield return ("a stream that is away keeps entries back", Waiting<StreamMustBeReadyRule>(
            "stream", Seen(market => market.Stream = true), Seen(market => market.Stream = false)));
        yield return ("what splits must be known", Waiting<SplitsMustBeKnownRule>(
            "splits-unknown", Seen(market => market.TellsSplits = true), Seen(market => market.TellsSplits = false)));
        yield return ("a blocked account buys nothing", Refused<AccountMustNotBeBlockedRule>(
            "account-blocked", Read(new AccountView(Morning) { IsActive = true }),
            Read(new AccountView(Morning) { Blocks = ["trading_blocked"] })));
        yield return ("an inactive account buys nothing", Refused<AccountMustNotBeBlockedRule>(
            "account-blocked", Read(new AccountView(Morning)), Read(new AccountView(Morning) { IsActive = false })));
        yield return ("an account is read within a minute", Waiting<AccountMustBeFreshRule>(
            "account-stale", Read(new AccountView(Morning.AddSeconds(-60))),
            Read(new AccountView(Morning.AddSeconds(-60.5)))));
        yield return ("an account without equity buys nothing", Refused<EquityMustBePositiveRule>(
            "equity", Plain with { Desk = DeskStates.WithCash(0.01m) }, Plain with { Desk = DeskStates.WithCash(0m) }));
        // 20 x 10 x 1.00125 = 200.25, and 100 are the buffer.
        yield return ("the broker's buying power is not exceeded", new Crossing(
            typeof(MoneyMustBeSpendableRule), "cash", Cuts,
            Read(new AccountView(Morning) { BuyingPower = new Usd(300.25m) }),
            Read(new AccountView(Morning) { BuyingPower = new Usd(300.24m) }), 19m));
        yield return ("what a broker tells to be inactive is not bought", Refused<AssetMustBeTradableRule>(
            "asset", Asset(new AssetView { IsActive = true }), Asset(new AssetView { IsActive = false })));
        yield return ("what a broker does not trade is not bought", Refused<AssetMustBeTradableRule>(
            "asset", Asset(new AssetView()), Asset(new AssetView { IsTradable = false })));
        yield return ("a halt keeps the entry back", Waiting<AssetMustNotBeHaltedRule>(
            "halt", Asset(new AssetView { IsHalted = false }), Asset(new AssetView { IsHalted = true })));
    }

    private static IEnumerable<(string Name, Crossing Crossing)> Quotes()
    {
        yield return ("a missing quote is missing where quotes are told", Waiting<QuoteMustBeKnownRule>(
            "quote-missing", Tap, Seen(market => market.Quoting = true)));
        yield return ("fifteen seconds old", Waiting<QuoteMustBeFreshRule>(
            "quote-age", Quoted(9.99m, 10.01m, age: 15), Quoted(9.99m, 10.01m, age: 15.1)));
        yield return ("fifteen seconds ahead", Waiting<QuoteMustBeFreshRule>(
            "quote-age", Quoted(9.99m, 10.01m, age: -15), Quoted(9.99m, 10.01m, age: -15.1)));
        yield return ("a crossed quote is no market", Waiting<QuoteMustHaveBidBelowAskRule>(
            "quote-crossed", Quoted(9.99m, 10m), Quoted(10m, 10m)));
        yield return ("a quote without a bid is no market", Waiting<QuoteMustHaveBidBelowAskRule>(
            "quote-crossed", Quoted(9.99m, 10m), Quoted(null, 10m)));
        // .3 over a middle of 10 is 3 %.
        yield return ("three per cent of spread", Waiting<SpreadMustNotExceedMaximumRule>(
            "spread", Quoted(9.85m, 10.15m), Quoted(9.85m, 10.16m)));
        yield return ("a price of now five per cent under the reference", Refused<PriceMustLieInsideBandRule>(
            "price-band", Quoted(9.4m, 9.6m), Quoted(9.4m, 9.6m, last: 9.49m)));
        // A limit of 10.3 and a last price of 9.36 are 10.04 % apart; the band would have ended it too.
        yield return ("a limit ten per cent over the last price", Refused<LimitMustLieNearLastPriceRule>(
            "collar-last",
            Quoted(9.3m, 9.4m, last: 9.37m) with { Order = ReviewCase.Buy(20m, 10.3m) },
            Quoted(9.3m, 9.4m, last: 9.36m) with { Order = ReviewCase.Buy(20m, 10.3m) }));
    }

    private static IEnumerable<(string Name, Crossing Crossing)> Rates()
    {
        var sent = Plain with
        {
            Order = ReviewCase.Buy(20m, proposal: 7),
            Stage = ReviewStage.Sending,
            Desk = Plain.Desk.Proposing(7, "AAA", 20m, ProposalStatus.Approved, 20m),
        };
        yield return ("twenty entries a minute", Waiting<EntriesPerMinuteMustNotExceedLimitRule>(
            "entries-per-minute", With(19), With(20)));
        yield return ("entries of a minute ago do not count", Waiting<EntriesPerMinuteMustNotExceedLimitRule>(
            "entries-per-minute", With(20, -60), With(20, -59.9)));

        ReviewCase With(int entries, double seconds = -1) => sent with
        {
            Desk = sent.Desk with
            {
                LatestEntries = [.. Enumerable.Repeat(sent.At.AddSeconds(seconds), entries)],
            },
        };
    }

    private static IEnumerable<(string Name, Crossing Crossing)> Conflicts()
    {
        var sale = DeskStates.Sale("AAA", 2m, 12m);
        yield return ("our own sale is not met", Refused<EntryMustNotMeetOwnSaleRule>(
            "wash-trade", Both(DeskStates.Sale("BBB", 2m, 12m)), Both(sale)));
        yield return ("an order in doubt keeps its symbol back", Waiting<NoOrderOfSymbolMayBeInDoubtRule>(
            "order-in-doubt", Both(DeskStates.Entry("BBB", 2m, 10m, OrderStatus.Unknown)),
            Both(DeskStates.Entry("AAA", 2m, 10m, OrderStatus.NotSeen, proposal: 7)) with
            {
                Order = ReviewCase.Buy(20m, proposal: 7),
            }));
        var held = Plain with { Desk = DeskStates.WithCash(980m).Holding("AAA", 2m, 10m, strategy: "regime") };
        var leg = ReviewCase.Buy(20m) with { IsBookLeg = true, Strategy = "regime" };
        yield return ("a book does not add to what another holds", Refused<SymbolMustBelongToOneStrategyRule>(
            "other-strategy", held with { Order = leg }, held with { Order = leg with { Strategy = "trend" } }));
        var young = Plain with { Market = new FakeMarketView().With("AAA", refusals: "bars: 59, at least 60") };
        yield return ("sixty bars are asked of a signal and not of a person", Refused<SignalMustHaveEnoughBarsRule>(
            "bars", young with { Order = ReviewCase.Buy(20m) with { IsManual = true } }, young));
        var free = RiskProfiles.SmallAccount with { PositionMinimum = Usd.Zero };
        yield return ("a dollar at least", Refused<OrderMustBeWorthMinimumRule>(
            "order-minimum", Penny(2m, free), Penny(1m, free)));
        var fund = Plain with { Profile = Free(RiskProfiles.RegimeEtf), Market = new FakeMarketView().With("TQQQ") };
        yield return ("a quarter in a leveraged fund", new Crossing(
            typeof(LeveragedFundMustNotExceedMaximumRule), "leveraged-fund", Cuts,
            fund with { Order = Tqqq(25m) }, fund with { Order = Tqqq(26m) }, 25m));
        yield return ("four per cent is noted", new Crossing(
            typeof(PositionAboveNoteIsToldRule), "position-note", Warns,
            Plain with { Profile = Noting, Order = ReviewCase.Buy(4m) },
            Plain with { Profile = Noting, Order = ReviewCase.Buy(5m) }));

        static OrderIntent Tqqq(decimal shares) =>
            ReviewCase.Buy(shares) with { Symbol = Symbol.Of("TQQQ"), IsBookLeg = true, Strategy = "regime" };

        static ReviewCase Both(Order order) => Plain with
        {
            Market = new FakeMarketView().With("AAA").With("BBB"),
            Desk = Plain.Desk.Having(order),
        };

        static ReviewCase Penny(decimal shares, RiskProfile profile) => Plain with
        {
            Market = new FakeMarketView().With("AAA", close: 0.5m),
            Order = OrderIntent.EntryOf(
                DeskStates.Terms("AAA", shares, reference: 0.5m, limit: 0.5m), Quantity.Of(shares)),
            Profile = profile,
        };
    }

    private static RiskProfile Noting => Free(RiskProfiles.NanoCap) with { PositionMinimum = Usd.Zero };

    private static RiskProfile Free(RiskProfile profile) =>
        profile with { CashBufferShare = default, ValueAtRisk = new Ratio(1m) };

    private static ReviewCase Seen(Action<FakeMarketView> change)
    {
        var market = new FakeMarketView().With("AAA");
        change(market);
        return Tap with { Market = market };
    }

    private static ReviewCase Read(AccountView account) => Seen(market => market.Broker = account);

    private static ReviewCase Asset(AssetView asset) => Seen(market => market.Telling("AAA", asset));

    private static ReviewCase Quoted(decimal? bid, decimal? ask, decimal? last = null, double age = 1) =>
        Seen(market => market.Quote("AAA", new Quote(Of(bid), Of(ask), Of(last), Morning.AddSeconds(-age))));

    private static Price? Of(decimal? dollars) => dollars is { } known ? Price.Of(known) : null;

    private static Crossing Refused<TRule>(string code, ReviewCase at, ReviewCase beyond)
        where TRule : IRiskRule => new(typeof(TRule), code, Refuses, at, beyond);

    private static Crossing Waiting<TRule>(string code, ReviewCase at, ReviewCase beyond)
        where TRule : IRiskRule => new(typeof(TRule), code, Waits, at, beyond);
}
