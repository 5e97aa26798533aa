using NanoCap.Trading.Desk;
using NanoCap.Trading.Desk.Buttons;
using NanoCap.Trading.Desk.People;
using NanoCap.Trading.Instruments;

namespace NanoCap.Trading.Tests.Desk.Buttons;

/// <summary>Each odd tap has one outcome, and the journal has it before anybody is told.</summary>
public sealed class OddTapTests
{
    private readonly TapWorld taps = new();

    [Fact]
    public void A_tap_decides_and_stands_in_the_journal_after_the_decision()
    {
        var events = taps.World.Post(new ButtonInput.Tap(
            taps.Approve, TapWorld.Anna, UserRank.Trader, TapWorld.Chat, taps.World.Market, taps.World.At));

        Assert.IsType<DeskEvent.ProposalApproved>(events[0]);
        var tapped = Assert.IsType<ButtonEvent.ButtonTapped>(events[1]);
        Assert.Equal((ButtonOutcome.Done, "Approved 1: buy 20 ACME."), (tapped.Outcome, tapped.Told));
        Assert.Equal(TapWorld.Anna, taps.State.Proposals[1].DecidedBy);
    }

    [Fact]
    public void A_replayed_tap_repeats_what_it_led_to_and_decides_nothing()
    {
        taps.Tap(taps.Approve);

        var again = taps.Tap(taps.Approve);

        Assert.Equal(ButtonOutcome.UsedBefore, again.Outcome);
        Assert.Contains("Approved 1: buy 20 ACME.", again.Told, StringComparison.Ordinal);
        Assert.Equal(1, taps.Decisions);
    }

    [Fact]
    public void A_tap_replayed_after_a_restart_is_still_known_as_used()
    {
        taps.Tap(taps.Approve);
        taps.World.Restart();

        Assert.Equal(ButtonOutcome.UsedBefore, taps.Tap(taps.Approve).Outcome);
        Assert.Equal(1, taps.Decisions);
    }

    [Fact]
    public void A_first_tap_after_a_restart_decides_as_if_nothing_had_been()
    {
        taps.World.Restart();

        Assert.Equal(ButtonOutcome.Done, taps.Tap(taps.Approve).Outcome);
        Assert.Equal(ProposalStatus.Approved, taps.Status);
    }

    [Fact]
    public void A_tap_after_its_time_does_nothing()
    {
        taps.World.At = taps.Expiry;

        Assert.Equal(ButtonOutcome.Expired, taps.Tap(taps.Approve).Outcome);
        Assert.Equal((ProposalStatus.Open, 0), (taps.Status, taps.Decisions));
    }

    [Fact]
    public void A_button_can_end_before_its_proposal()
    {
        var brief = taps.Issue("/approve 1", ButtonKind.Approve, expiry: taps.World.At.AddMinutes(2));
        taps.World.At = taps.World.At.AddMinutes(2);

        Assert.Equal(ButtonOutcome.Expired, taps.Tap(brief).Outcome);
        Assert.Equal(0, taps.Decisions);
        Assert.Equal(ButtonOutcome.Done, taps.Tap(taps.Approve).Outcome);
    }

    [Theory]
    [InlineData(null, ButtonOutcome.NotAllowed)]
    [InlineData(UserRank.Viewer, ButtonOutcome.NotAllowed)]
    [InlineData(UserRank.Trader, ButtonOutcome.Done)]
    [InlineData(UserRank.Admin, ButtonOutcome.Done)]
    public void Who_may_not_decide_may_not_tap(UserRank? rank, ButtonOutcome expected)
    {
        Assert.Equal(expected, taps.Tap(taps.Approve, holds: rank).Outcome);
        Assert.Equal(expected == ButtonOutcome.Done ? 1 : 0, taps.Decisions);
    }

    [Fact]
    public void A_question_put_to_one_person_is_not_answered_by_another()
    {
        var own = taps.Issue("/approve 1", ButtonKind.Approve, user: TapWorld.Anna.User);

        Assert.Equal(ButtonOutcome.NotAllowed, taps.Tap(own, TapWorld.Bob).Outcome);
        Assert.Equal(ButtonOutcome.Done, taps.Tap(own).Outcome);
    }

