using NanoCap.Trading.Desk;
using NanoCap.Trading.Orders;
using NanoCap.Trading.Risk;
using static NanoCap.Trading.Tests.Desk.DeskWorld;

namespace NanoCap.Trading.Tests.Desk.Limits;

/// <summary>All approvals of an evening leave at one instant before the open: each counts those before it.</summary>
public sealed class EntryRateTests
{
    [Theory]
    [InlineData(1, 20)]
    [InlineData(40, 1)]
    public void Entries_that_are_about_to_leave_count_against_the_rate(int perDay, int perMinute)
    {
        var world = new DeskWorld(profile: RiskProfiles.SmallAccount with
        {
            OrdersPerDay = perDay,
            OrdersPerMinute = perMinute,
            SectorMaximum = null,
        });
        foreach (var symbol in new[] { "ACME", "BETA", "CITY" })
        {
            world.Post(world.Approval(world.Propose(symbol, 10).Number));
        }

        world.NextSession(Bar("ACME", 10, 10.5, 9.9, 10.2), Bar("BETA", 10, 10.5, 9.9, 10.2));

        Assert.Single(world.Journal.OfType<DeskEvent.OrderSending>(), sending =>
            world.State.Orders[sending.Order].Purpose == OrderPurpose.Entry);
        Assert.Single(world.State.Positions);
    }
}
