using NanoCap.Bot.Chat.Buttons;
using NanoCap.Bot.Chat.Commands;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Desk.Buttons;
using NanoCap.Trading.Instruments;

namespace NanoCap.Bot.Tests.Chat.Buttons;

/// <summary>Each odd tap of chat.md, from the person to the desk and back.</summary>
public sealed class ButtonDeskTests : IDisposable
{
    private TapRig rig = new();

    public void Dispose() => rig.Dispose();

    [Fact]
    public async Task A_tap_approves_and_is_in_the_journal_before_it_is_told()
    {
        var token = await rig.ShowAsync("/approve 1");

        var answer = await rig.TapAsync(token);

        Assert.Equal(
            (TapOutcome.Done, "Approved 1: buy 55 ABCD.", null), (answer.Outcome, answer.Words, answer.Answer));
        Assert.Equal(TapRig.Bob, rig.State.Proposals[1].DecidedBy);
        Assert.IsType<ButtonEvent.ButtonTapped>(rig.Journal[^1]);
    }

    [Fact]
    public async Task Neither_state_nor_journal_has_the_token()
    {
        var token = new RandomTokens().Next();
        Assert.Equal(22, token.Length);
        Assert.NotEqual(token, new RandomTokens().Next());

        var shown = await rig.ShowAsync("/approve 1");
        Assert.DoesNotContain(rig.State.Buttons.Known.Keys, known => known == shown);
        Assert.Equal(
            RandomTokens.HashOf(shown),
            Assert.Single(rig.Journal.OfType<ButtonEvent.ButtonsIssued>().SelectMany(issued => issued.Buttons)).Hash);
    }

    [Fact]
    public async Task A_replayed_tap_repeats_what_it_led_to()
    {
        var token = await rig.ShowAsync("/approve 1");
        await rig.TapAsync(token);

        var again = await rig.TapAsync(token);

        Assert.Equal(TapOutcome.UsedBefore, again.Outcome);
        Assert.Contains("Approved 1: buy 55 ABCD.", again.Words, StringComparison.Ordinal);
        Assert.Single(rig.Journal.OfType<DeskEvent.ProposalApproved>());
    }

    [Fact]
    public async Task After_a_restart_used_ones_are_used_and_new_ones_work()
    {
        var (used, fresh) = (await rig.ShowAsync("/approve 1"), await rig.ShowAsync("/approve 2", 2));
        await rig.TapAsync(used);
        using var next = new TapRig(rig.State);

        Assert.Equal(TapOutcome.UsedBefore, (await next.TapAsync(used)).Outcome);
        Assert.NotEqual(TapOutcome.Unknown, (await next.TapAsync(fresh)).Outcome);
    }

    [Fact]
    public async Task After_its_time_it_does_nothing()
    {
        var token = await rig.ShowAsync("/approve 1");
        rig.World.Clock.Now = rig.State.Proposals[1].Terms.ExpiresAt;

        Assert.Equal(TapOutcome.Expired, (await rig.TapAsync(token)).Outcome);
        Assert.Equal(ProposalStatus.Open, rig.State.Proposals[1].Status);
    }

    [Fact]
    public async Task A_viewer_may_not_decide_and_a_stranger_is_not_answered()
    {
        var token = await rig.ShowAsync("/approve 1");

        var viewer = await rig.TapAsync(token, TapRig.Vera);
        Assert.Equal((TapOutcome.NotAllowed, true), (viewer.Outcome, viewer.Words.Length > 0));
        var stranger = await rig.TapAsync(token, TapRig.Stranger);
        Assert.Equal((TapOutcome.NotAllowed, ""), (stranger.Outcome, stranger.Words));
        Assert.Equal(ProposalStatus.Open, rig.State.Proposals[1].Status);
    }

    [Fact]
    public async Task In_another_chat_it_is_not_known()
    {
        var token = await rig.ShowAsync("/approve 1");

        Assert.Equal(TapOutcome.Unknown, (await rig.TapAsync(token, chat: TapRig.Bob.User)).Outcome);
        Assert.Equal(TapOutcome.Unknown, (await rig.TapAsync("nobody made this")).Outcome);
    }

