using NanoCap.Trading.Desk;
using NanoCap.Trading.Desk.Alerts;
using NanoCap.Trading.Exchange;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;
using NanoCap.Trading.Tests.Desk;
using static NanoCap.Trading.Tests.Desk.DeskWorld;
using static NanoCap.Trading.Tests.Incidents.Life;

namespace NanoCap.Trading.Tests.Incidents;

/// <summary>What went wrong with orders in public bots (execution.md, section 7), lived through by the whole desk.
/// </summary>
public sealed class OrderIncidentTests
{
    [Fact]
    public void Row_01_a_timeout_is_not_a_failure_and_nothing_is_sent_twice()
    {
        var world = TradeLifeTests.Approved();
        world.Fault = request =>
        {
            // The broker took it, and its answer never came.
            world.Exchange.Apply(world.Exchange.Submit(request, world.At, Price.Of(10m)));
            return new SubmitAnswer.Unknown("timeout");
        };
        world.BeforeOpen(NoSplits, Flat("ACME"));
        world.Advance(TimeSpan.FromSeconds(30));
        world.Fault = _ => null;
        world.Open([Flat("ACME")]);
        world.Rest([Flat("ACME")]);

        Assert.Single(world.Exchange.State.Orders.Values, order => order.Request.Side == Side.Buy);
        Assert.Equal((20m, 20m), (Held(world, Acme), world.State.Positions[Acme].Quantity.Value));
        TradeLifeTests.AssertBalanced(world);
    }

    [Fact]
    public void Row_03_the_same_signal_the_same_tap_and_every_retry_have_one_id_and_one_order()
    {
        var world = TradeLifeTests.Approved();
        world.Post(world.Approval(1));
        world.Fault = _ => new SubmitAnswer.RateLimited(world.At.AddSeconds(10));
        world.BeforeOpen(NoSplits, Flat("ACME"));
        for (var retry = 0; retry < 3; retry++)
        {
            world.Post(new DeskInput.SubmissionDue(world.Session, world.Market, new HashSet<Symbol>(), world.At));
            world.Advance(TimeSpan.FromSeconds(10));
        }

        world.Fault = _ => null;
        world.Restart();
        world.Advance(TimeSpan.FromSeconds(10));
        world.Post(world.Approval(1));
        world.Post(new DeskInput.SubmissionDue(world.Session, world.Market, new HashSet<Symbol>(), world.At));
        world.Settle();

        Assert.True(world.Journal.OfType<DeskEvent.OrderSending>().Count() > 3);
        Assert.Equal("nc-e1v1-1", Assert.Single(
            world.Journal.OfType<DeskEvent.OrderSending>().Select(sending => sending.Order.Value).Distinct()));
        Assert.Single(world.Exchange.State.Orders);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(19)]
    [InlineData(20)]
    public void Row_09_an_order_that_fills_while_it_is_cancelled_is_counted_for_what_it_filled(int shares)
    {
        var (world, entry) = Sent(new ExchangeHabits { CancelsAtOnce = false });
        world.At = world.Desk.Rules.Calendar.Session(world.Session).Open.AddMinutes(30);
        world.Post(new DeskInput.ExpiryDue(world.Session, world.At));
        world.Settle();
        Assert.Equal(OrderStatus.CancelPending, world.State.Orders[entry.Id].Status);

        // The news of the fill comes behind the news of the end.
        var filled = shares == 0
            ? [] : world.Exchange.Execute(entry.Id, Quantity.Of(shares), Price.Of(10m), world.At);
        world.Exchange.Apply(filled);
        world.Pass(world.Exchange.CompleteCancel(entry.Id, world.At));
        world.Settle();
        world.Pass([]);
        foreach (var update in filled.Select(ExchangeUpdates.Of).OfType<BrokerUpdate>())
        {
            world.Post(new DeskInput.BrokerSaid(update, world.Session, world.At));
        }

        world.Settle();
        Assert.Equal(shares, Held(world, Acme));
        Assert.Equal(shares, world.State.Orders[entry.Id].Filled.Value);
        Assert.Equal(shares, OnSale(world, Acme));
        TradeLifeTests.AssertBalanced(world);
    }

    [Fact]
    public void Row_10_a_stop_that_fills_while_the_position_is_being_sold_never_sells_short()
    {
        for (var stopped = 0; stopped <= 20; stopped += 5)
        {
            var world = HoldingTwo(new ExchangeHabits { CancelsAtOnce = false });
            var pair = world.State.OpenOrdersIn(Acme).Single();
            world.Post(new DeskInput.Close(Acme, Owner, world.At));
            world.Settle();
            Assert.Equal(20m, OnSale(world, Acme));

            if (stopped > 0)
            {
                world.Pass(world.Exchange.Execute(
                    pair.Id, Quantity.Of(stopped), pair.Request.StopPrice!.Value, world.At, isStopLeg: true));
            }

            world.Pass(world.Exchange.CompleteCancel(pair.Id, world.At));
            world.Settle();
            Assert.Equal(20m - stopped, OnSale(world, Acme));
            Assert.Equal(Held(world, Acme), OnSale(world, Acme));
            world.NextSession(Flat("ACME"), Flat("BETA"));

            Assert.Equal(0m, Held(world, Acme));
            Assert.DoesNotContain(Acme, world.State.Positions.Keys);
            Assert.Equal(0m, OnSale(world, Acme));
            TradeLifeTests.AssertBalanced(world);
        }
    }

