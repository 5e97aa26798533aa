using NanoCap.Trading.Desk;
using NanoCap.Trading.Desk.Decisions;
using NanoCap.Trading.Desk.Safety;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;
using static NanoCap.Trading.Tests.Desk.DeskWorld;

namespace NanoCap.Trading.Tests.Desk;

/// <summary>Money that the broker changed long after the fact, while nobody listened.</summary>
public sealed class CashConvergenceTests
{
    private static readonly Symbol Acme = Symbol.Of("ACME");
    private static readonly Actor Owner = new("console", "owner");

    [Fact]
    public void A_correction_whose_news_was_lost_days_ago_is_found_when_all_orders_are_read_again()
    {
        var world = CorrectedLongAgo();
        Read(world);
        Assert.Equal(new Usd(-2m), world.State.Safety.CashOff);
        Assert.Null(ReadingState.Since(world.State));
        world.Advance(TimeSpan.FromSeconds(15));

        Assert.Equal(world.Exchange.State.Cash.RoundToCent(), world.State.Books.Cash.RoundToCent());
        Assert.DoesNotContain(CashComparison.Gate, world.State.Safety.Gates.Keys);
        Assert.Null(world.State.Safety.CashOff);
        Assert.Contains(world.Journal, happened => happened is FillEvent.FillBusted);
    }

    [Fact]
    public void What_no_order_explains_is_asked_for_once_and_a_person_ends_it()
    {
        var world = CorrectedLongAgo();
        world.Tampered = told => told with { Orders = [.. told.Orders.Where(report => !report.IsTerminal)] };
        Read(world);
        world.Advance(TimeSpan.FromSeconds(15));
        Assert.Contains(CashComparison.Gate, world.State.Safety.Gates.Keys);
        Assert.NotNull(ReadingState.Since(world.State));
        Assert.Contains(
            "/resume takes the broker's figure as right", world.State.Alerts.Standing[CashComparison.Alert].Text,
            StringComparison.Ordinal);

        world.Post(new DeskInput.Resume(Owner, world.At));
        world.Settle();
        Read(world);

        var booked = Assert.Single(world.Journal.OfType<SafetyEvent.CashFlowBooked>());
        Assert.Equal(
            ("accepted-1", CashFlowKind.Accepted, -2m, Owner),
            (booked.ActivityId, booked.Kind, booked.Amount.Value, booked.By));
        Assert.Equal(world.Exchange.State.Cash.RoundToCent(), world.State.Books.Cash.RoundToCent());
        Assert.DoesNotContain(CashComparison.Gate, world.State.Safety.Gates.Keys);
        Assert.DoesNotContain(CashComparison.Alert, world.State.Alerts.Standing.Keys);
    }

    /// <summary>20 shares were booked at 10.20 and cost 10.30 since.</summary>
    private static DeskWorld CorrectedLongAgo()
    {
        var world = TradeLifeTests.Filled();
        for (var session = 0; session < 3; session++)
        {
            world.NextSession(Bar("ACME", 10.2, 10.3, 10.1, 10.2));
            Read(world);
        }

        // A new stop: nothing that is open reaches back to the purchase.
        world.Post(new DeskInput.SetLevels(Acme, new LevelsChange.FixedStop(Price.Of(9.1m)), Owner, world.At));
        world.Settle();
        world.At += TimeSpan.FromHours(1);
        Read(world);
        var fill = world.State.Orders.Values.First(order => order.Purpose == OrderPurpose.Entry).Fills[0];
        world.Exchange.Apply(world.Exchange.Correct(
            fill.ExecutionId, fill.Quantity, Price.Of(fill.Price.Value + 0.1m), world.At));
        world.At += TimeSpan.FromMinutes(5);
        return world;
    }

    private static void Read(DeskWorld world)
    {
        world.Happens(new DeskEvent.ReconciliationWanted(world.At));
        world.Settle();
    }
}
