using FsCheck;
using FsCheck.Fluent;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;
using NanoCap.Trading.Risk;

namespace NanoCap.Trading.Tests.Risk;

public sealed class RiskReviewTests
{
    private static readonly IRiskRule[] Rules = RiskRules.All.ToArray();

    public static TheoryData<string> CrossingNames => [.. Crossings.All.Keys];

    [Fact]
    public void A_plain_order_passes_without_a_word()
    {
        var verdict = new ReviewCase().Review();

        Assert.Empty(verdict.Findings);
        Assert.Equal(20m, verdict.Quantity.Value);
    }

    [Theory]
    [MemberData(nameof(CrossingNames))]
    public void At_the_limit_the_order_passes(string name)
    {
        var crossing = Crossings.All[name];

        var verdict = crossing.At.Review();

        Assert.DoesNotContain(verdict.Findings, crossing.IsOf);
    }

    [Theory]
    [MemberData(nameof(CrossingNames))]
    public void Beyond_the_limit_the_order_is_found_out(string name)
    {
        var crossing = Crossings.All[name];

        var verdict = crossing.Beyond.Review();

        var found = Assert.Single(verdict.Findings, crossing.IsOf);
        Assert.NotEmpty(found.Text);
        Assert.Equal(crossing.Effect == FindingEffect.Refuses, verdict.IsRefused && verdict.Quantity.IsZero);
        Assert.Equal(crossing.Effect == FindingEffect.Waits, verdict.IsWaiting);
        Assert.Equal(crossing.CutTo, found.CutTo?.Value);
        if (crossing.CutTo is { } left)
        {
            Assert.Equal(left, verdict.Quantity.Value);
        }
    }

    [Theory]
    [MemberData(nameof(CrossingNames))]
    public void Without_its_rule_nobody_finds_it_out(string name)
    {
        var crossing = Crossings.All[name];

        var verdict = crossing.Beyond.Review([.. Rules.Where(rule => rule.GetType() != crossing.Rule)]);

        Assert.DoesNotContain(verdict.Findings, finding => finding.Code == crossing.Code);
    }

    [Fact]
    public void Every_rule_is_crossed_by_a_case()
    {
        var crossed = Crossings.All.Values.Select(crossing => crossing.Rule).Distinct();

        Assert.Equal(Names(Rules.Select(rule => rule.GetType())), Names(crossed));

        static IEnumerable<string> Names(IEnumerable<Type> types) => types.Select(type => type.Name).Order();
    }

    [Fact]
    public void Every_rule_there_is_is_in_the_list()
    {
        var written = typeof(IRiskRule).Assembly.GetTypes()
            .Where(type => type.IsClass && type.IsAssignableTo(typeof(IRiskRule)))
            .Select(type => type.Name).Order();

        Assert.Equal(written, Rules.Select(rule => rule.GetType().Name).Order());
    }

