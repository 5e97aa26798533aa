using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;

namespace NanoCap.Trading.Tests.Desk;

/// <summary>What is read of the broker's books, and when it may be believed.</summary>
public sealed class ReadingTests
{
    private static readonly Symbol Acme = Symbol.Of("ACME");

    [Fact]
    public void Books_that_were_read_before_a_fill_do_not_undo_it()
    {
        var world = Sent();
        var (stale, before) = (world.Exchange.Snapshot(world.At, null), world.State.Reading.Moves);
        Fill(world, 20);

        var events = world.Post(new DeskInput.BrokerRead(stale, world.Session, world.At) { MovesBefore = before });

        Assert.Equal(20m, world.State.Positions[Acme].Quantity.Value);
        Assert.DoesNotContain(events, happened => happened.IsDurable);
        Assert.False(world.State.IsReconciled);
        Assert.Contains(world.State.Work, work => work is DeskWork.ReadBroker { NotBefore: null });
    }

    [Fact]
    public void Positions_that_changed_while_the_books_were_read_are_read_again()
    {
        var world = TradeLifeTests.Filled();
        var read = world.Exchange.Snapshot(world.At, null);
        var moving = read with { Positions = [], PositionsBefore = read.Positions };

        world.Post(new DeskInput.BrokerRead(moving, world.Session, world.At));
        Assert.Equal(20m, world.State.Positions[Acme].Quantity.Value);

        world.Post(new DeskInput.BrokerRead(moving with { PositionsBefore = [] }, world.Session, world.At));
        Assert.Empty(world.State.Positions);
    }

    [Fact]
    public void After_five_reads_that_shares_moved_under_there_is_a_pause_and_entries_wait()
    {
        var world = TradeLifeTests.Filled();
        var read = world.Exchange.Snapshot(world.At, null);
        var moving = read with { Positions = [], PositionsBefore = read.Positions };
        var waits = new List<DateTimeOffset?>();
        for (var repeat = 0; repeat < 6; repeat++)
        {
            world.Post(new DeskInput.BrokerRead(moving, world.Session, world.At));
            waits.Add(Assert.Single(world.State.Work.OfType<DeskWork.ReadBroker>()).NotBefore);
        }

        Assert.Equal([null, null, null, null, world.At.AddSeconds(30), null], waits);
        Assert.False(world.State.IsReconciled);
    }

    [Fact]
    public void Reading_the_same_books_twice_writes_nothing_the_second_time()
    {
        var world = TradeLifeTests.Filled();
        world.At += TimeSpan.FromHours(3);
        var read = new DeskInput.BrokerRead(world.Exchange.Snapshot(world.At, null), world.Session, world.At);

        Assert.Contains(world.Post(read), happened => happened is ReadingEvent.BooksTaken);
        Assert.DoesNotContain(world.Post(read), happened => happened.IsDurable);
    }

    [Fact]
    public void The_next_read_reaches_back_a_day_before_the_last_one_even_after_a_restart()
    {
        var world = new DeskWorld();
        var taken = world.At;
        world.At += TimeSpan.FromMinutes(10);
        world.Restart();

        Assert.Equal(taken - TimeSpan.FromDays(1), ReadingState.Since(world.State));
    }

    [Fact]
    public void The_next_read_reaches_back_before_the_oldest_order_that_is_open()
    {
        var world = TradeLifeTests.Filled();
        var oldest = Assert.Single(world.State.OpenOrders).ReadyAt;
        world.At += TimeSpan.FromDays(3);
        world.Post(new DeskInput.BrokerRead(world.Exchange.Snapshot(world.At, null), world.Session, world.At));

        Assert.Equal(world.At, world.State.Reading.TakenUntil);
        Assert.Equal(oldest - TimeSpan.FromDays(1), ReadingState.Since(world.State));
    }

    [Fact]
    public void A_journal_that_knows_of_no_read_asks_for_everything() =>
        Assert.Null(ReadingState.Since(DeskState.Empty));

    private static DeskWorld Sent()
    {
        var world = TradeLifeTests.Approved();
        world.BeforeOpen(new Dictionary<Symbol, decimal>());
        Assert.Equal(OrderStatus.Working, Assert.Single(world.State.OpenOrders).Status);
        return world;
    }

    private static void Fill(DeskWorld world, int shares)
    {
        var id = Assert.Single(world.State.OpenOrders).Id;
        var fill = new Fill("f", id, Acme, Side.Buy, Quantity.Of(shares), Price.Of(10m), Usd.Zero, world.At);
        world.Post(new DeskInput.BrokerSaid(new BrokerUpdate.Filled(fill), world.Session, world.At));
    }
}
