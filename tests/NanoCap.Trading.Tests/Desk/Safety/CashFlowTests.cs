using NanoCap.Trading.Desk;
using NanoCap.Trading.Desk.Safety;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;
using NanoCap.Trading.Risk;

namespace NanoCap.Trading.Tests.Desk.Safety;

/// <summary>What the owner pays in or takes out is no result, and what nothing explains is unknown.</summary>
public sealed class CashFlowTests
{
    [Theory]
    [InlineData(CashFlowKind.Deposit, 500)]
    [InlineData(CashFlowKind.Withdrawal, -500)]
    [InlineData(CashFlowKind.Transfer, -100)]
    public void Losses_and_drawdown_are_the_same_shares_after_cash_moved(CashFlowKind kind, int amount)
    {
        var world = new SafetyWorld(RiskProfiles.SmallAccount);
        world.World.Happens(new DeskEvent.AccountMarked(
            world.World.Session, [KeyValuePair.Create(SafetyWorld.Acme, Price.Of(9m))], Usd.Zero, false,
            world.World.At));
        var (day, drawdown) = Losses(world.State);
        Assert.True(day > 0.01m && drawdown > day);
        var equity = world.State.Equity;

        world.World.MoveCash(kind, amount);
        world.World.Settle();

        Assert.Equal(equity.Value + amount, world.State.Equity.Value);
        Assert.Equal(day, Losses(world.State).Day, 10);
        Assert.Equal(drawdown, Losses(world.State).Drawdown, 10);
        Assert.Equal(1000m + amount, world.State.Books.Start.Value);
        TradeLifeTests.AssertBalanced(world.World);
        Assert.Empty(world.State.Differences);
    }

    [Fact]
    public void A_withdrawal_of_half_trips_nothing()
    {
        var world = new SafetyWorld(RiskProfiles.ConservativeLive);
        world.World.MoveCash(CashFlowKind.Withdrawal, -590m);
        world.World.Settle();
        world.Read(0.59m);
        var held = world.State.Positions.Keys.ToDictionary(symbol => symbol, _ => (double?)10);
        for (var reading = 0; reading < 3; reading++)
        {
            world.World.At += TimeSpan.FromSeconds(20);
            world.World.Post(new DeskInput.SafetyRead(held, [], null, world.World.At));
        }

        Assert.DoesNotContain(world.World.Journal, happened => happened is SafetyEvent.LevelActed);
    }

    [Fact]
    public void Each_movement_is_booked_once_however_often_it_is_told()
    {
        var world = new SafetyWorld(RiskProfiles.SmallAccount);
        world.World.MoveCash(CashFlowKind.Deposit, 100m);
        world.World.Settle();
        var told = Assert.Single(world.World.Exchange.Snapshot(world.World.At, null).CashFlows);
        world.World.Post(new DeskInput.BrokerSaid(told, world.World.Session, world.World.At));
        world.World.Post(new DeskInput.BrokerRead(
            world.World.Exchange.Snapshot(world.World.At, null), world.World.Session, world.World.At));
        world.World.Restart();

        Assert.Single(world.World.Journal.OfType<SafetyEvent.CashFlowBooked>());
        Assert.Equal(world.World.Exchange.State.Cash, world.State.Books.Cash);
    }

    [Fact]
    public void Dividends_interest_and_fees_are_results_and_move_no_baseline()
    {
        var world = new SafetyWorld(RiskProfiles.SmallAccount);
        var (day, peak) = (world.State.DayBaseline, world.State.PeakEquity);
        world.World.MoveCash(CashFlowKind.Dividend, 3m);
        world.World.MoveCash(CashFlowKind.Interest, -1m);
        world.World.MoveCash(CashFlowKind.Fee, -0.5m);
        world.World.Settle();

        Assert.Equal((day, peak), (world.State.DayBaseline, world.State.PeakEquity));
        Assert.Equal(1000m, world.State.Books.Start.Value);
        TradeLifeTests.AssertBalanced(world.World);
    }

