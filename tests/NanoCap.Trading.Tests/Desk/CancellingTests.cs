using NanoCap.Trading.Desk;
using NanoCap.Trading.Exchange;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;
using NanoCap.Trading.Portfolio;
using static NanoCap.Trading.Tests.Desk.DeskWorld;

namespace NanoCap.Trading.Tests.Desk;

/// <summary>Which orders a person may cancel, and what is said of the others.</summary>
public sealed class CancellingTests
{
    private static readonly Symbol Acme = Symbol.Of("ACME");
    private static readonly Actor Owner = new("console", "owner");

    [Fact]
    public void An_entry_is_cancelled_and_buys_nothing()
    {
        var world = TradeLifeTests.Approved();
        var bars = new[] { Bar("ACME", 10.2, 10.5, 9.9, 10.2) };
        world.BeforeOpen(new Dictionary<Symbol, decimal>(), bars);

        Cancel(world, Assert.Single(world.State.OpenOrders));
        world.Open(bars);

        Assert.Empty(world.State.Positions);
        Assert.Equal("cancelled by owner (console)", world.State.Orders.Values.Single().CancelReason);
    }

    [Fact]
    public void Protection_is_not_cancelled_but_the_ways_out_are_named()
    {
        var world = TradeLifeTests.Filled();

        var refused = Refusal(world, Assert.Single(world.State.OpenOrders).Id);

        Assert.Equal("protection", refused.Code);
        Assert.Contains("/stop ACME", refused.Text, StringComparison.Ordinal);
        Assert.Contains("/close ACME", refused.Text, StringComparison.Ordinal);
        Assert.Null(world.State.OpenOrders.Single().CancelReason);
    }

    [Fact]
    public void The_owners_own_sale_is_cancelled_and_the_position_protected_again()
    {
        var world = TradeLifeTests.Filled();
        world.Post(new DeskInput.Close(Acme, Owner, world.At));
        world.Settle();

        Cancel(world, Assert.Single(world.State.OpenOrders));

        Assert.Null(world.State.Positions[Acme].Selling);
        Assert.Equal(OrderPurpose.Protection, Assert.Single(world.State.OpenOrders).Purpose);
    }

    [Theory]
    [InlineData(ExitReason.Stop)]
    [InlineData(ExitReason.Time)]
    [InlineData(ExitReason.Breaker)]
    public void What_a_rule_sells_is_sold(ExitReason reason)
    {
        var world = TradeLifeTests.Filled();
        world.Happens(new DeskEvent.SaleBegan(Acme, reason, Actor.Rule, world.At));
        world.Post(new DeskInput.JobsDone(world.At));
        world.Settle();

        Assert.Equal("rule", Refusal(world, Assert.Single(world.State.OpenOrders).Id).Code);
    }

    [Fact]
    public void EXIT_is_not_cancelled_order_by_order()
    {
        var world = TradeLifeTests.Filled();
        world.Post(new DeskInput.Exit(Owner, world.At));
        world.Settle();

        Assert.Equal("exit-under-way", Refusal(world, Assert.Single(world.State.OpenOrders).Id).Code);
    }

    [Fact]
    public void What_has_ended_or_never_was_is_not_cancelled()
    {
        var world = TradeLifeTests.Filled();
        var entry = world.State.Orders.Values.Single(order => order.Purpose == OrderPurpose.Entry);

        Assert.Equal("ended", Refusal(world, entry.Id).Code);
        Assert.Equal("not-found", Refusal(world, ClientOrderId.For("nc", "nothing", 1)).Code);
    }

    private static void Cancel(DeskWorld world, Order order)
    {
        Assert.DoesNotContain(
            world.Post(new DeskInput.CancelOrder(order.Id, Owner, world.At)),
            happened => happened is DeskEvent.CommandRefused);
        world.Settle();
        Assert.Equal(OrderStatus.Canceled, world.State.Orders[order.Id].Status);
    }

    private static DeskEvent.CommandRefused Refusal(DeskWorld world, ClientOrderId id) =>
        Assert.Single(world.Post(new DeskInput.CancelOrder(id, Owner, world.At)).OfType<DeskEvent.CommandRefused>());
}
