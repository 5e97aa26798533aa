using NanoCap.Trading.Bars;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;
using NanoCap.Trading.Risk;
using NanoCap.Trading.Tests.Risk;
using static NanoCap.Trading.Tests.Desk.DeskWorld;

namespace NanoCap.Trading.Tests.Desk;

/// <summary>/buy: a person's own idea, under the same review as a signal.</summary>
public sealed class ManualEntryTests
{
    private static readonly Symbol Acme = Symbol.Of("ACME");
    private static readonly Actor Owner = new("console", "owner");

    private readonly DeskWorld world = new();

    // Reference 10: limit floor(10 x 1.03) = 10.30; equal slot (1000 - 100) / 4 = 225: floor(225 / 10.30) = 21 shares.
    [Fact]
    public void It_is_sized_by_the_profile_and_asked_about_like_any_proposal()
    {
        var proposal = Buy();

        var terms = proposal.Terms;
        Assert.Equal((ProposalStatus.Open, "manual", 21m, 10.30m), (
            proposal.Status, terms.Strategy, terms.Quantity.Value, terms.Limit.Value));
        Assert.Equal((new DateOnly(2024, 1, 2), new DateTimeOffset(2024, 1, 3, 15, 0, 0, TimeSpan.Zero)), (
            terms.Session, terms.ExpiresAt));
        Assert.Empty(world.State.OpenOrders);
    }

    // 2 sigma20 between 5 and 15 %, 10 % without history; the target twice as far. risk.md, Protection.
    [Theory]
    [InlineData(double.NaN, 9.0, 12.0)]
    [InlineData(0.01, 9.5, 11.0)]
    [InlineData(0.04, 9.2, 11.6)]
    [InlineData(0.2, 8.5, 13.0)]
    public void Its_stop_is_two_deviations_away_and_its_target_twice_that(double sigma, double stop, double target)
    {
        world.Market = new Changed(world.Market, view => view with { Sigma20 = sigma });

        var terms = Buy().Terms;

        Assert.Equal(((decimal)stop, (decimal)target), (terms.Stop.Value, terms.Target!.Value.Value));
    }

    [Fact]
    public void Approved_it_is_bought_at_the_next_open_and_protected()
    {
        Buy(shares: 20);
        world.Post(world.Approval(1));

        world.NextSession(Bar("ACME", 10, 10.5, 9.9, 10.2));

        var position = world.State.Positions[Acme];
        Assert.Equal(("manual", 20m), (position.Strategy, position.Quantity.Value));
        Assert.Equal(OrderClass.OneCancelsOther, Assert.Single(world.State.OpenOrders).Request.Class);
        Assert.Null(position.TimeExit);
    }

    [Fact]
    public void Dollars_buy_the_whole_shares_that_they_pay_for_at_the_limit()
    {
        Assert.Equal(9m, Buy(amount: 100m, limit: 10.10m).Terms.Quantity.Value);
    }

    [Fact]
    public void Too_many_shares_are_cut_and_the_cut_is_told()
    {
        var terms = Buy(shares: 60).Terms;

        Assert.Equal(29m, terms.Quantity.Value);
        Assert.Contains(terms.Findings, finding => finding.Effect == FindingEffect.Cuts);
    }

    [Fact]
    public void Every_reason_against_it_is_told()
    {
        world.Market = new Changed(world.Market, view => view with { EntryRefusals = ["blow-off: up 300 %"] });
        world.Post(new DeskInput.Pause(Owner, world.At));

        var refused = Refusal(new DeskInput.Buy(
            Acme, Quantity.Of(1m), null, Price.Of(20m), Owner, world.Market, world.At));

        Assert.Equal("review", refused.Code);
        var codes = refused.Findings.Where(finding => finding.Effect == FindingEffect.Refuses)
            .Select(finding => finding.Code).ToList();
        Assert.Superset(
            new HashSet<string> { "desk-not-active", "limit-outside-band", "blow-off", "position-minimum" },
            codes.ToHashSet());
    }