    [Fact]
    public void In_another_chat_or_channel_the_token_is_not_known()
    {
        Assert.Equal(ButtonOutcome.Unknown, taps.Tap(taps.Approve, chat: "-100201").Outcome);
        Assert.Equal(
            ButtonOutcome.Unknown, taps.Tap(taps.Approve, new Actor("discord", TapWorld.Anna.User)).Outcome);
        Assert.Equal(0, taps.Decisions);
    }

    [Fact]
    public void A_token_that_nobody_made_is_not_known()
    {
        Assert.Equal(ButtonOutcome.Unknown, taps.Tap("ffffffff").Outcome);
    }

    [Fact]
    public void After_somebody_else_decided_the_answer_names_who_from_whichever_card()
    {
        var other = taps.Issue("/approve 1", ButtonKind.Approve);
        taps.Tap(taps.Approve);

        foreach (var token in new[] { other, taps.Reject })
        {
            var late = taps.Tap(token, TapWorld.Bob);
            Assert.Equal(ButtonOutcome.DecidedBefore, late.Outcome);
            Assert.Contains(TapWorld.Anna.User, late.Told, StringComparison.Ordinal);
        }

        Assert.Equal((ProposalStatus.Approved, 1), (taps.Status, taps.Decisions));
    }

    [Fact]
    public void A_proposal_that_has_ended_says_so()
    {
        taps.World.Post(new DeskInput.ExpiryDue(taps.World.Session, taps.Expiry));

        var late = taps.Tap(taps.Approve);

        Assert.Equal((ButtonOutcome.Expired, "It has ended: nobody decided."), (late.Outcome, late.Told));
    }

    [Fact]
    public void On_an_edited_card_nothing_is_decided()
    {
        taps.World.Market = new TenDollarMarket(taps.World.Session, 11m);
        Assert.Equal(ButtonOutcome.Changed, taps.Tap(taps.Approve).Outcome);
        Assert.Equal((2, ProposalStatus.Open), (taps.State.Proposals[1].Version, taps.Status));

        var old = taps.Tap(taps.Approve);
        Assert.Equal(ButtonOutcome.Changed, old.Outcome);
        Assert.Contains("version 1, now 2", old.Told, StringComparison.Ordinal);
        Assert.Equal(ButtonOutcome.Changed, taps.Tap(taps.Reject).Outcome);
        Assert.Equal(0, taps.Decisions);
    }

    // 11 USD lies above 10.30, the top of the band around 10: 206 USD of the old limit buy 18 shares at 11.33.
    [Fact]
    public void Outside_the_band_the_card_changes_and_asks_again_at_the_new_price()
    {
        taps.World.Market = new TenDollarMarket(taps.World.Session, 11m);
        var told = taps.Tap(taps.Approve);

        var terms = taps.State.Proposals[1].Terms;
        Assert.Equal(
            (11m, 11.33m, 9.9m, 13.2m, 18m),
            (terms.Reference.Value, terms.Limit.Value, terms.Stop.Value, terms.Target!.Value.Value,
                terms.Quantity.Value));
        Assert.Equal((10m, 20m), (terms.Former!.Reference.Value, terms.Former.Quantity.Value));
        Assert.Contains("11.00 USD, outside 9.50 to 10.30 USD", told.Told, StringComparison.Ordinal);

        Assert.Equal(ButtonOutcome.Done, taps.Tap(taps.Issue("/approve 1", ButtonKind.Approve)).Outcome);
        Assert.Equal(18m, taps.State.Proposals[1].ApprovedQuantity!.Value.Value);
    }

    [Fact]
    public void A_cheaper_price_asks_for_no_more_shares_than_before()
    {
        taps.World.Market = new TenDollarMarket(taps.World.Session, 9m);
        taps.Tap(taps.Approve);

        Assert.Equal((9m, 20m), (
            taps.State.Proposals[1].Terms.Reference.Value, taps.State.Proposals[1].Terms.Quantity.Value));
    }

    [Fact]
    public void A_refused_tap_may_be_tapped_again_when_the_reason_is_gone()
    {
        taps.World.Post(new DeskInput.Pause(TapWorld.Bob, taps.World.At));
        Assert.Equal(ButtonOutcome.Refused, taps.Tap(taps.Approve).Outcome);

        taps.World.Post(new DeskInput.Resume(TapWorld.Bob, taps.World.At));
        Assert.Equal(ButtonOutcome.Done, taps.Tap(taps.Approve).Outcome);
    }

