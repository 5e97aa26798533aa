using NanoCap.Trading.Desk;
using NanoCap.Trading.Desk.Alerts;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;
using NanoCap.Trading.Tests.Desk.Alerts;

namespace NanoCap.Trading.Tests.Desk;

/// <summary>An old journal was restored, or a second instance runs: what the broker has under our names is not
/// ours.</summary>
public sealed class IdentityTests
{
    private static readonly Symbol Acme = Symbol.Of("ACME");
    private static readonly Symbol Zeta = Symbol.Of("ZETA");
    private static readonly Actor Owner = new("console", "owner");

    [Theory]
    [InlineData("ZETA", Side.Buy, 20)]
    [InlineData("ACME", Side.Sell, 20)]
    [InlineData("ACME", Side.Buy, 7)]
    public void Another_order_under_our_name_is_never_booked_whoever_tells_of_it(string symbol, Side side, int shares)
    {
        foreach (var isLookup in new[] { true, false })
        {
            var world = Unanswered();
            var order = Assert.Single(world.State.OpenOrders);
            var other = Report(order.Id, Symbol.Of(symbol), side, shares, BrokerOrderStatus.Filled, filled: shares);

            if (isLookup)
            {
                world.Post(new DeskInput.LookedUp(order.Id, new LookupAnswer.Found(other), world.At));
            }
            else
            {
                Read(world, other);
            }

            Assert.Empty(world.State.Positions);
            Assert.Empty(world.State.Orders[order.Id].Fills);
            Assert.Equal(OrderStatus.Rejected, world.State.Orders[order.Id].Status);
            Assert.Equal(1_000m, world.State.Books.Cash.Value);
            Assert.Equal(DeskMode.Paused, world.State.Mode);
            Assert.True(world.State.Alerts.Stands(AlertTopic.SecondInstance));
        }
    }

    [Fact]
    public void News_of_another_order_under_our_name_is_not_booked_and_what_follows_it_neither()
    {
        var world = Unanswered();
        var id = Assert.Single(world.State.OpenOrders).Id;

        Say(world, new BrokerUpdate.Filled(Execution("a", id, Zeta, Side.Buy, 3)));
        Say(world, new BrokerUpdate.Filled(Execution("b", id, Acme, Side.Buy, 4)));
        Say(world, new BrokerUpdate.StatusChanged(id, BrokerOrderStatus.Working, null, world.At));

        Assert.Empty(world.State.Positions);
        Assert.Equal(OrderStatus.Rejected, world.State.Orders[id].Status);
        Assert.True(world.State.Alerts.Stands(AlertTopic.SecondInstance));
    }

    [Fact]
    public void The_order_that_we_made_is_taken_as_ever()
    {
        var world = Unanswered();
        var id = Assert.Single(world.State.OpenOrders).Id;

        Read(world, Report(id, Acme, Side.Buy, 20, BrokerOrderStatus.Working, filled: 4));

        Assert.Equal(4m, world.State.Orders[id].Filled.Value);
        Assert.DoesNotContain("second-instance", world.State.Alerts.Standing.Keys);
        Assert.Equal(DeskMode.Active, world.State.Mode);
    }

    [Fact]
    public void Names_that_only_the_broker_knows_are_never_given_again()
    {
        var world = TradeLifeTests.Filled();
        var lost = new[] { "e7v1-1", "x4-ACME-2", "s1-ACME-3", "s20240102-ZETA-1" }
            .Select(name => Report(
                ClientOrderId.Parse("nc-" + name), Zeta, Side.Buy, 5, BrokerOrderStatus.Canceled, filled: 0)).ToArray();

        Read(world, [.. world.Exchange.Snapshot(world.At, null).Orders, .. lost]);

        Assert.Equal(DeskMode.Paused, world.State.Mode);
        Assert.True(world.State.Alerts.Stands(AlertTopic.SecondInstance));
        world.Post(new DeskInput.Resume(Owner, world.At));
        world.Post(new DeskInput.Sell(Acme, null, Owner, world.Market, world.At));
        Assert.Equal(8, Assert.Single(world.State.OpenSaleProposals).Number);
        world.Post(new DeskInput.Close(Acme, Owner, world.At));
        world.Settle();
        Assert.Equal("nc-s1-ACME-4", Assert.Single(world.State.OpenOrders).Id.Value);
        world.Post(new DeskInput.Exit(Owner, world.At));
        Assert.Equal(5, world.State.ExitUnderWay);
    }

