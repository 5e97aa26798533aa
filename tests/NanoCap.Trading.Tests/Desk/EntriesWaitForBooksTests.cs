using NanoCap.Trading.Desk;
using NanoCap.Trading.Desk.Safety;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;
using NanoCap.Trading.Risk;
using NanoCap.Trading.Tests.Desk.Safety;
using static NanoCap.Trading.Tests.Desk.DeskWorld;

namespace NanoCap.Trading.Tests.Desk;

/// <summary>Entries wait while the broker's books are not known or do not explain what is held.</summary>
public sealed class EntriesWaitForBooksTests
{
    private static readonly Symbol Acme = Symbol.Of("ACME");

    [Fact]
    public void A_ready_entry_is_not_sent_before_the_books_are_read_and_goes_after_it()
    {
        var world = Approved();
        world.At = new DateTimeOffset(2024, 1, 3, 14, 25, 0, TimeSpan.Zero);
        world.Post(new DeskInput.SubmissionDue(
            new DateOnly(2024, 1, 3), world.Market, new HashSet<Symbol>(), world.At));
        var ready = Assert.Single(world.State.OpenOrders);
        world.Happens(new DeskEvent.DeskRestarted(world.At));

        Assert.Empty(world.Post(new DeskInput.SendStarting(ready.Id, world.At)).OfType<DeskEvent.OrderSending>());
        Assert.Equal(OrderStatus.Ready, world.State.Orders[ready.Id].Status);
        Assert.DoesNotContain(world.State.Work, work => work is DeskWork.Submit);

        world.Settle();
        Assert.Equal(OrderStatus.Working, world.State.Orders[ready.Id].Status);
    }

    [Fact]
    public void Shares_that_vanish_unexplained_stop_entries_and_sell_nothing()
    {
        var world = new SafetyWorld(RiskProfiles.ConservativeLive);
        var snapshot = world.World.Exchange.Snapshot(world.World.At, null);
        Read(world.World, snapshot with
        {
            Positions = [.. snapshot.Positions.Where(position => position.Symbol == Acme)],
        });
        Assert.Equal([Acme], world.State.Positions.Keys);
        Assert.NotEmpty(world.Safety.Gates);

        for (var reading = 0; reading < 3; reading++)
        {
            world.World.At += TimeSpan.FromSeconds(20);
            world.World.Post(new DeskInput.SafetyRead(
                world.State.Positions.Keys.ToDictionary(symbol => symbol, _ => (double?)10), [], null, world.World.At));
        }

        Assert.DoesNotContain(
            world.World.Journal, happened => happened is SafetyEvent.LevelReached or DeskEvent.ExitBegan);
        for (var reading = 0; reading < 4; reading++)
        {
            Read(world.World);
        }

        Assert.Equal(2, world.State.Positions.Count);
        Assert.Empty(world.Safety.Gates);
        Assert.Equal(0m, EquityLoss.From(world.State.DayBaseline, world.State.Equity)!.Value.Value, 6);
    }

    private static DeskWorld Approved()
    {
        var world = new DeskWorld();
        world.Propose("ACME", 20);
        world.Post(world.Approval(1));
        return world;
    }

    private static void Read(DeskWorld world, BrokerSnapshot? snapshot = null) => world.Post(new DeskInput.BrokerRead(
        snapshot ?? world.Exchange.Snapshot(world.At, null), world.Session, world.At));
}