    [Fact]
    public async Task After_somebody_else_decided_it_names_who()
    {
        var (yes, no) = (await rig.ShowAsync("/approve 1"), await rig.ShowAsync("/reject 1 news"));
        await rig.TapAsync(yes, TapRig.Anna);

        var late = await rig.TapAsync(no);

        Assert.Equal(TapOutcome.DecidedBefore, late.Outcome);
        Assert.Contains(TapRig.Anna.User, late.Words, StringComparison.Ordinal);
        Assert.Equal(ProposalStatus.Approved, rig.State.Proposals[1].Status);
    }

    [Fact]
    public async Task Of_a_proposal_that_has_ended_it_says_so()
    {
        var token = await rig.ShowAsync("/approve 1");
        rig.World.Desk.State = TradingDesk.Apply(rig.State, new DeskEvent.ProposalExpired(1, Desks.Evening));

        Assert.Equal(TapOutcome.Expired, (await rig.TapAsync(token)).Outcome);
    }

    [Fact]
    public async Task On_an_edited_card_nothing_is_decided()
    {
        var token = await rig.ShowAsync("/approve 1");
        var proposal = rig.State.Proposals[1];
        rig.World.Desk.State = TradingDesk.Apply(
            rig.State, new DeskEvent.ProposalRaised(1, 2, proposal.Terms, Desks.Evening));

        Assert.Equal(TapOutcome.Changed, (await rig.TapAsync(token)).Outcome);
        Assert.Equal(ProposalStatus.Open, rig.State.Proposals[1].Status);
    }

    [Fact]
    public async Task Reject_asks_for_a_reason_with_buttons_of_its_own()
    {
        var asked = await rig.TapAsync(await rig.ShowAsync("/reject 1"));
        Assert.Equal(TapOutcome.Asks, asked.Outcome);
        Assert.Equal(
            ["Spread", "News", "Size", "Timing", "Other"],
            asked.Answer!.Cards[0].Buttons.Select(button => button.Label));

        var done = await rig.TapAsync(await rig.ShowAsync(asked.Answer, "News"));
        Assert.Equal(TapOutcome.Done, done.Outcome);
        Assert.Equal(("news", ProposalStatus.Rejected), (rig.State.Proposals[1].Note, rig.State.Proposals[1].Status));
    }

    [Fact]
    public async Task Half_is_half_and_withdraw_takes_it_back()
    {
        await rig.TapAsync(await rig.ShowAsync("/approve 1 27"));
        Assert.Equal(27m, rig.State.Proposals[1].ApprovedQuantity!.Value.Value);

        Assert.Equal(TapOutcome.Done, (await rig.TapAsync(await rig.ShowAsync("/reject 1"))).Outcome);
        Assert.Equal(ProposalStatus.Withdrawn, rig.State.Proposals[1].Status);
    }

    [Fact]
    public async Task Why_runs_as_if_typed_for_whoever_may_look_and_as_often_as_they_like()
    {
        var why = await rig.ShowAsync("/why ABCD");

        for (var time = 0; time < 3; time++)
        {
            var answer = await rig.TapAsync(why, TapRig.Vera);
            Assert.Equal((TapOutcome.Done, true), (answer.Outcome, answer.Answer!.Cards.Count > 0));
        }
    }

    [Fact]
    public async Task A_yes_button_answers_its_own_question_once_and_for_its_own_person()
    {
        rig.Dispose();
        rig = new TapRig(Desks.SecondEvening);
        var close = await rig.ShowAsync("/close ABCD", null);
        var asked = await rig.TapAsync(close);
        Assert.Equal(TapOutcome.Asks, asked.Outcome);
        var yes = await rig.ShowAsync(asked.Answer!, "Yes");

        Assert.Equal(TapOutcome.NotAllowed, (await rig.TapAsync(yes, TapRig.Anna)).Outcome);
        Assert.Equal(TapOutcome.Done, (await rig.TapAsync(yes)).Outcome);
        Assert.Single(rig.World.Desk.Inputs.OfType<DeskInput.Close>());
        Assert.Equal(TapOutcome.UsedBefore, (await rig.TapAsync(yes)).Outcome);
    }

