using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;
using NanoCap.Trading.Portfolio;

namespace NanoCap.Trading.Tests.Desk;

/// <summary>What is looked at once more when a sale is about to leave, and what is not believed while an order's fate
/// is open (I4, I5).</summary>
public sealed class SendingSalesTests
{
    private static readonly Symbol Acme = Symbol.Of("ACME");

    [Fact]
    public void A_sale_of_more_than_is_held_by_now_does_not_leave()
    {
        var (world, ready, sale) = ReadySale();
        var position = ready.Positions[Acme];
        var fewer = position with { Lots = [position.Lots[0] with { Quantity = Quantity.Of(5m) }] };

        Assert.Contains(Send(world, ready, sale), happened => happened is DeskEvent.OrderSending);
        Assert.DoesNotContain(
            Send(world, ready with { Positions = ready.Positions.SetItem(Acme, fewer) }, sale),
            happened => happened is DeskEvent.OrderSending);
    }

    [Fact]
    public void A_sale_does_not_leave_while_another_one_may_be_at_the_broker()
    {
        var (world, ready, sale) = ReadySale();
        var id = ClientOrderId.For("nc", "other", 1);
        var other = sale with
        {
            Request = sale.Request with { Id = id },
            Intent = "other",
            Status = OrderStatus.Unknown,
        };

        var events = Send(
            world,
            ready with { Orders = ready.Orders.SetItem(id, other), OpenOrderIds = ready.OpenOrderIds.Add(id) },
            sale);

        Assert.DoesNotContain(events, happened => happened is DeskEvent.OrderSending);
    }

    [Fact]
    public void Shares_are_not_counted_anew_while_an_order_that_may_have_brought_them_is_in_doubt()
    {
        var world = TradeLifeTests.Approved();
        world.Fault = request =>
        {
            world.Exchange.Apply(world.Exchange.Submit(request, world.At, Price.Of(10m)));
            world.Exchange.Apply(world.Exchange.Execute(request.Id, request.Quantity, Price.Of(10m), world.At));
            return new SubmitAnswer.Unknown("timeout");
        };
        world.Post(new DeskInput.SubmissionDue(
            new DateOnly(2024, 1, 3), world.Market, new HashSet<Symbol>(), world.At));
        var order = Assert.Single(world.State.OpenOrders);
        world.Post(new DeskInput.SendStarting(order.Id, world.At));
        world.Post(new DeskInput.Answered(order.Id, world.Fault(order.Request)!, world.At));
        Assert.Equal(OrderStatus.Unknown, world.State.Orders[order.Id].Status);
        var hidden = world.Exchange.Snapshot(world.At, null) with { Orders = [] };
        Assert.Equal(20m, Assert.Single(hidden.Positions).Quantity.Value);

        var events = world.Post(new DeskInput.BrokerRead(hidden, world.Session, world.At));

        Assert.DoesNotContain(events, happened => happened is DeskEvent.PositionAdjusted);
        Assert.Empty(world.State.Positions);
    }

    private static IReadOnlyList<DeskEvent> Send(DeskWorld world, DeskState state, Order sale) =>
        world.Desk.Decide(state, new DeskInput.SendStarting(sale.Id, world.At));

    /// <summary>The state just before a sale was sent.</summary>
    private static (DeskWorld World, DeskState State, Order Sale) ReadySale()
    {
        var world = TradeLifeTests.Filled();
        world.Post(new DeskInput.Close(Acme, new Actor("console", "owner"), world.At));
        world.Settle();
        var sale = Assert.Single(world.State.OpenOrders);
        var before = world.Journal
            .TakeWhile(happened => happened is not DeskEvent.OrderSending sending || sending.Order != sale.Id)
            .Aggregate(DeskState.Empty, TradingDesk.Apply);
        return (world, before, before.Orders[sale.Id]);
    }
}
