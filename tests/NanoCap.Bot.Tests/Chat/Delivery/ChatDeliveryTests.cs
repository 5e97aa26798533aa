using NanoCap.Bot.Chat.Delivery;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Desk.Alerts;
using NanoCap.Trading.Instruments;

namespace NanoCap.Bot.Tests.Chat.Delivery;

public sealed class ChatDeliveryTests
{
    private const string Mark = "MAY BE REPEATED ";

    [Fact]
    public async Task The_digest_goes_first_then_a_card_for_each_proposal_and_a_restart_repeats_nothing()
    {
        using var rig = new DeliveryRig(Desks.FirstEvening);
        Assert.Null(await rig.DeliverAsync());
        Assert.StartsWith("Daily digest", rig.Texts[0], StringComparison.Ordinal);
        Assert.Equal(
            rig.Around.State.OpenProposals.Select(proposal => $"Proposal {proposal.Number}:"),
            rig.Texts.Skip(1).Select(text => text[..11]));
        rig.Restart();
        await rig.DeliverAsync();
        Assert.Equal(rig.Texts.Count, rig.Platform.Calls.Count);
    }

    [Fact]
    public async Task What_changed_while_nothing_could_go_is_one_edit_with_the_newest_words()
    {
        using var rig = new DeliveryRig(Desks.FirstEvening);
        await rig.DeliverAsync();
        var calls = rig.Platform.Calls.Count;
        rig.Platform.Before.Enqueue(() => new SendResult.NotNow("too many", TimeSpan.FromSeconds(30)));
        rig.Around.State = Decided(rig.Around.State, ProposalStatus.Approved, "one");
        Assert.Equal(rig.Time.GetUtcNow().AddSeconds(30), await rig.DeliverAsync());
        rig.Around.State = Decided(rig.Around.State, ProposalStatus.Approved, "two");
        rig.Time.Advance(TimeSpan.FromSeconds(29));
        await rig.DeliverAsync();
        Assert.Equal(calls + 1, rig.Platform.Calls.Count);
        rig.Around.State = Decided(rig.Around.State, ProposalStatus.Withdrawn, "three");
        rig.Time.Advance(TimeSpan.FromSeconds(1));
        await rig.DeliverAsync();
        Assert.Equal(calls + 2, rig.Platform.Calls.Count);
        Assert.StartsWith("edit 2 ", rig.Platform.Calls[^1], StringComparison.Ordinal);
        Assert.Contains("ended: withdrawn", rig.Texts[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_got_lost_is_sent_again_saying_so_and_each_copy_has_buttons_of_its_own()
    {
        using var rig = new DeliveryRig(Desks.FirstEvening, ChatSubjects.Cards);
        rig.Platform.After.Enqueue(() => new SendResult.Uncertain("no answer"));
        Assert.NotNull(await rig.DeliverAsync());
        rig.Time.Advance(TimeSpan.FromSeconds(3));
        await rig.DeliverAsync();
        var copies = rig.Platform.Chat.Values.Where(message => message.Text.Contains("Proposal 1:")).ToList();
        Assert.Equal(2, copies.Count);
        Assert.StartsWith(Mark, copies[1].Text, StringComparison.Ordinal);
        Assert.Empty(copies[0].Buttons.Intersect(copies[1].Buttons));
        Assert.Equal(
            ["proposal:1#1", "proposal:1#2"],
            rig.Buttons.Issued.Select(issued => issued.Place.Delivery)
                .Where(name => name.StartsWith("proposal:1#", StringComparison.Ordinal)).Distinct());
    }

    [Fact]
    public async Task A_chat_that_blocked_the_bot_is_left_alone_another_rings_and_it_goes_on_when_welcome()
    {
        using var rig = new DeliveryRig(Desks.FirstEvening, ChatSubjects.Cards);
        rig.Platform.Before.Enqueue(() => new SendResult.Shut("bot was blocked by the user"));
        Assert.Null(await rig.DeliverAsync());
        Assert.Single(rig.Platform.Calls);
        Assert.Equal([$"{DeliveryRig.Chat}: bot was blocked by the user"], rig.Around.Shut);
        rig.Restart();
        await rig.DeliverAsync();
        Assert.Single(rig.Platform.Calls);
        rig.Delivery.Reopen();
        await rig.DeliverAsync();
        Assert.Equal(rig.Around.State.OpenProposals.Count(), rig.Texts.Count);
        Assert.Equal($"{DeliveryRig.Chat} works", rig.Around.Shut[^1]);
        Assert.DoesNotContain(rig.Texts, text => text.StartsWith(Mark, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_chat_that_moved_is_followed_and_open_cards_stand_there_anew()
    {
        using var rig = new DeliveryRig(Desks.FirstEvening);
        await rig.DeliverAsync();
        var before = rig.Texts.Count;
        rig.Platform.Before.Enqueue(() => new SendResult.Moved("-1002200000001"));
        rig.Around.State = Decided(rig.Around.State, ProposalStatus.Approved, null);
        await rig.DeliverAsync();
        var sent = rig.Platform.Calls.Skip(before + 1).ToList();
        Assert.Equal(rig.Around.State.Proposals.Count, sent.Count);
        Assert.All(sent, call => Assert.StartsWith("send -1002200000001 Proposal", call, StringComparison.Ordinal));
        rig.Restart();
        await rig.DeliverAsync();
        Assert.Equal(before + 1 + sent.Count, rig.Platform.Calls.Count);
    }

    [Fact]
    public async Task What_is_refused_is_listed_and_tried_again_only_when_it_says_something_else()
    {
        using var rig = new DeliveryRig(Desks.FirstEvening, ChatSubjects.Cards);
        rig.Platform.Before.Enqueue(() => new SendResult.Refused("can't parse entities"));
        await rig.DeliverAsync();
        var calls = rig.Platform.Calls.Count;
        var missed = Assert.Single(new Undelivered(rig.Book, rig.Time).Find());
        Assert.Contains("Proposal 1: buy", missed.Line, StringComparison.Ordinal);
        Assert.Contains("refused in telegram chat 5000000001. can't parse entities", missed.Line,
            StringComparison.Ordinal);
        rig.Time.Advance(TimeSpan.FromDays(1));
        await rig.DeliverAsync();
        Assert.Equal(calls, rig.Platform.Calls.Count);
        rig.Around.State = Decided(rig.Around.State, ProposalStatus.Approved, null);
        await rig.DeliverAsync();
        Assert.Contains(rig.Texts, text => text.StartsWith("Proposal 1:", StringComparison.Ordinal));
        Assert.Empty(new Undelivered(rig.Book, rig.Time).Find());
    }

    [Fact]
    public async Task A_card_that_a_person_deleted_stands_anew_while_it_lives()
    {
        using var rig = new DeliveryRig(Desks.FirstEvening, ChatSubjects.Cards);
        await rig.DeliverAsync();
        rig.Platform.Before.Enqueue(() => new SendResult.Gone("message to edit not found"));
        rig.Around.State = Decided(rig.Around.State, ProposalStatus.Approved, null);
        await rig.DeliverAsync();
        Assert.StartsWith("send 5000000001 Proposal 1:", rig.Platform.Calls[^1], StringComparison.Ordinal);
        rig.Platform.Before.Enqueue(() => new SendResult.Gone("message to edit not found"));
        rig.Around.State = Decided(rig.Around.State, ProposalStatus.Withdrawn, null);
        await rig.DeliverAsync();
        Assert.StartsWith("edit", rig.Platform.Calls[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Buttons_stay_the_same_while_a_card_only_refreshes_and_are_new_when_they_mean_something_else()
    {
        using var rig = new DeliveryRig(Desks.FirstEvening, ChatSubjects.Cards);
        await rig.DeliverAsync();
        var (issued, calls) = (rig.Buttons.Issued.Count, rig.Platform.Calls.Count);
        var before = rig.Platform.Chat[1].Buttons;
        rig.Around.State = rig.Around.State with
        {
            Books = rig.Around.State.Books with { Cash = new Usd(777m) },
        };
        Assert.Equal(rig.Time.GetUtcNow() + DeliveryPlan.Refresh, await rig.DeliverAsync());
        Assert.Equal(calls, rig.Platform.Calls.Count);
        rig.Time.Advance(DeliveryPlan.Refresh);
        await rig.DeliverAsync();
        Assert.True(rig.Platform.Calls.Count > calls);
        Assert.Equal(before, rig.Platform.Chat[1].Buttons);
        Assert.Equal(issued, rig.Buttons.Issued.Count);
        rig.Around.State = Decided(rig.Around.State, ProposalStatus.Approved, null);
        await rig.DeliverAsync();
        Assert.Empty(before.Intersect(rig.Platform.Chat[1].Buttons));
        Assert.Equal("/reject 1", rig.Buttons.Issued[issued].Terms.Action);
    }

    [Fact]
    public async Task What_is_over_is_sent_to_no_new_chat()
    {
        var state = Decided(Desks.FirstEvening, ProposalStatus.Rejected, null);
        using var rig = new DeliveryRig(state, ChatSubjects.Cards);
        await rig.DeliverAsync();
        Assert.DoesNotContain(rig.Texts, text => text.StartsWith("Proposal 1:", StringComparison.Ordinal));
        Assert.Equal(state.OpenProposals.Count(), rig.Texts.Count);
    }

    [Fact]
    public async Task An_exit_and_a_critical_alert_overtake_everything_that_waits()
    {
        using var rig = new DeliveryRig(Exiting(Desks.SecondEvening));
        await rig.DeliverAsync();
        Assert.StartsWith("EXIT 1 is under way", rig.Texts[0], StringComparison.Ordinal);
        Assert.StartsWith("Alert 1: The breaker", rig.Texts[1], StringComparison.Ordinal);
        Assert.StartsWith("Daily digest", rig.Texts[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_desk_learns_that_an_alert_was_shown_even_when_the_bot_stopped_in_between()
    {
        using var rig = new DeliveryRig(Exiting(Desks.SecondEvening), ChatSubjects.Alerts);
        await rig.DeliverAsync();
        rig.Around.Told.Clear();
        rig.Restart();
        await rig.DeliverAsync();
        Assert.Contains("alert:1:0", rig.Around.Told);
        Assert.Equal(rig.Texts.Count, rig.Platform.Calls.Count);
    }

    [Fact]
    public async Task A_halted_desk_is_said_once_and_what_it_knew_is_not_shown_as_news()
    {
        using var rig = new DeliveryRig(Desks.FirstEvening);
        var view = rig.Around.ViewOf(rig.Delivery.Chat) with { HaltedBecause = "The journal is damaged." };
        var only = Assert.Single(DesiredCards.Of(view));
        Assert.Equal(("halted", DeliveryPriority.Critical), (only.Key, only.Priority));
        await rig.DeliverAsync();
    }

    /// <summary>Whatever call the process dies in, before it or after it: everything stands there in the end, what
    /// stands there twice says so, and no call is repeated more than once for it.</summary>
    [Fact]
    public async Task Killed_at_any_message_nothing_is_lost_and_what_is_there_twice_says_so()
    {
        var wanted = 2 + Desks.FirstEvening.OpenProposals.Count() - 1;
        for (var call = 0; call < wanted; call++)
        {
            foreach (var isAfter in (bool[])[false, true])
            {
                using var rig = new DeliveryRig(Desks.FirstEvening);
                for (var before = 0; before < call; before++)
                {
                    (isAfter ? rig.Platform.After : rig.Platform.Before).Enqueue(() => null);
                }

                (isAfter ? rig.Platform.After : rig.Platform.Before).Enqueue(() => throw new KilledException());
                await Assert.ThrowsAsync<KilledException>(rig.DeliverAsync);
                rig.Restart();
                await rig.DeliverAsync();
                var marked = rig.Texts.Where(text => text.StartsWith(Mark, StringComparison.Ordinal)).ToList();
                Assert.Single(marked);
                var single = rig.Texts.Select(text => text.Replace(Mark, "", StringComparison.Ordinal)).ToList();
                Assert.Equal(wanted, single.Distinct().Count());
                Assert.Equal(wanted + (isAfter ? 1 : 0), single.Count);
            }
        }
    }

    private static DeskState Decided(DeskState state, ProposalStatus status, string? note) => state with
    {
        Proposals = state.Proposals.SetItem(1, state.Proposals[1] with
        {
            Status = status,
            DecidedBy = Desks.Anna,
            DecidedAt = Desks.Evening.AddMinutes(3),
            ApprovedQuantity = state.Proposals[1].Terms.Quantity,
            Note = note,
        }),
    };

    private static DeskState Exiting(DeskState state) => state with
    {
        Mode = DeskMode.Exiting,
        ExitCount = 1,
        ExitUnderWay = 1,
        Alerts = state.Alerts with
        {
            Standing = state.Alerts.Standing.Add("breaker", new Alert(
                1, "breaker", AlertTopic.Breaker, AlertSeverity.Critical, "The breaker has acted.", Desks.Evening,
                Desks.Evening)),
        },
    };
}
