using NanoCap.Trading.Desk;
using NanoCap.Trading.Exchange;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;
using NanoCap.Trading.Portfolio;
using NanoCap.Trading.Risk;
using static NanoCap.Trading.Tests.Desk.DeskWorld;

namespace NanoCap.Trading.Tests.Desk;

/// <summary>Proposals to sell, from the question to what they brought.</summary>
public sealed class SaleProposalTests
{
    private static readonly Symbol Acme = Symbol.Of("ACME");
    private static readonly Actor Owner = new("console", "owner");

    private readonly DeskWorld world = TradeLifeTests.Filled();

    // 20 shares bought in one lot; ten of them have cost half of it.
    [Fact]
    public void A_sale_is_asked_about_with_its_proceeds_and_its_result_first_in_first_out()
    {
        var sale = Sell(10);

        var position = world.State.Positions[Acme];
        Assert.Equal((2, ProposalStatus.Open, 10m, false), (
            sale.Number, sale.Status, sale.Terms.Quantity.Value, sale.Terms.IsAll));
        Assert.Equal(position.LastPrice, sale.Terms.Reference);
        Assert.Equal(
            (10m * position.LastPrice.Value) - (position.Cost.Value / 2m), sale.Terms.Realised.Value, precision: 4);

        // A side costs .1 % and half of a spread of .2 % (2 % x sqrt(50 000 / 5 000 000)).
        Assert.Equal(10m * position.LastPrice.Value * 0.998m, sale.Terms.Proceeds.Value, precision: 4);
        Assert.Single(world.State.OpenOrders);
    }

    [Fact]
    public void Approved_before_the_open_it_waits_sells_the_part_and_protects_the_rest()
    {
        var sale = Sell(5);
        Approve(sale);
        Assert.Equal(ProposalStatus.Approved, world.State.SaleProposals[2].Status);
        Assert.Null(world.State.Positions[Acme].Selling);

        world.NextSession(Bar("ACME", 10.5, 10.6, 10.4, 10.5));

        var position = world.State.Positions[Acme];
        Assert.Equal((15m, null, Quantity.Zero), (position.Quantity.Value, position.Selling, position.Keep));
        var trade = Assert.Single(world.State.Trades);
        Assert.Equal((5m, ExitReason.Owner), (trade.Quantity.Value, trade.Reason));
        var ended = world.State.SaleProposals[2];
        Assert.Equal((false, true, 5m), (ended.IsSelling, ended.Result!.IsComplete, ended.Result.Sold.Value));
        Assert.Equal(trade.Realised, ended.Result.Realised);
        Assert.Equal((OrderPurpose.Protection, 15m), (
            Assert.Single(world.State.OpenOrders).Purpose, world.State.OpenOrders.First().Remaining.Value));
        Assert.Equal(
            "S2 approved by owner (console)",
            world.State.Orders.Values.Single(order => order.Purpose == OrderPurpose.Exit).Authority);
        TradeLifeTests.AssertBalanced(world);
    }

    [Fact]
    public void Approved_in_the_session_it_begins_at_once()
    {
        InTheSession();
        var sale = Sell(null);

        Approve(sale);

        Assert.Equal(ExitReason.Owner, world.State.Positions[Acme].Selling);
        Assert.True(world.State.SaleProposals[2].IsSelling);
        world.Settle();
        Assert.Equal(OrderPurpose.Exit, Assert.Single(world.State.OpenOrders).Purpose);
    }

    [Fact]
    public void Fewer_shares_than_asked_for_can_be_approved_but_not_more()
    {
        var sale = Sell(5);
        Assert.Equal("quantity", Refusal(Approval(sale, 6)));

        Approve(sale, 2);
        world.NextSession(Bar("ACME", 10.5, 10.6, 10.4, 10.5));

        Assert.Equal(18m, world.State.Positions[Acme].Quantity.Value);
        Assert.True(world.State.SaleProposals[2].Result!.IsComplete);
    }

    [Fact]
    public void What_is_not_held_or_more_than_held_or_asked_twice_is_refused_with_its_reason()
    {
        Assert.Equal("quantity", Refusal(new DeskInput.Sell(Acme, Quantity.Of(21), Owner, world.Market, world.At)));
        Assert.Equal("quantity", Refusal(new DeskInput.Sell(Acme, Quantity.Zero, Owner, world.Market, world.At)));
        Assert.Equal(
            "not-held", Refusal(new DeskInput.Sell(Symbol.Of("NONE"), null, Owner, world.Market, world.At)));
        Sell(5);
        Assert.Equal("already-asked", Refusal(new DeskInput.Sell(Acme, null, Owner, world.Market, world.At)));
    }