    [Fact]
    public void Row_12_exit_cancels_sees_it_cancelled_and_only_then_sells_what_was_held_for_orders()
    {
        var world = HoldingTwo(new ExchangeHabits { CancelsAtOnce = false });
        world.Post(new DeskInput.Exit(Owner, world.At));
        world.Settle();
        Assert.All(
            world.Exchange.State.WorkingOrders, order => Assert.Equal(BrokerOrderStatus.PendingCancel, order.Status));
        Assert.Equal(2, world.Exchange.State.WorkingOrders.Count());

        foreach (var order in world.Exchange.State.WorkingOrders.ToList())
        {
            world.Pass(world.Exchange.CompleteCancel(order.Id, world.At));
        }

        world.Settle();
        Assert.Equal(
            [OrderType.Market, OrderType.Market],
            world.Exchange.State.WorkingOrders.Select(order => order.Request.Type));
        Assert.DoesNotContain(world.Journal, happened => happened is DeskEvent.OrderRefused);
        world.NextSession(Flat("ACME"), Flat("BETA"));
        Assert.Null(world.State.ExitUnderWay);
        AssertFlatAtBroker(world);
    }

    [Fact]
    public void Row_13_a_cancellation_that_hangs_is_told_and_the_others_are_sold_meanwhile()
    {
        var world = HoldingTwo(new ExchangeHabits { CancelsAtOnce = false });
        var stuck = world.State.OpenOrdersIn(Acme).Single();
        world.Post(new DeskInput.Exit(Owner, world.At));
        world.Settle();
        world.Pass(world.Exchange.CompleteCancel(world.State.OpenOrdersIn(Beta).Single().Id, world.At));
        world.Settle();
        world.NextSession(Flat("ACME"), Flat("BETA"));
        world.Post(new DeskInput.TimePassed(world.At));

        Assert.Equal(0m, Held(world, Beta));
        Assert.Equal(20m, Held(world, Acme));
        Assert.NotNull(world.State.ExitUnderWay);
        var alert = world.State.Alerts.Standing[$"order:{stuck.Id}"];
        Assert.Equal(AlertSeverity.Critical, alert.Severity);
        Assert.Contains("has not confirmed its cancellation", alert.Text, StringComparison.Ordinal);

        world.Pass(world.Exchange.CompleteCancel(stuck.Id, world.At));
        world.Settle();
        world.NextSession(Flat("ACME"));
        Assert.Null(world.State.ExitUnderWay);
        AssertFlatAtBroker(world);
    }

    [Fact]
    public void Row_16_the_end_of_a_stop_that_is_never_told_is_asked_for()
    {
        var world = HoldingTwo(new ExchangeHabits { CancelsAtOnce = false });
        var pair = world.State.OpenOrdersIn(Acme).Single();
        world.Post(new DeskInput.Close(Acme, Owner, world.At));
        world.Settle();

        // It ends, and nobody says so.
        world.Exchange.Apply(world.Exchange.CompleteCancel(pair.Id, world.At));
        world.Settle();
        Assert.Equal(OrderStatus.CancelPending, world.State.Orders[pair.Id].Status);
        world.Advance(TimeSpan.FromSeconds(15));

        Assert.Equal(OrderStatus.Canceled, world.State.Orders[pair.Id].Status);
        Assert.Equal(OrderPurpose.Exit, world.State.OpenOrdersIn(Acme).Single().Purpose);
    }

    [Fact]
    public void Row_17_new_levels_come_with_a_new_order_for_what_is_really_left()
    {
        var world = HoldingTwo();
        var pair = world.State.OpenOrdersIn(Acme).Single();
        world.Pass(world.Exchange.Execute(
            pair.Id, Quantity.Of(8m), pair.Request.StopPrice!.Value, world.At, isStopLeg: true));
        world.Settle();

        world.Post(new DeskInput.SetLevels(
            Acme, new LevelsChange.FixedStop(Price.Of(8.5m)), Owner, world.At));
        world.Settle();

        var order = world.Exchange.State.WorkingOrders.Single(known => known.Request.Symbol == Acme);
        Assert.NotEqual(pair.Id, order.Id);
        Assert.Equal((12m, 8.5m), (order.Request.Quantity.Value, order.Request.StopPrice!.Value.Value));
        Assert.Equal(Held(world, Acme), OnSale(world, Acme));
        Assert.Equal(BrokerOrderStatus.Canceled, world.Exchange.State.FindOrder(pair.Id)!.Status);
    }

    [Fact]
    public void Row_41_many_part_fills_add_up_to_the_brokers_count_and_the_average_is_of_all()
    {
        var (world, entry) = Sent();
        (decimal Shares, decimal Price)[] parts = [(1m, 10m), (4m, 9.5m), (2m, 10.3m), (6m, 9.99m), (7m, 10.01m)];
        foreach (var (shares, price) in parts)
        {
            world.Pass(world.Exchange.Execute(entry.Id, Quantity.Of(shares), Price.Of(price), world.At));
            world.Settle();
            Assert.Equal(world.Exchange.State.FindOrder(entry.Id)!.Filled, world.State.Orders[entry.Id].Filled);
        }

        // (10 + 38 + 20.6 + 59.94 + 70.07) / 20.
        Assert.Equal(9.9305m, world.State.Positions[Acme].AveragePrice.Value);
        Assert.Equal(OrderStatus.Filled, world.State.Orders[entry.Id].Status);
        Assert.Equal(198.61m, world.State.Orders[entry.Id].FilledValue.Value);
        TradeLifeTests.AssertBalanced(world);
        Read(world);
        Assert.Empty(world.State.Differences);
    }
}