    [Fact]
    public void The_order_of_the_rules_does_not_matter() => Prop.ForAll(
        Gen.Elements(Crossings.All.Keys.AsEnumerable()).ToArbitrary(),
        Gen.Shuffle(Rules).ToArbitrary(),
        (name, shuffled) =>
        {
            var (asListed, asShuffled) =
                (Crossings.All[name].Beyond.Review(), Crossings.All[name].Beyond.Review(shuffled));
            Assert.Equal(asListed.Quantity, asShuffled.Quantity);
            Assert.Equal(asListed.Findings, asShuffled.Findings);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_smallest_cut_wins_and_the_rest_is_judged_on_what_it_leaves() => Prop.ForAll(
        Gen.Choose(1, 400).ToArbitrary(),
        Gen.Choose(100, 3000).ToArbitrary(),
        Gen.Choose(0, 20_000).ToArbitrary(),
        (shares, cash, volume) =>
        {
            var asked = new ReviewCase
            {
                Order = ReviewCase.Buy(shares),
                Desk = DeskStates.WithCash(cash),
                Market = new FakeMarketView().With("AAA", meanVolume: volume),
            };
            var verdict = asked.Review();
            Assert.True(verdict.Quantity.Value <= shares);
            var caps = verdict.Findings.Select(finding => finding.CutTo?.Value ?? shares);
            Assert.All(caps, cap => Assert.True(verdict.Quantity.Value <= cap));
            if (!verdict.Quantity.IsZero)
            {
                var again = (asked with { Order = ReviewCase.Buy(verdict.Quantity.Value) }).Review();
                Assert.DoesNotContain(again.Findings, finding => finding.Effect != FindingEffect.Warns);
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_cut_below_the_minimum_refuses()
    {
        var verdict = new ReviewCase { Market = new FakeMarketView().With("AAA", meanVolume: 133) }.Review();

        Assert.True(verdict.IsRefused);
        Assert.Equal(["position-minimum", "volume-share"], verdict.Findings.Select(finding => finding.Code));
        Assert.Equal(30m, verdict.Findings[0].Measured);
        Assert.Equal(Quantity.Of(3m), verdict.Findings[1].CutTo);
    }

    [Fact]
    public void All_reasons_are_told_at_once()
    {
        var verdict = new ReviewCase
        {
            Order = ReviewCase.Buy(20m, 11m),
            Desk = DeskStates.WithCash(1000m) with { IsReconciled = false, Mode = DeskMode.Paused },
            Market = new FakeMarketView().With("AAA", refusals: ["price: .90 USD", "blow-off: +120 %"]),
        }.Review();

        Assert.Equal(
            ["blow-off", "desk-not-active", "limit-outside-band", "price", "reconciliation"],
            verdict.Findings.Select(finding => finding.Code));
        Assert.True(verdict.IsRefused);
        Assert.False(verdict.IsWaiting);
    }

    [Fact]
    public void A_sale_passes_whatever_holds_entries_back()
    {
        var paused = DeskStates.WithCash(0m).Holding("AAA", 30m, 10m);
        var verdict = new ReviewCase
        {
            Order = ReviewCase.Sell(30m),
            Desk = paused with
            {
                IsReconciled = false,
                Mode = DeskMode.Exiting,
                ExitUnderWay = 1,
                Breakers = paused.Breakers.Add("drawdown", new Ratio(0.2m)),
                PeakEquity = new Usd(9000m),
            },
            Market = new FakeMarketView(),
            Stage = ReviewStage.Sending,
        }.Review();

        Assert.Empty(verdict.Findings);
        Assert.Equal(30m, verdict.Quantity.Value);
    }

    [Fact]
    public void An_order_does_not_count_against_itself_when_it_is_sent()
    {
        var desk = DeskStates.WithCash(310m).Proposing(7, "AAA", 9m, ProposalStatus.Ordered, 9m)
            .Having(DeskStates.Entry("AAA", 9m, 10m, OrderStatus.Ready, proposal: 7));
        var order = ReviewCase.Buy(9m, proposal: 7) with { Id = desk.OpenOrderIds.Single() };
        var sending = new ReviewCase { Order = order, Desk = desk, Stage = ReviewStage.Sending };

        Assert.Empty(sending.Review().Findings);
        Assert.Contains(
            (sending with { Order = ReviewCase.Buy(9m) }).Review().Findings, found => found.Code == "open-order");
    }

    [Fact]
    public void Only_what_can_still_fill_is_reserved()
    {
        var filled = DeskStates.Entry("BBB", 20m, 10m, OrderStatus.PartiallyFilled) with { Filled = Quantity.Of(15m) };
        var ended = DeskStates.Entry("CCC", 20m, 10m, OrderStatus.Canceled);
        var desk = DeskStates.WithCash(1000m).Having(filled).Having(ended);

        var buy = Assert.Single(OpenBuy.In(desk, new FakeMarketView().With("BBB"), RiskProfiles.SmallAccount));

        Assert.Equal(new OpenBuy(Symbol.Of("BBB"), new Usd(50m), new Usd(50.0625m)), buy);
    }

    [Fact]
    public void A_reason_without_an_identifier_still_refuses()
    {
        var verdict = new ReviewCase { Market = new FakeMarketView().With("AAA", refusals: "No way") }.Review();

        Assert.Equal("entry-refused", Assert.Single(verdict.Findings).Code);
    }

    [Fact]
    public void Value_at_risk_shows_both_measures_and_judges_the_larger()
    {
        // A fifth of the account; returns of +-20 % in turn: the 5th percentile is -20 % x .2 = 4 %, the sample
        // deviation of 250 values of +-.04 is .04 sqrt(250/249), times 1.645 = 6.593 %. By hand.
        var returns = Enumerable.Range(0, 250).Select(day => day % 2 == 0 ? 0.2 : -0.2).ToArray();
        var verdict = new ReviewCase { Market = new FakeMarketView().With("AAA", returns: returns) }.Review();

        var found = Assert.Single(verdict.Findings);
        Assert.Equal(FindingEffect.Refuses, found.Effect);
        Assert.Equal(0.06593, (double)found.Measured!.Value, 5);
        Assert.Contains("4.00% of equity by 250 sessions", found.Text, StringComparison.Ordinal);
        Assert.Contains("6.59% by 1.645 deviations", found.Text, StringComparison.Ordinal);
    }
}
