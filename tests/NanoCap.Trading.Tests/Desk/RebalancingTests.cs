using NanoCap.Trading.Desk;
using NanoCap.Trading.Exchange;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;
using NanoCap.Trading.Portfolio;
using NanoCap.Trading.Risk;
using NanoCap.Trading.Sessions;
using NanoCap.Trading.Strategies.Allocation;

namespace NanoCap.Trading.Tests.Desk;

public sealed class RebalancingTests
{
    private static readonly Symbol Spy = Symbol.Of("SPY");
    private static readonly Symbol Bil = Symbol.Of("BIL");

    private static readonly Actor Owner = new("console", "owner");

    private readonly DeskWorld world = new(cash: 10_000m);

    // Investable are 10 000 - 100; a share costs at most 10.10 x 1.002 (fee .1 %, half of a spread of .2 %):
    // floor(5940 / 10.1202) = 586, floor(3960 / 10.1202) = 391.
    [Fact]
    public void One_proposal_names_every_leg_in_whole_shares_of_what_is_investable()
    {
        var rebalance = Judge(("SPY", 0.6), ("BIL", 0.4));

        Assert.Equal([(Bil, Side.Buy, 391m), (Spy, Side.Buy, 586m)],
            rebalance!.Terms.Legs.Select(leg => (leg.Symbol, leg.Side, leg.Quantity.Value)));
        Assert.Equal("measured words", rebalance.Terms.Measured);
        Assert.Equal(new DateTimeOffset(2024, 1, 3, 20, 50, 0, TimeSpan.Zero), rebalance.Terms.ExpiresAt);
        Assert.Empty(world.State.OpenOrders);
    }

    [Fact]
    public void What_was_approved_is_bought_at_the_next_close_and_belongs_to_the_book()
    {
        Approve(Judge(("SPY", 0.6), ("BIL", 0.4)));
        world.Ask = _ => 10m;
        world.NextSession(At("SPY", 10, 10.05), At("BIL", 10, 10));

        Assert.Equal((586m, 391m), (Held(Spy), Held(Bil)));
        var position = world.State.Positions[Spy];
        Assert.Equal(("book", 1), (position.Strategy, position.ProposalNumber));
        Assert.Equal(["nc-r1-BIL-1", "nc-r1-SPY-1"], world.State.Orders.Keys.Select(id => id.Value));
        Assert.InRange(position.AveragePrice.Value, 10.05m, 10.10m);
        Assert.True(world.State.IsReconciled);
        Assert.Empty(world.State.Differences);
    }

    [Fact]
    public void Sales_go_first_and_what_they_bring_is_spent_before_the_same_close()
    {
        Approve(Judge(("SPY", 0.98)));
        world.NextSession(At("SPY", 10, 10), At("BIL", 10, 10));
        Approve(Judge(("BIL", 0.98)));
        Assert.Equal([Side.Sell, Side.Buy], world.State.Rebalances[2].Terms.Legs.Select(leg => leg.Side));

        world.NextSession(At("SPY", 10, 10), At("BIL", 10, 10));

        Assert.False(world.State.Positions.ContainsKey(Spy));
        Assert.True(Held(Bil) > 900m);
        Assert.True(world.State.Books.Cash >= new Usd(100m));
        Assert.Equal(ExitReason.Rebalance, Assert.Single(world.State.Trades).Reason);
        Assert.Empty(world.State.OpenOrders);
    }

    [Fact]
    public void Purchases_wait_until_the_sales_have_ended()
    {
        Approve(Judge(("SPY", 0.98)));
        world.NextSession(At("SPY", 10, 10), At("BIL", 10, 10));
        Approve(Judge(("BIL", 0.98)));
        var due = new DeskInput.RebalanceDue(
            new DateOnly(2024, 1, 4), new Dictionary<Symbol, Price> { [Spy] = Price.Of(10m), [Bil] = Price.Of(10m) },
            world.Market, world.State.Rebalances[2].Terms.ExpiresAt);

        world.Post(due);
        Assert.Equal(Side.Sell, Assert.Single(world.State.OpenOrders).Request.Side);
        Assert.Empty(world.Post(due));
    }

    [Fact]
    public void Silence_means_no()
    {
        Judge(("SPY", 0.6));
        world.NextSession(At("SPY", 10, 10));

        Assert.Equal(ProposalStatus.Expired, world.State.Rebalances[1].Status);
        Assert.Empty(world.State.Orders);
    }