    [Fact]
    public async Task The_yes_of_an_earlier_question_does_not_answer_a_later_one()
    {
        rig.Dispose();
        rig = new TapRig(Desks.SecondEvening);
        var close = await rig.TapAsync(await rig.ShowAsync("/close ABCD", null));
        var earlier = await rig.ShowAsync(close.Answer!, "Yes");
        Assert.Equal(AnswerKind.Asked, (await rig.SayAsync("/reduce 50", TapRig.Bob, TapRig.Group))!.Kind);

        Assert.Equal(TapOutcome.Refused, (await rig.TapAsync(earlier)).Outcome);
        Assert.DoesNotContain(rig.World.Desk.Inputs, input => input is DeskInput.Close or DeskInput.Reduce);
    }

    [Fact]
    public async Task Exit_is_asked_once_works_after_a_restart_and_not_after_two_minutes()
    {
        var asked = await rig.TapAsync(await rig.ShowAsync("/exit", null));
        var word = await rig.ShowAsync(asked.Answer!, "EXIT");
        using var next = new TapRig(rig.State);
        next.World.Clock.Now = Desks.Evening.AddSeconds(119);
        Assert.Equal(TapOutcome.Done, (await next.TapAsync(word)).Outcome);
        Assert.NotNull(Assert.Single(next.Journal.OfType<DeskEvent.ExitBegan>()));

        rig.World.Clock.Now = Desks.Evening.AddMinutes(2);
        Assert.Equal(TapOutcome.Expired, (await rig.TapAsync(word)).Outcome);
    }

    [Fact]
    public async Task No_answers_a_question_with_nothing_done()
    {
        var asked = await rig.TapAsync(await rig.ShowAsync("/exit", null));

        var answer = await rig.TapAsync(await rig.ShowAsync(asked.Answer!, "No"));

        Assert.Equal("Nothing was done.", answer.Words);
        Assert.Empty(rig.Journal.OfType<DeskEvent.ExitBegan>());
    }

    [Fact]
    public async Task Above_the_limit_two_people_approve_and_one_person_is_never_two()
    {
        rig.Dispose();
        rig = new TapRig(secondPersonAbove: new Usd(100m));
        var token = await rig.ShowAsync("/approve 1");

        Assert.Equal(TapOutcome.Done, (await rig.TapAsync(token)).Outcome);
        Assert.Equal(ProposalStatus.Open, rig.State.Proposals[1].Status);
        Assert.Equal(TapOutcome.UsedBefore, (await rig.TapAsync(token)).Outcome);
        Assert.Equal(TapOutcome.Done, (await rig.TapAsync(token, TapRig.Anna)).Outcome);
        Assert.Equal(ProposalStatus.Approved, rig.State.Proposals[1].Status);
    }

    [Fact]
    public async Task A_halted_desk_says_that_nothing_was_done()
    {
        var token = await rig.ShowAsync("/approve 1");
        rig.World.Desk.HaltedBecause = "The journal cannot be written.";

        var answer = await rig.TapAsync(token);

        Assert.Equal(TapOutcome.Refused, answer.Outcome);
        Assert.StartsWith("The desk is halted; nothing was done.", answer.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_a_halted_desk_one_may_look_and_go_for_the_exit_as_far_as_one_may()
    {
        var (look, exit) = (await rig.ShowAsync("/mode", null), await rig.ShowAsync("/exit", null));
        rig.World.Desk.HaltedBecause = "The journal cannot be written.";

        Assert.Equal(TapOutcome.Done, (await rig.TapAsync(look, TapRig.Vera)).Outcome);
        Assert.Equal(TapOutcome.Refused, (await rig.TapAsync(exit, TapRig.Vera)).Outcome);
        Assert.NotNull((await rig.TapAsync(exit)).Answer);
        Assert.DoesNotContain(rig.World.Desk.Inputs, input => input is ButtonInput.Tap);
    }

    [Fact]
    public async Task Words_are_never_longer_than_a_platform_shows()
    {
        rig.World.Desk.HaltedBecause = new string('x', 500);

        Assert.Equal(200, (await rig.TapAsync("any")).Words.Length);
    }
}
