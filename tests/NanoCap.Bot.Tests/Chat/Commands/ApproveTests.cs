using NanoCap.Bot.Chat.Cards;
using NanoCap.Bot.Chat.Commands;
using NanoCap.Bot.Desk;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;

namespace NanoCap.Bot.Tests.Chat.Commands;

public sealed class ApproveTests
{
    [Fact]
    public async Task An_approval_binds_to_the_version_last_shown_in_the_chat()
    {
        var world = Approving().WithProposalsShown();
        Raise(world, 1, version: 2);
        var answer = await world.SayAsync("/approve 1 40");
        var input = Assert.IsType<DeskInput.Approve>(Assert.Single(world.Desk.Inputs));
        Assert.Equal((1, 1, 40m), (input.Number, input.Version, input.Shares!.Value.Value));
        Assert.Equal(new Actor("console", "anna"), input.By);
        Assert.Equal(AnswerKind.Refused, answer!.Kind);
        Assert.EndsWith("type /approve 1 again to take it.", answer.Cards[0].Title, StringComparison.Ordinal);
        Assert.Contains("version 2", answer.Cards[1].Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_the_refusal_has_shown_the_new_version_it_can_be_approved()
    {
        var world = Approving().WithProposalsShown();
        Raise(world, 1, version: 2);
        await world.SayAsync("/approve 1");
        var answer = await world.SayAsync("/approve 1");
        Assert.Equal(AnswerKind.Done, answer!.Kind);
        Assert.Equal(ProposalStatus.Approved, world.Desk.State.Proposals[1].Status);
    }

    [Fact]
    public async Task A_proposal_that_was_never_shown_here_is_shown_and_not_approved()
    {
        var world = Approving();
        var answer = await world.SayAsync("/approve 1");
        Assert.Empty(world.Desk.Inputs);
        Assert.Equal(AnswerKind.Refused, answer!.Kind);
        Assert.Equal(2, answer.Cards.Count);
        Assert.Equal(AnswerKind.Done, (await world.SayAsync("/approve 1"))!.Kind);
    }

    [Theory]
    [InlineData("/approve P1")]
    [InlineData("/approve p1")]
    [InlineData("/approve #1")]
    public async Task A_proposal_may_be_named_as_the_desk_names_it(string line)
    {
        var world = Approving().WithProposalsShown();
        Assert.Equal(AnswerKind.Done, (await world.SayAsync(line))!.Kind);
    }

    [Fact]
    public async Task A_channel_without_memory_approves_the_present_version()
    {
        var world = Approving();
        var answer = await world.SayAsync("approve 1", channel: ChannelFeatures.CommandLine);
        Assert.Null(Assert.IsType<DeskInput.Approve>(Assert.Single(world.Desk.Inputs)).Version);
        Assert.Equal(AnswerKind.Done, answer!.Kind);
    }

    [Fact]
    public async Task The_refusal_of_the_desk_is_told_in_its_words()
    {
        var world = new ChatWorld().WithProposalsShown();
        world.Desk.Decide = (input, state) => new(
            [new DeskEvent.CommandRefused("approve 1", "expired", "it has expired.", Desks.Anna, input.At)], state);
        var answer = await world.SayAsync("/approve 1");
        Assert.Equal("Proposal 1 was not approved: it has expired.", Assert.Single(answer!.Cards).Title);
    }

    [Fact]
    public async Task Terms_that_changed_at_the_tap_are_shown_and_asked_again()
    {
        var world = new ChatWorld().WithProposalsShown();
        world.Desk.Decide = (input, state) =>
        {
            var after = WithVersion(state, 1, 2);
            return new([new DeskEvent.ProposalRaised(1, 2, after.Proposals[1].Terms, input.At)], after);
        };
        var answer = await world.SayAsync("/approve 1");
        Assert.Equal(AnswerKind.Refused, answer!.Kind);
        Assert.StartsWith("The terms of proposal 1 have changed", answer.Cards[0].Title, StringComparison.Ordinal);
        Assert.Equal(new ShownProposal(1, 2), Assert.Single(answer.Cards[1].Shows));
    }

    [Fact]
    public async Task An_unknown_number_names_the_open_ones()
    {
        var world = Approving();
        Assert.Equal("There is no proposal 9; open: 1, 2, 3.",
            (await world.SayAsync("/approve 9"))!.Cards[0].Title);
        Assert.Equal("There is no proposal 9; open: 1, 2, 3.", (await world.SayAsync("/reject 9"))!.Cards[0].Title);
        Assert.Empty(world.Desk.Inputs);
    }

    [Fact]
    public async Task Approve_all_lists_the_numbers_and_binds_to_that_list()
    {
        var world = Approving();
        var asked = await world.SayAsync("/approve all");
        Assert.Equal(
            "Approve 1 (55 ABCD), 2 (88 BRK_B), 3 (19 XYZ), at most 671.83 USD together? Type yes or no.",
            asked!.Question!.Prompt);
        Raise(world, 2, version: 2);
        Raise(world, 4, version: 1);
        var answer = await world.SayAsync("yes");
        Assert.Equal(
            [(1, (int?)1), (2, 1), (3, 1)],
            world.Desk.Inputs.Cast<DeskInput.Approve>().Select(input => (input.Number, input.Version)));
        Assert.Equal(AnswerKind.Done, answer!.Kind);
        Assert.Equal(ProposalStatus.Approved, world.Desk.State.Proposals[1].Status);
        Assert.Equal(ProposalStatus.Open, world.Desk.State.Proposals[2].Status);
        Assert.Equal(ProposalStatus.Open, world.Desk.State.Proposals[4].Status);
    }

    [Fact]
    public async Task Reject_carries_its_reason_and_withdraws_an_approval()
    {
        var world = new ChatWorld();
        world.Desk.Decide = (input, state) => new(
            [new DeskEvent.ProposalRejected(3, "spread too wide", Desks.Anna, input.At)], state);
        var answer = await world.SayAsync("/reject 3 spread  too wide");
        Assert.Equal("spread too wide", Assert.IsType<DeskInput.Reject>(Assert.Single(world.Desk.Inputs)).Reason);
        Assert.Equal("Rejected 3: XYZ.", Assert.Single(answer!.Cards).Title);
        world.Desk.Decide = (input, state) => new(
            [new DeskEvent.ProposalWithdrawn(3, Desks.Anna, input.At)], state);
        Assert.Equal("Withdrawn 3: XYZ is not bought.", (await world.SayAsync("/reject 3"))!.Cards[0].Title);
    }

    /// <summary>A desk that approves the version it has and refuses another.</summary>
    private static ChatWorld Approving()
    {
        var world = new ChatWorld();
        world.Desk.Decide = (input, state) =>
        {
            var asked = Assert.IsType<DeskInput.Approve>(input);
            var proposal = state.Proposals[asked.Number];
            if (asked.Version is { } version && version != proposal.Version)
            {
                return new DeskOutcome([new DeskEvent.CommandRefused(
                    "approve", "version-changed", "its terms have changed since.", asked.By, asked.At)], state);
            }

            var shares = asked.Shares ?? proposal.Terms.Quantity;
            return new DeskOutcome(
                [new DeskEvent.ProposalApproved(asked.Number, proposal.Version, shares, asked.By, asked.At)],
                state with
                {
                    Proposals = state.Proposals.SetItem(asked.Number, proposal with
                    {
                        Status = ProposalStatus.Approved,
                        DecidedBy = asked.By,
                        DecidedAt = asked.At,
                        ApprovedQuantity = shares,
                    }),
                });
        };
        return world;
    }

    private static void Raise(ChatWorld world, int number, int version) =>
        world.Desk.State = WithVersion(world.Desk.State, number, version);

    private static DeskState WithVersion(DeskState state, int number, int version) => state with
    {
        Proposals = state.Proposals.SetItem(
            number, Desks.Proposal(number, "NEWX", number, 4m, 50) with { Version = version }),
    };
}
