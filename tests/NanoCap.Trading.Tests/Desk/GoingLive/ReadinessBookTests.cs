using NanoCap.Trading.Desk;
using NanoCap.Trading.Desk.GoingLive;
using NanoCap.Trading.Desk.Safety;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Risk.Breakers;

namespace NanoCap.Trading.Tests.Desk.GoingLive;

public sealed class ReadinessBookTests
{
    private static readonly Actor Owner = new("console", "owner");
    private readonly DeskWorld world = new();

    [Fact]
    public void A_figure_is_acknowledged_by_typing_it()
    {
        world.Post(new DeskInput.AcknowledgeEvidence("max-drawdown", 12.30m, 12.3m, Owner, world.At));

        Assert.Equal(
            new Acknowledgement("max-drawdown", 12.3m, Owner, world.At),
            world.State.Readiness.Acknowledged["max-drawdown"]);
    }

    [Fact]
    public void Another_figure_than_the_measured_one_is_refused()
    {
        var refused = world.Post(new DeskInput.AcknowledgeEvidence("max-drawdown", 12.2m, 12.3m, Owner, world.At));

        Assert.Equal("figure", Assert.Single(refused.OfType<DeskEvent.CommandRefused>()).Code);
        Assert.Empty(world.State.Readiness.Acknowledged);
    }

    [Fact]
    public void A_breaker_is_drilled_when_it_tripped_and_a_person_cleared_it()
    {
        world.Happens(new DeskEvent.BreakerTripped("day-loss", new Ratio(0.1m), new Ratio(0.12m), world.At));
        Assert.False(world.State.Readiness.IsDrilled("day-loss"));
        Assert.NotEmpty(world.State.Breakers);

        world.Post(new DeskInput.Resume(Owner, world.At));

        Assert.True(world.State.Readiness.IsDrilled("day-loss"));
        Assert.False(world.State.Readiness.IsDrilled("drawdown"));
        var trip = Assert.Single(world.State.Readiness.Trips);
        Assert.Equal((0.12m, world.At), (trip.Measured, trip.ClearedAt));
    }

    [Fact]
    public void Every_level_of_a_latch_is_one_trip()
    {
        Reach(BreakerLevel.Reduce, 0.12m);
        Reach(BreakerLevel.Stop, 0.16m);
        var trip = Assert.Single(world.State.Readiness.Trips);
        Assert.Equal(("drawdown", 0.12m), (trip.Breaker, trip.Measured));

        world.Post(new DeskInput.Resume(Owner, world.At));
        Reach(BreakerLevel.Stop, 0.15m);

        Assert.Equal(2, world.State.Readiness.Trips.Count);
        Assert.True(world.State.Readiness.IsDrilled("drawdown"));
    }

    private void Reach(BreakerLevel level, decimal measured) => world.Happens(new SafetyEvent.LevelReached(
        new BreakerReading("drawdown", level, 0.1m, measured, new Usd(1_000m)), new Usd(900m), world.Session,
        world.At));
}