    [Fact]
    public void The_next_close_knows_what_was_paid_in_since_the_one_before()
    {
        var world = new SafetyWorld(RiskProfiles.SmallAccount);
        world.World.MoveCash(CashFlowKind.Deposit, 250m);
        world.World.Settle();
        world.World.NextSession(DeskWorld.Bar("ACME", 10, 10.1, 9.9, 10), DeskWorld.Bar("BETA", 10, 10.1, 9.9, 10));

        Assert.Equal(250m, world.State.EquityCurve[^1].Flow.Value);
        Assert.Equal(0m, world.Safety.FlowSinceClose.Value);
    }

    [Fact]
    public void Unexplained_cash_is_a_doubt_first_then_a_gate_and_sells_nothing()
    {
        var world = new SafetyWorld(RiskProfiles.ConservativeLive);
        Read(world, -400m);
        Assert.Empty(world.Safety.Gates);
        Assert.False(world.State.IsReconciled);

        world.World.At += TimeSpan.FromSeconds(15);
        Read(world, -400m);
        Assert.Equal(["unexplained-cash"], world.Safety.Gates.Keys);
        Assert.Contains("cash:unexplained", world.State.Alerts.Standing.Keys);
        world.Read(0m, 20);
        world.Read(0m, 20);
        Assert.DoesNotContain(world.World.Journal, happened => happened is DeskEvent.SaleBegan or DeskEvent.ExitBegan);
        Assert.Empty(world.State.Breakers);

        for (var reading = 0; reading < 3; reading++)
        {
            Read(world, 0m);
        }

        Assert.Empty(world.Safety.Gates);
        Assert.DoesNotContain("cash:unexplained", world.State.Alerts.Standing.Keys);
    }

    [Fact]
    public void Cash_that_differs_once_or_otherwise_each_time_is_no_gate()
    {
        var world = new SafetyWorld(RiskProfiles.SmallAccount);
        Read(world, -5m);
        Read(world, 0m);
        Read(world, -5m);
        Read(world, -6m);

        Assert.Empty(world.Safety.Gates);
    }

    [Theory]
    [InlineData(OrderStatus.Unknown)]
    [InlineData(OrderStatus.Sending)]
    [InlineData(OrderStatus.NotSeen)]
    [InlineData(OrderStatus.CancelPending)]
    public void Cash_is_not_compared_while_an_order_is_in_flight(OrderStatus status)
    {
        var world = new SafetyWorld(RiskProfiles.SmallAccount);
        var order = world.State.OpenOrders.First();
        var state = world.State with { Orders = world.State.Orders.SetItem(order.Id, order with { Status = status }) };
        var snapshot = world.World.Exchange.Snapshot(world.World.At, null);

        var events = world.World.Desk.Decide(state, new DeskInput.BrokerRead(
            snapshot with { Cash = snapshot.Cash - new Usd(50m), Orders = [] }, world.World.Session, world.World.At));

        Assert.DoesNotContain(events, happened => happened is SafetyEvent.CashCompared);
    }

    [Fact]
    public void A_person_takes_the_brokers_cash_as_right_and_losses_stay_the_same_shares()
    {
        var world = new SafetyWorld(RiskProfiles.SmallAccount);
        Read(world, -100m);
        Read(world, -100m);
        var drawdown = Losses(world.State).Drawdown;
        world.World.Post(new DeskInput.Resume(SafetyWorld.Owner, world.World.At));

        Assert.Empty(world.Safety.Gates);
        Assert.Equal(world.World.Exchange.State.Cash.Value - 100m, world.State.Books.Cash.Value);
        Assert.Equal(SafetyWorld.Owner, Assert.Single(world.World.Journal.OfType<SafetyEvent.CashFlowBooked>()).By);
        Assert.True(drawdown > 0m);
        Assert.Equal(drawdown, Losses(world.State).Drawdown, 10);
    }

    private static (decimal Day, decimal Drawdown) Losses(DeskState state) => (
        EquityLoss.From(state.DayBaseline, state.Equity)!.Value.Value,
        EquityLoss.From(state.PeakEquity, state.Equity)!.Value.Value);

    /// <summary>The broker's books with so much more cash than there is.</summary>
    private static void Read(SafetyWorld world, decimal off)
    {
        var snapshot = world.World.Exchange.Snapshot(world.World.At, null);
        world.World.Post(new DeskInput.BrokerRead(
            snapshot with { Cash = snapshot.Cash + new Usd(off) }, world.World.Session, world.World.At));
    }
}