    [Fact]
    public void An_approval_after_the_orders_time_is_refused()
    {
        var rebalance = Judge(("SPY", 0.6))!;
        var late = world.Approval(1) with { At = rebalance.Terms.ExpiresAt };

        Assert.Equal("expired", Assert.Single(world.Post(late).OfType<DeskEvent.CommandRefused>()).Code);
        Assert.DoesNotContain(world.State.Rebalances.Values, known => known.Status == ProposalStatus.Approved);
    }

    [Fact]
    public void An_approval_covers_all_legs_or_none()
    {
        Judge(("SPY", 0.6));
        var some = world.Post(world.Approval(1, Quantity.Of(5)));

        Assert.Equal("quantity", Assert.Single(some.OfType<DeskEvent.CommandRefused>()).Code);
    }

    [Fact]
    public void An_approval_can_be_withdrawn_until_it_is_sent()
    {
        Approve(Judge(("SPY", 0.6)));
        world.Post(new DeskInput.Reject(1, null, new Actor("console", "owner"), world.At));
        world.NextSession(At("SPY", 10, 10));

        Assert.Equal(ProposalStatus.Withdrawn, world.State.Rebalances[1].Status);
        Assert.Empty(world.State.Orders);
    }

    [Fact]
    public void Trades_under_the_minimum_are_left_out()
    {
        Assert.Null(Judge(("SPY", 0.0099)));
        Assert.NotNull(Judge(("SPY", 0.0125)));
    }

    [Fact]
    public void While_entries_are_off_only_the_sales_go()
    {
        Approve(Judge(("SPY", 0.98)));
        world.NextSession(At("SPY", 10, 10), At("BIL", 10, 10));
        Approve(Judge(("BIL", 0.98)));
        world.Post(new DeskInput.Pause(new Actor("console", "owner"), world.At));
        world.NextSession(At("SPY", 10, 10), At("BIL", 10, 10));

        Assert.Empty(world.State.Positions);
        Assert.DoesNotContain(world.State.Orders.Values, order => order.Symbol == Bil);
        Assert.Contains("The desk is paused", world.State.Rebalances[2].Note, StringComparison.Ordinal);
    }

    [Fact]
    public void A_purchase_whose_price_runs_away_ends_with_the_close()
    {
        Approve(Judge(("SPY", 0.6)));
        world.Ask = _ => 10m; // so that the limit is 10.10
        world.NextSession(At("SPY", 10, 10.5));

        Assert.Empty(world.State.Positions);
        Assert.Equal(OrderStatus.Expired, Assert.Single(world.State.Orders.Values).Status);
    }

    [Fact]
    public void A_position_of_the_book_needs_no_protection_and_EXIT_sells_it()
    {
        Approve(Judge(("SPY", 0.6)));
        world.NextSession(At("SPY", 10, 10));
        Assert.DoesNotContain(world.State.Orders.Values, order => order.Purpose == OrderPurpose.Protection);

        Judge(("BIL", 0.6));
        world.Post(new DeskInput.Exit(new Actor("console", "owner"), world.At));
        Assert.Equal(ProposalStatus.Rejected, world.State.Rebalances[2].Status);
        world.NextSession(At("SPY", 10, 10));
        Assert.Empty(world.State.Positions);
    }

    [Fact]
    public void Nothing_beyond_what_was_approved_is_bought()
    {
        Approve(Judge(("SPY", 0.6)));
        var leg = world.State.Rebalances[1].Terms.Legs[0];
        RiskVerdict Sending(RebalanceLeg asked) => RiskReview.Of(
            OrderIntent.LegOf(asked, Price.Of(10.1m), 1, world.At.AddDays(1), null), world.State, world.Market,
            RiskProfiles.SmallAccount, new ReviewMoment(ReviewStage.Sending, world.At));

        Assert.False(Sending(leg).IsRefused);
        Assert.True(Sending(leg with { Quantity = leg.Quantity + Quantity.Of(1) }).IsRefused);
        Assert.True(Sending(leg with { Symbol = Bil }).IsRefused);
    }

    [Fact]
    public void A_closing_book_is_asked_once_a_session_and_never_shares_a_number_with_a_proposal()
    {
        world.Propose("ABCD", 10);
        Assert.Equal(2, Judge(("SPY", 0.6))!.Number);
        Assert.Null(Judge(("SPY", 0.9)));
    }

