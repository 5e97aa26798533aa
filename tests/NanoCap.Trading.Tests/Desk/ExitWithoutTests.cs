using NanoCap.Trading.Desk;
using NanoCap.Trading.Desk.Alerts;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;
using static NanoCap.Trading.Tests.Desk.DeskWorld;

namespace NanoCap.Trading.Tests.Desk;

/// <summary>EXIT beside an entry that the broker does not know: it ends flat without it and goes on watching.</summary>
public sealed class ExitWithoutTests
{
    private static readonly Symbol Acme = Symbol.Of("ACME");
    private static readonly Actor Owner = new("console", "owner");

    [Fact]
    public void Exit_looks_once_more_and_ends_in_the_session()
    {
        var world = NotSeen(out var entry);
        world.Post(new DeskInput.Exit(Owner, world.At));
        Assert.Contains(world.State.Work, work => work is DeskWork.LookUp look && look.Order.Id == entry.Id);
        world.Settle();

        Assert.Null(world.State.ExitUnderWay);
        Assert.Equal(OrderStatus.Expired, world.State.Orders[entry.Id].Status);
        Assert.True(world.State.Orders[entry.Id].WasGivenUp);
    }

    [Fact]
    public void While_the_broker_cannot_be_asked_exit_does_not_say_flat()
    {
        var world = NotSeen(out var entry);
        world.Post(new DeskInput.Exit(Owner, world.At));
        world.Post(new DeskInput.LookedUp(entry.Id, new LookupAnswer.Unknown("timeout"), world.At));
        world.Post(new DeskInput.BrokerRead(world.Exchange.Snapshot(world.At, null), world.Session, world.At));

        Assert.NotNull(world.State.ExitUnderWay);
        Assert.Equal(OrderStatus.NotSeen, world.State.Orders[entry.Id].Status);
    }

    [Fact]
    public void An_entry_that_the_list_shows_is_cancelled_before_exit_says_flat()
    {
        var world = NotSeen(out var entry);
        world.Post(new DeskInput.Exit(Owner, world.At));
        world.Post(new DeskInput.LookedUp(entry.Id, new LookupAnswer.Absent(), world.At));
        world.Exchange.Apply(world.Exchange.Submit(entry.Request, world.At, Price.Of(10m)));
        world.Settle();
        Assert.NotNull(world.State.ExitUnderWay);
        world.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal(OrderStatus.Canceled, world.State.Orders[entry.Id].Status);
        Assert.Empty(world.Exchange.State.WorkingOrders);
        Assert.Null(world.State.ExitUnderWay);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_turns_up_after_the_end_is_cancelled_and_sold_at_once_with_an_alert(bool isHeard)
    {
        var world = NotSeen(out var entry);
        world.Post(new DeskInput.Exit(Owner, world.At));
        world.Settle();
        Assert.Null(world.State.ExitUnderWay);
        world.Advance(TimeSpan.FromMinutes(2));

        var late = world.Exchange.Submit(entry.Request, world.At, Price.Of(10m));
        if (isHeard)
        {
            world.Pass(late);
        }
        else
        {
            world.Exchange.Apply(late);
            world.Happens(new DeskEvent.ReconciliationWanted(world.At));
        }

        world.Exchange.Apply(world.Exchange.Execute(entry.Id, Quantity.Of(5m), Price.Of(10m), world.At));
        world.Settle();
        world.Advance(TimeSpan.FromSeconds(5));

        var alert = world.State.Alerts.Standing[$"late-order:{entry.Id}"];
        Assert.Equal((AlertTopic.Order, AlertSeverity.Critical), (alert.Topic, alert.Severity));
        Assert.Equal(OrderStatus.Canceled, world.State.Orders[entry.Id].Status);
        var sale = Assert.Single(world.Exchange.State.WorkingOrders);
        Assert.Equal((Side.Sell, 5m, OrderType.Market),
            (sale.Request.Side, sale.Request.Quantity.Value, sale.Request.Type));
        world.Pass(world.Exchange.Execute(sale.Id, Quantity.Of(5m), Price.Of(10m), world.At));
        world.Settle();
        Assert.Empty(world.State.Positions);
        Assert.Empty(world.State.OpenOrders);
    }

    /// <summary>An entry whose answer got lost, that five lookups did not find.</summary>
    internal static DeskWorld NotSeen(out Order entry)
    {
        var world = TradeLifeTests.Approved();
        world.Fault = request => request.Side == Side.Buy ? new SubmitAnswer.Unknown("timeout") : null;
        world.BeforeOpen(new Dictionary<Symbol, decimal>());
        world.Fault = _ => null;
        for (var look = 0; look < 6; look++)
        {
            world.Advance(TimeSpan.FromSeconds(20));
        }

        entry = Assert.Single(world.State.OpenOrders);
        Assert.Equal((Acme, OrderStatus.NotSeen), (entry.Symbol, entry.Status));
        return world;
    }
}
