using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;
using NanoCap.Trading.Sessions;
using static NanoCap.Trading.Tests.Desk.DeskWorld;

namespace NanoCap.Trading.Tests.Desk;

/// <summary>Approvals whose time comes while the broker's books cannot be read.</summary>
public sealed class HeldApprovalTests
{
    [Theory]
    [InlineData("the books")]
    [InlineData("the timed reader")]
    [InlineData("the same job again")]
    public void An_approval_that_waited_for_the_books_goes_as_soon_as_they_are_read(string what)
    {
        var world = Held();
        Assert.Equal(ProposalStatus.Approved, world.State.Proposals[1].Status);
        Assert.Empty(world.Exchange.State.WorkingOrders);

        world.ReadsBringMarket = what == "the books";
        world.Happens(new DeskEvent.ReconciliationWanted(world.At));
        world.Advance(TimeSpan.FromMinutes(3));
        switch (what)
        {
            case "the timed reader":
                world.Post(new DeskInput.SafetyRead(
                    new Dictionary<Symbol, double?>(), [], world.Market, world.At));
                break;
            case "the same job again":
                world.Post(new DeskInput.SubmissionDue(world.Session, world.Market, new HashSet<Symbol>(), world.At));
                break;
            default:
                break;
        }

        world.Settle();
        var entry = Assert.Single(world.Exchange.State.WorkingOrders);
        Assert.Equal((Side.Buy, 20m), (entry.Request.Side, entry.Request.Quantity.Value));
    }

    [Fact]
    public void After_its_time_it_is_not_sent_any_more()
    {
        var world = Held();
        world.ReadsBringMarket = true;
        world.At = TradingCalendar.Nyse.Session(world.Session).Open.AddMinutes(30);
        world.Happens(new DeskEvent.ReconciliationWanted(world.At));
        world.Settle();
        world.Post(new DeskInput.ExpiryDue(world.Session, world.At));

        Assert.Empty(world.Exchange.State.Orders);
        Assert.Equal(ProposalStatus.Expired, world.State.Proposals[1].Status);
    }

    [Fact]
    public void The_job_of_the_morning_may_be_posted_every_minute()
    {
        var world = TradeLifeTests.Filled();
        world.Propose("BETA", 10);
        world.Post(world.Approval(2));
        world.BeforeOpen(new Dictionary<Symbol, decimal> { [Symbol.Of("BETA")] = 2m }, Bar("ACME", 10, 10.1, 9.9, 10));
        Assert.Contains("entry:2", world.State.Alerts.Standing.Keys);

        for (var minute = 0; minute < 3; minute++)
        {
            world.Advance(TimeSpan.FromMinutes(1));
            Assert.Empty(world.Post(new DeskInput.SubmissionDue(
                world.Session, world.Market, new HashSet<Symbol> { Symbol.Of("BETA") }, world.At)));
        }
    }

    private static DeskWorld Held()
    {
        var world = TradeLifeTests.Approved();
        world.Happens(new DeskEvent.ReconciliationWanted(world.At, world.At.AddDays(1)));
        world.BeforeOpen(new Dictionary<Symbol, decimal>());
        return world;
    }
}
