using NanoCap.Trading.Desk;
using NanoCap.Trading.Desk.Buttons;
using NanoCap.Trading.Instruments;
using static NanoCap.Trading.Tests.Desk.DeskWorld;

namespace NanoCap.Trading.Tests.Desk.Buttons;

/// <summary>20 shares at a limit of 10.30 are 206 USD.</summary>
public sealed class SecondPersonTests
{
    private readonly TapWorld taps = new(secondPersonAbove: 205.99m);

    [Fact]
    public void At_the_limit_one_person_is_enough()
    {
        var small = new TapWorld(secondPersonAbove: 206m);

        small.Tap(small.Approve);

        Assert.Equal(ProposalStatus.Approved, small.Status);
    }

    [Fact]
    public void Above_it_the_first_yes_is_noted_and_the_second_by_another_person_approves()
    {
        var first = taps.Tap(taps.Approve);
        Assert.Equal(ButtonOutcome.Done, first.Outcome);
        Assert.Contains("one more approval is needed by another person", first.Told, StringComparison.Ordinal);
        Assert.Equal((ProposalStatus.Open, TapWorld.Anna), (taps.Status, taps.State.Proposals[1].FirstYes!.By));

        Assert.Equal(ButtonOutcome.Done, taps.Tap(taps.Approve, TapWorld.Bob).Outcome);
        Assert.Equal((ProposalStatus.Approved, TapWorld.Bob), (taps.Status, taps.State.Proposals[1].DecidedBy));
        Assert.Equal(ButtonOutcome.UsedBefore, taps.Tap(taps.Approve, TapWorld.Bob).Outcome);
    }

    [Fact]
    public void The_same_person_cannot_be_the_second_by_another_button_word_or_channel()
    {
        taps.Tap(taps.Approve, person: "Anna");

        Assert.Equal(ButtonOutcome.UsedBefore, taps.Tap(taps.Approve, person: "Anna").Outcome);
        Assert.Equal(
            ButtonOutcome.UsedBefore,
            taps.Tap(taps.Issue("/approve 1", ButtonKind.Approve), person: "Anna").Outcome);
        var typed = taps.World.Post(taps.World.Approval(1) with { Person = "anna" });
        Assert.Equal("second-person", Assert.Single(typed.OfType<DeskEvent.CommandRefused>()).Code);
        Assert.Equal(ProposalStatus.Open, taps.Status);
    }

    [Fact]
    public void A_no_or_the_end_of_its_time_clears_the_first_yes()
    {
        taps.Tap(taps.Approve);
        taps.Tap(taps.Issue("/reject 1 size", ButtonKind.Reject, reason: "size"), TapWorld.Bob);
        Assert.Equal((ProposalStatus.Rejected, null), (taps.Status, taps.State.Proposals[1].FirstYes));

        var silent = new TapWorld(secondPersonAbove: 100m);
        silent.Tap(silent.Approve);
        silent.World.NextSession(Bar("ACME", 10, 10.1, 9.9, 10));
        Assert.Equal((ProposalStatus.Expired, null), (silent.Status, silent.State.Proposals[1].FirstYes));
        Assert.Empty(silent.World.Exchange.State.Orders);
    }

    [Fact]
    public void A_new_version_needs_both_again()
    {
        taps.Tap(taps.Approve);
        taps.World.Market = new TenDollarMarket(taps.World.Session, 10.5m);
        Assert.Equal(ButtonOutcome.Changed, taps.Tap(taps.Approve, TapWorld.Bob).Outcome);

        Assert.Null(taps.State.Proposals[1].FirstYes);
    }

    [Fact]
    public void Two_people_agree_on_the_smaller_number_of_shares()
    {
        var both = new TapWorld(secondPersonAbove: 50m);
        both.Tap(both.Issue("/approve 1 10", ButtonKind.Approve, shares: 10m));
        both.Tap(both.Approve, TapWorld.Bob);

        Assert.Equal(10m, both.State.Proposals[1].ApprovedQuantity!.Value.Value);
    }

    [Fact]
    public void Approved_by_two_it_is_sent()
    {
        taps.Tap(taps.Approve);
        taps.Tap(taps.Approve, TapWorld.Bob);

        taps.World.BeforeOpen(new Dictionary<Symbol, decimal>());

        Assert.Single(taps.World.Exchange.State.WorkingOrders);
    }

    // As after a restart with a lower limit: the approval of one person is in the journal already.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_order_path_does_not_send_what_only_one_person_approved(bool isTwice)
    {
        if (isTwice)
        {
            taps.World.Happens(new FirstApprovalEvent.FirstApprovalGiven(
                1, 1, null, TapWorld.Anna, null, taps.World.At));
        }

        taps.World.Happens(new DeskEvent.ProposalApproved(1, 1, Quantity.Of(20m), TapWorld.Anna, taps.World.At));
        taps.World.BeforeOpen(new Dictionary<Symbol, decimal>());

        Assert.Empty(taps.World.Exchange.State.Orders);
        Assert.Equal(ProposalStatus.Denied, taps.Status);
        Assert.Contains("approval of two people", taps.State.Proposals[1].Note, StringComparison.Ordinal);
    }
}