    [Fact]
    public void A_person_may_ask_before_the_book_does_and_again_after_a_no()
    {
        Assert.Empty(Ask(isDue: false, by: null));

        Assert.Single(Ask(isDue: false).OfType<DeskEvent.RebalanceRaised>());
        Assert.Equal("another rebalance has not ended yet.", Refusal(Ask(isDue: false)));
        world.Post(new DeskInput.Reject(1, null, Owner, world.At));
        Assert.Equal(2, Assert.Single(Ask(isDue: false).OfType<DeskEvent.RebalanceRaised>()).Number);
        Assert.Empty(world.State.OpenOrders);
    }

    [Fact]
    public void Whoever_asks_hears_why_nothing_is_proposed()
    {
        Assert.Equal("no price of the fund", Refusal(Ask(isDue: true, skip: "no price of the fund")));
        Assert.Equal(
            "nothing is far enough from its weight to be traded.", Refusal(Ask(isDue: true, weight: 0.001)));
        Assert.StartsWith(
            "it is too late", Refusal(Ask(isDue: true, at: new(2024, 1, 3, 20, 50, 0, TimeSpan.Zero))),
            StringComparison.Ordinal);
        world.Propose("ABCD", 10);
        world.Post(world.Approval(1));
        world.NextSession(At("ABCD", 10, 10));
        world.Post(new DeskInput.Exit(Owner, world.At));
        Assert.Equal("EXIT is under way.", Refusal(Ask(isDue: true)));
    }

    [Theory]
    [InlineData(2024, 1, 3, "15:50")]
    [InlineData(2024, 7, 3, "12:50")]
    public void It_is_sent_ten_minutes_before_the_close(int year, int month, int day, string time)
    {
        var calendar = TradingCalendar.Nyse;
        var rules = new DeskRules(RiskProfiles.SmallAccount, calendar, JobTimes.Standard);

        Assert.Equal(time, calendar.ToNewYork(rules.RebalanceAt(new(year, month, day)))
            .ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture));
    }

    private IReadOnlyList<DeskEvent> Ask(
        bool isDue, double weight = 0.6, string? skip = null, DateTimeOffset? at = null, string? by = "owner")
    {
        world.Market = new TenDollarMarket(world.Session);
        var target = new AllocationTarget(
            world.Session, null, skip is null ? [new TargetWeight(Spy, weight)] : [], isDue, [], skip);
        return world.Post(new DeskInput.BookJudged(new Book(), target, new Usd(100m), world.Market, at ?? world.At)
        {
            AskedBy = by is null ? null : new Actor("console", by),
        });
    }

    private static string Refusal(IReadOnlyList<DeskEvent> events) =>
        Assert.Single(events.OfType<DeskEvent.CommandRefused>()).Text;

    private Rebalance? Judge(params (string Symbol, double Weight)[] weights)
    {
        world.Market = new TenDollarMarket(world.Session);
        var target = new AllocationTarget(
            world.Session, "SEEN", [.. weights.Select(fund => new TargetWeight(Symbol.Of(fund.Symbol), fund.Weight))],
            true, [], null);
        var events = world.Post(new DeskInput.BookJudged(
            new Book(), target, new Usd(100m), world.Market, world.At));
        return events.OfType<DeskEvent.RebalanceRaised>().SingleOrDefault() is { } raised
            ? world.State.Rebalances[raised.Number]
            : null;
    }

    private void Approve(Rebalance? rebalance) => Assert.Single(
        world.Post(world.Approval(rebalance!.Number)).OfType<DeskEvent.RebalanceApproved>());

    private decimal Held(Symbol symbol) => world.State.Positions[symbol].Quantity.Value;

    private static ExchangeBar At(string symbol, double open, double close) => DeskWorld.Bar(
        symbol, open, Math.Max(open, close), Math.Min(open, close), close);

    private sealed class Book : IAllocationBook
    {
        public string Name => "book";

        public int LongestWindow => 1;

        public IReadOnlyList<Symbol> Symbols => [Spy, Bil];

        public AllocationLimits Limits { get; } = new();

        public bool LeavesBuffer => false;

        public string Evidence => "measured words";

        public IReadOnlyList<AllocationTarget> Evaluate(AllocationPrices prices) => [];
    }
}