    [Fact]
    public void Without_prices_nothing_is_approved_and_a_no_is_taken()
    {
        taps.World.Market = null!;
        var reasoned = taps.Issue("/reject 1 news", ButtonKind.Reject, reason: "news");

        Assert.Equal(ButtonOutcome.Refused, taps.Tap(taps.Approve).Outcome);
        Assert.Equal(ButtonOutcome.Done, taps.Tap(reasoned).Outcome);
        Assert.Equal(("news", ProposalStatus.Rejected), (taps.State.Proposals[1].Note, taps.Status));
    }

    [Fact]
    public void A_no_without_a_reason_asks_for_one_and_decides_nothing()
    {
        Assert.Equal(ButtonOutcome.Asks, taps.Tap(taps.Reject).Outcome);
        Assert.Equal(ButtonOutcome.Asks, taps.Tap(taps.Reject).Outcome);
        Assert.Equal((ProposalStatus.Open, 0), (taps.Status, taps.Decisions));
    }

    [Fact]
    public void Half_is_approved_as_half()
    {
        taps.Tap(taps.Issue("/approve 1 10", ButtonKind.Approve, shares: 10m));

        Assert.Equal(10m, taps.State.Proposals[1].ApprovedQuantity!.Value.Value);
    }

    [Fact]
    public void A_yes_is_withdrawn_until_the_order_is_sent_and_not_after()
    {
        taps.Tap(taps.Approve);
        var withdraw = taps.Issue("/reject 1", ButtonKind.Reject);
        Assert.Equal(ButtonKind.Withdraw, taps.State.Buttons.Known[withdraw].Terms.Kind);
        Assert.Equal(ButtonOutcome.Done, taps.Tap(withdraw, TapWorld.Bob).Outcome);
        Assert.Equal(ProposalStatus.Withdrawn, taps.Status);
        Assert.Equal(ButtonOutcome.UsedBefore, taps.Tap(withdraw, TapWorld.Bob).Outcome);

        var sent = new TapWorld();
        sent.Tap(sent.Approve);
        var late = sent.Issue("/reject 1", ButtonKind.Reject);
        sent.World.BeforeOpen(new Dictionary<Symbol, decimal>());
        Assert.Equal(ButtonOutcome.DecidedBefore, sent.Tap(late).Outcome);
        Assert.Single(sent.World.Exchange.State.WorkingOrders);
    }

    [Fact]
    public void A_line_that_may_run_again_does_and_one_that_runs_once_does_not()
    {
        var why = taps.Issue("/why ACME", ButtonKind.Command, number: null, needs: UserRank.Viewer);
        var confirm = taps.Issue("confirm 1", ButtonKind.Once, number: null);

        Assert.Equal((ButtonOutcome.Runs, "/why ACME"), (
            taps.Tap(why, holds: UserRank.Viewer).Outcome, taps.Tap(why).Told));
        Assert.Equal(ButtonOutcome.Runs, taps.Tap(confirm).Outcome);
        Assert.Equal(ButtonOutcome.UsedBefore, taps.Tap(confirm).Outcome);
    }

    [Fact]
    public void Old_buttons_are_forgotten_and_late_ones_still_told_why()
    {
        taps.World.At = taps.Expiry.AddDays(4);
        taps.Issue("/status", ButtonKind.Command, number: null);
        Assert.Equal(ButtonOutcome.Expired, taps.Tap(taps.Approve).Outcome);

        taps.World.At = taps.Expiry.AddDays(6);
        taps.Issue("/status", ButtonKind.Command, number: null);
        Assert.Equal(ButtonOutcome.Unknown, taps.Tap(taps.Approve).Outcome);
        Assert.DoesNotContain(taps.Approve, taps.State.Buttons.Known.Keys);
    }

    [Fact]
    public void The_token_is_bound_to_the_band_of_its_version()
    {
        var bound = taps.State.Buttons.Known[taps.Approve].Terms;

        Assert.Equal((1, 9.5m, 10.3m), (bound.Version, bound.BandBottom!.Value.Value, bound.BandTop!.Value.Value));
    }
}
