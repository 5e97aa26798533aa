using NanoCap.Trading.Desk;
using NanoCap.Trading.Exchange;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;
using NanoCap.Trading.Tests.Desk;
using static NanoCap.Trading.Tests.Desk.DeskWorld;
using static NanoCap.Trading.Tests.Incidents.Life;

namespace NanoCap.Trading.Tests.Incidents;

/// <summary>What went wrong with kill switches in public bots (execution.md, section 7).</summary>
public sealed class ExitIncidentTests
{
    [Fact]
    public void Row_14_exit_goes_on_symbol_by_symbol_after_a_stop_at_any_point()
    {
        var whole = HoldingTwo();
        var began = whole.Journal.Count;
        Exit(whole, _ => { });
        var steps = whole.Journal.Count - began;
        Assert.True(steps > 10);

        // The process dies after each durable step of it; one symbol's answers never come before the death.
        for (var dies = 1; dies <= steps; dies++)
        {
            var world = HoldingTwo();
            var from = world.Journal.Count;
            world.Fault = request => world.Journal.Count - from < dies && request.Symbol == Beta
                ? new SubmitAnswer.Unknown("timeout") : null;
            var hasDied = false;
            Exit(world, at =>
            {
                if (!hasDied && at.Journal.Count - from >= dies)
                {
                    hasDied = true;
                    at.Restart();
                }
            });

            Assert.True(hasDied || dies > 10);
            Assert.Null(world.State.ExitUnderWay);
            AssertFlatAtBroker(world);
            Assert.Equal(1, world.State.ExitCount);
            Assert.Equal(
                40m, world.Exchange.State.Orders.Values.Where(order => order.Request.Side == Side.Sell)
                    .Sum(order => order.Filled.Value));
        }

        static void Exit(DeskWorld world, Action<DeskWorld> after)
        {
            world.Post(new DeskInput.Exit(Owner, world.At));
            after(world);
            world.Settle();
            after(world);
            for (var wait = 0; wait < 12; wait++)
            {
                world.Advance(TimeSpan.FromSeconds(20));
                after(world);
            }

            for (var session = 0; session < 3 && world.State.ExitUnderWay is not null; session++)
            {
                world.BeforeOpen(NoSplits, Flat("ACME"), Flat("BETA"));
                after(world);
                world.Open([Flat("ACME"), Flat("BETA")]);
                after(world);
                world.Rest([Flat("ACME"), Flat("BETA")]);
                after(world);
            }
        }
    }

    [Fact]
    public void Row_19_the_kill_switch_stays_latched_over_restarts_and_refusals_until_it_is_seen_flat()
    {
        var world = HoldingTwo();
        world.Fault = request => request.Type == OrderType.Market
            ? new SubmitAnswer.Refused("403", "not now") : null;
        world.Post(new DeskInput.Exit(Owner, world.At));
        for (var refusal = 0; refusal < 3; refusal++)
        {
            world.Advance(TimeSpan.FromMinutes(10));
            world.Restart();
            Assert.Equal((DeskMode.Exiting, 1), (world.State.Mode, world.State.ExitUnderWay));
        }

        Assert.Contains("sale:ACME", world.State.Alerts.Standing.Keys);
        world.Fault = _ => null;
        world.Advance(TimeSpan.FromMinutes(10));
        world.NextSession(Flat("ACME"), Flat("BETA"));

        AssertFlatAtBroker(world);
        Assert.Null(world.State.ExitUnderWay);

        // Flat is not on again: that is a person's word.
        world.Restart();
        Assert.Equal(DeskMode.Exiting, world.State.Mode);
        world.Propose("GAMA", 5);
        world.Post(world.Approval(3));
        world.NextSession(Flat("GAMA"));
        AssertFlatAtBroker(world);
    }

    [Fact]
    public void Row_20_exit_does_not_end_before_the_broker_itself_says_that_no_order_is_left()
    {
        var world = HoldingTwo();

        // The broker told that it cancelled an order, and has it still.
        var ghost = world.State.OpenOrdersIn(Acme).Single();
        world.Tampered = told => throw new InvalidOperationException("nobody reads yet");
        world.Happens(new DeskEvent.ReconciliationWanted(world.At, world.At.AddDays(9)));
        world.Post(new DeskInput.Exit(Owner, world.At));
        world.Post(new DeskInput.BrokerSaid(
            new BrokerUpdate.StatusChanged(ghost.Id, BrokerOrderStatus.Canceled, null, world.At), world.Session,
            world.At));
        Assert.Equal(OrderStatus.Canceled, world.State.Orders[ghost.Id].Status);
        Assert.NotNull(world.State.ExitUnderWay);

        world.Tampered = told => told;
        world.Happens(new DeskEvent.ReconciliationWanted(world.At));
        for (var wait = 0; wait < 20; wait++)
        {
            world.Advance(TimeSpan.FromSeconds(15));
        }

        world.NextSession(Flat("ACME"), Flat("BETA"));
        Assert.Null(world.State.ExitUnderWay);
        Assert.Equal(BrokerOrderStatus.Canceled, world.Exchange.State.FindOrder(ghost.Id)!.Status);
        AssertFlatAtBroker(world);
    }

    [Fact]
    public void Row_21_exit_sells_also_what_is_not_ours_and_what_takes_many_sessions()
    {
        var world = HoldingTwo();
        world.Exchange.Apply(world.Exchange.Submit(
            new OrderRequest(
                ClientOrderId.For("other", "x", 1), Symbol.Of("ZETA"), Side.Buy, Quantity.Of(3m), OrderType.Market,
                TimeInForce.Day), world.At, Price.Of(10m)));
        world.NextSession(Flat("ACME"), Flat("BETA"), Flat("ZETA"));
        world.Post(new DeskInput.Exit(Owner, world.At));
        world.Settle();
        var sessions = 0;
        while (world.State.ExitUnderWay is not null && sessions++ < 10)
        {
            // Three in a hundred of what trades is ours: six shares a session.
            world.NextSession(Bar("ACME", 10, 10.1, 9.9, 10, volume: 200), Flat("BETA"), Flat("ZETA"));
        }

        Assert.InRange(sessions, 4, 6);
        Assert.Null(world.State.ExitUnderWay);
        AssertFlatAtBroker(world);
    }
}