    [Fact]
    public void Nobody_decides_and_it_expires_with_the_entry_window()
    {
        Sell(5);

        world.NextSession(Bar("ACME", 10.5, 10.6, 10.4, 10.5));

        Assert.Equal((ProposalStatus.Expired, "nobody decided"), (
            world.State.SaleProposals[2].Status, world.State.SaleProposals[2].Note));
        Assert.Equal(20m, world.State.Positions[Acme].Quantity.Value);
        Assert.Equal("decided", Refusal(Approval(world.State.SaleProposals[2])));
    }

    [Fact]
    public void It_can_be_rejected_and_an_approval_withdrawn_until_it_is_sent()
    {
        world.Post(new DeskInput.Reject(Sell(5).Number, "no", Owner, world.At));
        Assert.Equal(ProposalStatus.Rejected, world.State.SaleProposals[2].Status);
        var second = Sell(5);
        Approve(second);
        world.Post(new DeskInput.Reject(second.Number, null, Owner, world.At));
        Assert.Equal(ProposalStatus.Withdrawn, world.State.SaleProposals[3].Status);

        InTheSession();
        var third = Sell(5);
        Approve(third);
        world.Post(new DeskInput.Reject(third.Number, null, Owner, world.At));

        Assert.Equal(ProposalStatus.Withdrawn, world.State.SaleProposals[4].Status);
        world.Settle();
        Assert.Null(world.State.Positions[Acme].Selling);
        Assert.Equal(OrderPurpose.Protection, Assert.Single(world.State.OpenOrders).Purpose);
        Assert.Equal(20m, world.State.OpenOrders.First().Remaining.Value);
    }

    [Fact]
    public void What_is_at_the_broker_cannot_be_withdrawn()
    {
        InTheSession();
        var sale = Sell(5);
        Approve(sale);
        world.Settle();

        Assert.Equal("decided", Refusal(new DeskInput.Reject(sale.Number, null, Owner, world.At)));
        Assert.Equal(ExitReason.Owner, world.State.Positions[Acme].Selling);
    }

    [Fact]
    public void EXIT_ends_it_and_says_so()
    {
        Sell(5);

        world.Post(new DeskInput.Exit(Owner, world.At));

        Assert.Equal((ProposalStatus.Expired, "ended by EXIT, which sells everything"), (
            world.State.SaleProposals[2].Status, world.State.SaleProposals[2].Note));
    }

    [Fact]
    public void Proposals_ended_by_EXIT_say_so_and_not_that_nobody_decided()
    {
        world.Happens(new DeskEvent.ProposalRaised(7, 1, world.State.Proposals[1].Terms, world.At));

        world.Post(new DeskInput.Exit(Owner, world.At));

        Assert.Equal("ended by EXIT", world.State.Proposals[7].Note);
    }

    [Fact]
    public void A_position_that_a_stop_closed_in_between_leaves_nothing_to_sell()
    {
        Approve(Sell(5));
        world.Happens(new DeskEvent.PositionAdjusted(
            Acme, Quantity.Zero, Price.Of(10m), world.Session, world.At));

        world.Post(new DeskInput.SubmissionDue(
            new DateOnly(2024, 1, 4), world.Market, new HashSet<Symbol>(), world.At));

        Assert.Equal((ProposalStatus.Expired, "ACME is not held any more"), (
            world.State.SaleProposals[2].Status, world.State.SaleProposals[2].Note));
    }

    [Fact]
    public void A_sale_that_a_rule_makes_anyway_counts_for_it_and_is_not_made_smaller()
    {
        Approve(Sell(5));
        world.Happens(new DeskEvent.ExitScheduled(Acme, ExitReason.Signal, Actor.Rule, world.At));

        world.NextSession(Bar("ACME", 10.5, 10.6, 10.4, 10.5));

        Assert.False(world.State.Positions.ContainsKey(Acme));
        Assert.Equal((20m, true), (
            world.State.SaleProposals[2].Result!.Sold.Value, world.State.SaleProposals[2].Result!.IsComplete));
    }

    [Fact]
    public void In_the_session_a_part_of_what_is_sold_at_the_next_open_anyway_is_not_sold_now()
    {
        var sale = Sell(5);
        world.Happens(new DeskEvent.ExitScheduled(Acme, ExitReason.Signal, Actor.Rule, world.At));

        Assert.Equal("already-scheduled", Refusal(Approval(sale)));
    }

