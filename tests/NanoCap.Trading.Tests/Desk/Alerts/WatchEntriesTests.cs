using NanoCap.Trading.Desk;
using NanoCap.Trading.Desk.Alerts;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;
using static NanoCap.Trading.Tests.Desk.Alerts.Watched;
using static NanoCap.Trading.Tests.Desk.DeskWorld;

namespace NanoCap.Trading.Tests.Desk.Alerts;

/// <summary>One message for each approved entry.</summary>
public sealed class WatchEntriesTests
{
    private const string Key = "entry:1";

    [Fact]
    public void A_filled_entry_is_a_note_after_the_window_and_over_the_next_morning()
    {
        var world = TradeLifeTests.Filled();
        world.AssertNever(Key);
        world.Post(Outcome(world));

        var alert = world.State.Standing(Key);
        Assert.Equal((AlertTopic.Entry, AlertSeverity.Note), (alert.Topic, alert.Severity));
        Assert.StartsWith("Entry 1 filled: 20 ACME at 10.2", alert.Text, StringComparison.Ordinal);
        world.Post(Outcome(world));
        Assert.Equal(1, world.State.Standing(Key).Times);
        world.NextSession(Bar("ACME", 10, 10.1, 9.9, 10));
        world.State.AssertLifted(Key);
    }

    [Fact]
    public void A_missed_entry_warns_after_the_window_with_the_reason()
    {
        var world = TradeLifeTests.Approved();
        world.NextSession(Bar("ACME", 10.40, 10.5, 10.35, 10.4));
        world.AssertNever(Key);
        world.Post(Outcome(world));

        var alert = world.State.Standing(Key);
        Assert.Equal(AlertSeverity.Warning, alert.Severity);
        Assert.Equal(
            "Entry 1 missed: ACME was not bought: nobody sold at its limit of 10.30, and an entry ends with the open.",
            alert.Text);
    }

    [Fact]
    public void A_part_warns_with_what_was_bought()
    {
        var world = TradeLifeTests.Approved();
        world.BeforeOpen(new Dictionary<Symbol, decimal>());
        var entry = Assert.Single(world.State.OpenOrders);
        world.Post(new DeskInput.BrokerSaid(
            new BrokerUpdate.Filled(new Fill(
                "f1", entry.Id, Acme, Side.Buy, Quantity.Of(5m), Price.Of(10m), new Usd(0.05m), world.At)),
            world.Session, world.At));
        world.Post(new DeskInput.BrokerSaid(
            new BrokerUpdate.StatusChanged(entry.Id, BrokerOrderStatus.Canceled, "by hand", world.At),
            world.Session, world.At));
        world.Post(Outcome(world));

        Assert.StartsWith(
            "Entry 1 filled in part: 5 ACME at 10.00 on average, 50.00 USD of 20; the rest ended: by hand.",
            world.State.Standing(Key).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_refusal_is_told_at_once_and_not_again_after_the_window()
    {
        var world = TradeLifeTests.Approved();
        world.Fault = _ => new SubmitAnswer.Refused("403", "halted");
        world.BeforeOpen(new Dictionary<Symbol, decimal>());
        Assert.Contains("the broker refused it: halted", world.State.Standing(Key).Text, StringComparison.Ordinal);
        world.Post(Outcome(world));
        Assert.Equal(1, world.State.Standing(Key).Times);
    }

    [Fact]
    public void What_the_review_denied_before_sending_is_told_at_once()
    {
        var world = TradeLifeTests.Approved();
        world.Market = new TenDollarMarket(new DateOnly(2024, 1, 2), close: 20m);
        world.BeforeOpen(new Dictionary<Symbol, decimal>());

        Assert.Equal(ProposalStatus.Denied, world.State.Proposals[1].Status);
        Assert.Contains(
            "the review before sending refused it", world.State.Standing(Key).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_nobody_approved_or_the_owner_took_back_is_no_outcome()
    {
        var world = new DeskWorld();
        world.Propose("ACME", 20);
        world.Propose("OTHER", 10);
        world.Post(world.Approval(2));
        world.Post(new DeskInput.Reject(2, null, Owner, world.At));
        world.NextSession();
        world.Post(Outcome(world));

        Assert.DoesNotContain(world.State.Alerts.Standing.Values, alert => alert.Topic == AlertTopic.Entry);
    }

    private static AlertInput.OutcomeDue Outcome(DeskWorld world) => new(
        world.Session, world.Desk.Rules.EntryOutcomeAt(world.Session));
}