    [Fact]
    public void Reading_the_same_foreign_names_again_writes_nothing()
    {
        var world = TradeLifeTests.Filled();
        OrderReport[] orders =
        [
            .. world.Exchange.Snapshot(world.At, null).Orders,
            Report(ClientOrderId.Parse("nc-e7v1-1"), Zeta, Side.Buy, 5, BrokerOrderStatus.Canceled, filled: 0),
            Report(ClientOrderId.Parse("nc-e8v1-1"), Zeta, Side.Buy, 5, BrokerOrderStatus.Working, filled: 0),
        ];
        Read(world, orders);

        var again = Read(world, orders);

        Assert.DoesNotContain(again, happened => happened.IsDurable);
    }

    [Fact]
    public void A_person_who_resumes_is_not_paused_again_by_what_was_told()
    {
        var world = TradeLifeTests.Filled();
        OrderReport[] orders =
        [
            .. world.Exchange.Snapshot(world.At, null).Orders,
            Report(ClientOrderId.Parse("nc-e8v1-1"), Zeta, Side.Buy, 5, BrokerOrderStatus.Working, filled: 0),
        ];
        Read(world, orders);
        Assert.Equal(DeskMode.Paused, world.State.Mode);
        world.Post(new DeskInput.Resume(Owner, world.At));

        Read(world, orders);

        Assert.Equal(DeskMode.Active, world.State.Mode);
    }

    private static DeskWorld Unanswered()
    {
        var world = TradeLifeTests.Approved();
        world.Fault = _ => new SubmitAnswer.Unknown("timeout");
        world.Session = new DateOnly(2024, 1, 3);
        world.At = new DateTimeOffset(2024, 1, 3, 14, 25, 0, TimeSpan.Zero);
        world.Post(new DeskInput.SubmissionDue(
            world.Session, world.Market, new HashSet<Symbol>(), world.At));
        var submit = Assert.IsType<DeskWork.Submit>(Assert.Single(world.State.Work));
        world.Post(new DeskInput.SendStarting(submit.Order.Id, world.At));
        world.Post(new DeskInput.Answered(submit.Order.Id, new SubmitAnswer.Unknown("timeout"), world.At));
        return world;
    }

    private static IReadOnlyList<DeskEvent> Read(DeskWorld world, params OrderReport[] orders) =>
        world.Post(new DeskInput.BrokerRead(
            world.Exchange.Snapshot(world.At, null) with { Orders = orders }, world.Session, world.At));

    private static void Say(DeskWorld world, BrokerUpdate update) =>
        world.Post(new DeskInput.BrokerSaid(update, world.Session, world.At));

    private static OrderReport Report(
        ClientOrderId id, Symbol symbol, Side side, int shares, BrokerOrderStatus status, int filled) => new(
        new OrderRequest(
            id, symbol, side, Quantity.Of(shares), OrderType.Limit, TimeInForce.Day, LimitPrice: Price.Of(10.3m)),
        "b-" + id,
        status,
        filled == 0 ? [] : [Execution("x-" + id, id, symbol, side, filled)]);

    private static Fill Execution(string name, ClientOrderId id, Symbol symbol, Side side, int shares) => new(
        name, id, symbol, side, Quantity.Of(shares), Price.Of(10m), Usd.Zero,
        new DateTimeOffset(2024, 1, 3, 14, 31, 0, TimeSpan.Zero));
}