    [Fact]
    public void A_purchase_waits_for_its_sale_and_goes_when_the_shares_are_sold()
    {
        var sale = Sell(null);
        var entry = ProposeAfter(sale.Number);
        Approve(sale);
        world.Post(world.Approval(entry.Number));
        Assert.Equal(ProposalStatus.Approved, world.State.Proposals[entry.Number].Status);

        // Sold at this open: the purchase is not among what is sent before it, and goes a minute after it.
        ExchangeBar[] bars = [Bar("ACME", 10.5, 10.6, 10.4, 10.5), Bar("BETA", 10, 10.1, 9.9, 10)];
        world.BeforeOpen(new Dictionary<Symbol, decimal>(), bars);
        Assert.Equal(ProposalStatus.Approved, world.State.Proposals[entry.Number].Status);
        Assert.DoesNotContain(world.State.OpenOrders, order => order.Symbol == Symbol.Of("BETA"));

        world.Open(bars);
        Assert.Equal(20m, world.State.Positions[Symbol.Of("BETA")].Quantity.Value);
    }

    [Fact]
    public void What_it_waits_for_is_told_as_a_finding()
    {
        var sale = Sell(null);
        var entry = ProposeAfter(sale.Number);

        var verdict = RiskReview.Of(
            OrderIntent.EntryOf(entry.Terms, Quantity.Of(20), entry.Number), world.State, world.Market,
            world.Desk.Rules.Profile, new ReviewMoment(ReviewStage.Tap, world.At));

        Assert.Contains(verdict.Findings, finding => finding is { Code: "after-sale", Effect: FindingEffect.Waits });
    }

    [Theory]
    [InlineData("rejected")]
    [InlineData("expired")]
    [InlineData("unfilled")]
    public void A_purchase_whose_sale_brings_nothing_ends_with_the_reason(string how)
    {
        var sale = Sell(5);
        var entry = ProposeAfter(sale.Number);
        world.Post(world.Approval(entry.Number));
        switch (how)
        {
            case "rejected":
                world.Post(new DeskInput.Reject(sale.Number, null, Owner, world.At));
                break;
            case "expired":
                world.NextSession(Bar("ACME", 10.5, 10.6, 10.4, 10.5));
                break;
            default:
                Approve(sale);
                world.BeforeOpen(new Dictionary<Symbol, decimal>(), Bar("ACME", 10.5, 10.6, 10.4, 10.5));
                world.Post(new DeskInput.CancelOrder(
                    world.State.OpenOrders.Single(order => order.Purpose == OrderPurpose.Exit).Id, Owner, world.At));
                world.Settle();
                break;
        }

        var ended = world.State.Proposals[entry.Number];
        Assert.Equal(ProposalStatus.Expired, ended.Status);
        Assert.StartsWith($"its sale {sale.Number}", ended.Note, StringComparison.Ordinal);
        Assert.DoesNotContain(world.State.Orders.Values, order => order.Symbol.Value == "BETA");
    }

    [Fact]
    public void Sales_proposals_and_rebalances_share_their_numbers()
    {
        var sale = Sell(5);
        world.Post(new DeskInput.Reject(sale.Number, null, Owner, world.At));

        Assert.Equal(3, Sell(5).Number);
    }

    private SaleProposal Sell(int? shares)
    {
        world.Post(new DeskInput.Sell(
            Acme, shares is { } some ? Quantity.Of(some) : null, Owner, world.Market, world.At));
        return world.State.SaleProposals.Values.Last();
    }

    private DeskInput.Approve Approval(SaleProposal sale, int? shares = null) =>
        world.Approval(sale.Number, shares is { } some ? Quantity.Of(some) : null);

    private void Approve(SaleProposal sale, int? shares = null) =>
        Assert.Contains(world.Post(Approval(sale, shares)), happened =>
            happened is SaleProposalEvent.SaleProposalApproved);

    private string Refusal(DeskInput input) =>
        Assert.Single(world.Post(input).OfType<DeskEvent.CommandRefused>()).Code;

    /// <summary>An entry of 20 shares at 10, good for two sessions.</summary>
    private Proposal ProposeAfter(int sale)
    {
        var terms = world.State.Proposals[1].Terms with
        {
            Symbol = Symbol.Of("BETA"),
            Session = world.Session,
            AfterSale = sale,
            ExpiresAt = new DateTimeOffset(2024, 1, 5, 15, 0, 0, TimeSpan.Zero),
        };
        var number = 10 + sale;
        world.Happens(new DeskEvent.ProposalRaised(number, 1, terms, world.At));
        return world.State.Proposals[number];
    }

    private void InTheSession()
    {
        var bars = new[] { Bar("ACME", 10.5, 10.6, 10.4, 10.5) };
        world.BeforeOpen(new Dictionary<Symbol, decimal>(), bars);
        world.Open(bars);
    }
}