    [Fact]
    public void Too_few_bars_hold_back_signals_but_not_a_person()
    {
        world.Market = new Changed(world.Market, view => view with { EntryRefusals = ["bars: 12, at least 60"] });

        Buy(shares: 20);
        Assert.Contains(world.Post(world.Approval(1)), happened => happened is DeskEvent.ProposalApproved);
        world.NextSession(Bar("ACME", 10, 10.5, 9.9, 10.2));

        Assert.Equal(20m, world.State.Positions[Acme].Quantity.Value);
        var other = world.Propose("BETA", 20);
        Assert.Equal("review", Assert.Single(
            world.Post(world.Approval(other.Number)).OfType<DeskEvent.CommandRefused>()).Code);
    }

    [Fact]
    public void What_the_broker_says_of_the_account_and_the_stream_hold_for_a_person_too()
    {
        var session = new DateOnly(2024, 1, 2);
        world.Market = new FakeMarketView(session)
        {
            Broker = new AccountView(world.At) { Blocks = ["trading_blocked"], BuyingPower = new Usd(150m) },
            Stream = false,
        }.With("ACME", lastSession: session);

        var refused = Refusal(new DeskInput.Buy(
            Acme, Quantity.Of(20m), null, null, Owner, world.Market, world.At));

        Assert.Superset(
            new HashSet<string> { "account-blocked", "stream", "cash" },
            refused.Findings.Select(finding => finding.Code).ToHashSet());
    }

    [Fact]
    public void An_unknown_symbol_or_one_asked_about_already_is_refused()
    {
        Buy();
        Assert.Equal("already-asked", Refusal(new DeskInput.Buy(
            Acme, null, null, null, Owner, world.Market, world.At)).Code);
        Assert.Equal("unknown-symbol", Refusal(new DeskInput.Buy(
            Acme, null, null, null, Owner, new Changed(world.Market, _ => null), world.At)).Code);
    }

    [Fact]
    public void In_the_session_it_is_sent_at_once_and_what_is_left_ends_half_an_hour_later()
    {
        var bars = new[] { Bar("ACME", 10, 10.5, 9.9, 10.2) };
        world.BeforeOpen(new Dictionary<Symbol, decimal>(), bars);
        world.Open(bars);
        world.Advance(TimeSpan.FromHours(2));
        Buy(shares: 20);
        world.Post(world.Approval(1));
        world.Settle();
        var order = Assert.Single(world.State.OpenOrders);
        Assert.Equal(OrderStatus.Working, order.Status);

        world.Advance(TimeSpan.FromMinutes(30) - TimeSpan.FromSeconds(1));
        Assert.Equal(OrderStatus.Working, world.State.Orders[order.Id].Status);
        world.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(OrderStatus.Canceled, world.State.Orders[order.Id].Status);
    }

    [Fact]
    public void The_end_of_the_first_half_hour_does_not_end_what_was_sent_late_in_it()
    {
        var bars = new[] { Bar("ACME", 10, 10.5, 9.9, 10.2) };
        world.BeforeOpen(new Dictionary<Symbol, decimal>(), bars);
        world.Open(bars);
        world.Advance(TimeSpan.FromMinutes(20));
        Buy(shares: 20);
        world.Post(world.Approval(1));
        world.Settle();
        world.Advance(TimeSpan.FromMinutes(9));

        world.Post(new DeskInput.ExpiryDue(world.Session, world.At));

        Assert.Null(Assert.Single(world.State.OpenOrders).CancelReason);
    }

    private Proposal Buy(int? shares = null, decimal? amount = null, decimal? limit = null)
    {
        world.Post(new DeskInput.Buy(
            Acme, shares is { } some ? Quantity.Of(some) : null, amount is { } dollars ? new Usd(dollars) : null,
            limit is { } price ? Price.Of(price) : null, Owner, world.Market, world.At));
        var raised = Assert.IsType<DeskEvent.ProposalRaised>(world.Journal[^1]);
        Assert.Equal(Owner, raised.By);
        return world.State.Proposals[raised.Number];
    }

    private DeskEvent.CommandRefused Refusal(DeskInput input) =>
        Assert.Single(world.Post(input).OfType<DeskEvent.CommandRefused>());

    private sealed class Changed(MarketView market, Func<InstrumentView, InstrumentView?> change) : MarketView
    {
        public override DateOnly Session => market.Session;

        public override Provenance Source => market.Source;

        public override InstrumentView? Find(Symbol symbol) =>
            market.Find(symbol) is { } view ? change(view) : null;

        public override double[]? Returns(Symbol symbol, int sessions) => market.Returns(symbol, sessions);
    }
}
