using NanoCap.Trading.Desk;
using NanoCap.Trading.Desk.Safety;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;
using NanoCap.Trading.Portfolio;
using NanoCap.Trading.Risk;
using static NanoCap.Trading.Tests.Desk.DeskWorld;

namespace NanoCap.Trading.Tests.Desk.Safety;

/// <summary>Halt, reduce and resume, and the breakers that count.</summary>
public sealed class OwnerSafetyTests
{
    [Fact]
    public void Halt_lets_nothing_pass_but_exits_until_a_person_resumes()
    {
        var world = new SafetyWorld(RiskProfiles.SmallAccount);
        world.World.At = world.World.At.AddHours(-5);
        world.World.Propose("GAMMA", 10);
        world.World.Post(world.World.Approval(3));
        world.World.Post(new DeskInput.Halt(SafetyWorld.Owner, world.World.At));

        Assert.Equal(DeskMode.Halted, world.State.Mode);
        Assert.Equal(ProposalStatus.Withdrawn, world.State.Proposals[3].Status);
        Assert.Equal(2, world.State.OpenOrders.Count(order => order.Purpose == OrderPurpose.Protection));
        Assert.Equal("already-halted", Refused(world, new DeskInput.Halt(SafetyWorld.Owner, world.World.At)));

        world.World.Post(new DeskInput.Close(SafetyWorld.Acme, SafetyWorld.Owner, world.World.At));
        world.World.Settle();
        Assert.Contains(world.State.OpenOrders, order => order.Purpose == OrderPurpose.Exit);

        world.World.Restart();
        Assert.Equal(DeskMode.Halted, world.State.Mode);
        world.World.Post(new DeskInput.Resume(SafetyWorld.Owner, world.World.At));
        Assert.Equal(DeskMode.Active, world.State.Mode);
    }

    [Fact]
    public void Reduce_sells_its_part_now_in_the_session_and_makes_new_sizes_smaller()
    {
        var world = new SafetyWorld(RiskProfiles.SmallAccount);
        world.World.Post(Reduce(world, 0.25m));

        Assert.All(world.State.Positions.Values, position => Assert.Equal(
            (ExitReason.Owner, 15m), (position.Selling!.Value, position.Keep.Value)));
        Assert.Equal(0.75m, EquityLoss.SizeScale(world.State, world.State.Equity, RiskProfiles.SmallAccount));

        world.World.Post(Reduce(world, 0.1m));
        Assert.Equal(0.75m, world.Safety.SizeScale);
        world.World.Post(new DeskInput.Resume(SafetyWorld.Owner, world.World.At));
        Assert.Equal(1m, world.Safety.SizeScale);
    }

    [Fact]
    public void Reduce_outside_the_session_sells_at_the_next_open()
    {
        var world = new SafetyWorld(RiskProfiles.SmallAccount);
        world.World.At = world.World.At.AddHours(-5);
        world.World.Post(Reduce(world, 0.5m));
        Assert.All(world.State.Positions.Values, position => Assert.Equal(
            (null, ExitReason.Owner, 10m), (position.Selling, position.ScheduledExit!.Value, position.Keep.Value)));

        world.World.NextSession(Bar("ACME", 10, 10.1, 9.9, 10), Bar("BETA", 10, 10.1, 9.9, 10));
        Assert.All(world.State.Positions.Values, position => Assert.Equal(10m, position.Quantity.Value));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-0.1)]
    [InlineData(1)]
    public void A_part_that_is_none_is_refused(double part)
    {
        var world = new SafetyWorld(RiskProfiles.SmallAccount);
        Assert.Equal("part", Refused(world, Reduce(world, (decimal)part)));
    }

    [Fact]
    public void A_pause_between_two_losses_forgets_neither_baseline_nor_count()
    {
        var world = new SafetyWorld(RiskProfiles.SmallAccount with { LossStreak = 2 });
        world.World.NextSession(Bar("ACME", 8, 8, 7.9, 8), Bar("BETA", 9.9, 10, 9.8, 9.9));
        var (day, peak) = (world.State.DayBaseline, world.State.PeakEquity);
        Assert.True(peak > day);
        world.World.Post(new DeskInput.Pause(SafetyWorld.Owner, world.World.At));
        world.World.Post(new DeskInput.Resume(SafetyWorld.Owner, world.World.At));

        Assert.Equal((DeskMode.Active, day, peak), (world.State.Mode, world.State.DayBaseline, world.State.PeakEquity));
        world.World.NextSession(Bar("BETA", 8, 8, 7.9, 8));
        Assert.Contains("loss-streak", world.State.Breakers.Keys);
    }

    [Fact]
    public void Three_refused_orders_in_ten_minutes_stop_entries()
    {
        var world = new SafetyWorld(RiskProfiles.SmallAccount);
        world.World.Fault = request =>
            request.Type == OrderType.Market ? new SubmitAnswer.Refused("403", "halted") : null;
        world.World.Post(new DeskInput.Close(SafetyWorld.Acme, SafetyWorld.Owner, world.World.At));
        world.World.Settle();
        world.World.Advance(TimeSpan.FromMinutes(1));
        Assert.Empty(world.State.Breakers);

        world.World.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(["refused-orders"], world.State.Breakers.Keys);
        Assert.Contains("breaker:refused-orders:Stop", world.State.Alerts.Standing.Keys);
        Assert.NotNull(world.State.Positions[SafetyWorld.Acme].Selling);
    }

    [Fact]
    public void Losses_in_a_row_stop_entries_when_the_last_of_them_is_sold()
    {
        var world = new SafetyWorld(RiskProfiles.SmallAccount with { LossStreak = 2 });
        world.World.NextSession(Bar("ACME", 8, 8, 7.9, 8), Bar("BETA", 9.9, 10, 9.8, 9.9));
        Assert.DoesNotContain("loss-streak", world.State.Breakers.Keys);

        world.World.NextSession(Bar("BETA", 8, 8, 7.9, 8));
        Assert.Empty(world.State.Positions);
        Assert.Contains("loss-streak", world.State.Breakers.Keys);
        Assert.True(world.HasActed("loss-streak:Stop"));
    }

    [Fact]
    public void The_history_tells_what_was_reached_done_and_cleared()
    {
        var world = new SafetyWorld(RiskProfiles.NanoCap);
        world.Read(0.035m);
        world.Read(0.035m, 15);
        world.World.Post(new DeskInput.Resume(SafetyWorld.Owner, world.World.At));

        Assert.Equal(
            ["day-loss:Reduce", "day-loss:Reduce", "resume"], world.Safety.History.Select(line => line.What));
        Assert.Contains("50 % of every position is sold", world.Safety.History[1].Text, StringComparison.Ordinal);
        Assert.Equal(
            world.Safety.History,
            world.World.Journal.Where(happened => happened.IsDurable)
                .Aggregate(DeskState.Empty, TradingDesk.Apply).Safety.History);
    }

    private static DeskInput.Reduce Reduce(SafetyWorld world, decimal part) =>
        new(new Ratio(part), SafetyWorld.Owner, world.World.At);

    private static string Refused(SafetyWorld world, DeskInput input) =>
        Assert.IsType<DeskEvent.CommandRefused>(Assert.Single(world.World.Post(input))).Code;
}
