using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;
using NanoCap.Trading.Portfolio;
using static NanoCap.Trading.Tests.Desk.DeskWorld;

namespace NanoCap.Trading.Tests.Desk;

/// <summary>EXIT ends flat, from every state.</summary>
public sealed class ExitTests
{
    private static readonly Actor Owner = new("console", "owner");

    [Fact]
    public void Exit_cancels_protection_sells_at_the_next_open_and_ends_when_the_broker_is_flat()
    {
        var world = TradeLifeTests.Filled();

        world.Post(new DeskInput.Exit(Owner, world.At));
        world.Settle();

        Assert.Equal(OrderPurpose.Exit, Assert.Single(world.State.OpenOrders).Purpose);
        world.NextSession(Bar("ACME", 10.1, 10.2, 10, 10.1));
        Assert.Empty(world.State.Positions);
        Assert.Empty(world.State.OpenOrders);
        Assert.Null(world.State.ExitUnderWay);
        Assert.Equal(DeskMode.Exiting, world.State.Mode);
        Assert.Empty(world.Exchange.State.Positions);
        Assert.Contains(world.Journal, happened => happened is DeskEvent.ExitEnded);
        TradeLifeTests.AssertBalanced(world);
    }

    [Fact]
    public void Exit_with_nothing_held_ends_at_once_after_reading_the_broker()
    {
        var world = new DeskWorld();

        world.Post(new DeskInput.Exit(Owner, world.At));
        world.Settle();

        Assert.Null(world.State.ExitUnderWay);
    }

    [Fact]
    public void Exit_works_while_paused_and_with_a_latched_breaker()
    {
        var world = TradeLifeTests.Filled();
        world.Post(new DeskInput.Pause(Owner, world.At));
        world.Post(new DeskInput.Marked(
            world.Session, new Dictionary<Symbol, Price> { [Symbol.Of("ACME")] = Price.Of(2m) }, false, world.At));
        Assert.NotEmpty(world.State.Breakers);

        world.Post(new DeskInput.Exit(Owner, world.At));
        world.Settle();
        world.NextSession(Bar("ACME", 2, 2.1, 1.9, 2));

        Assert.Empty(world.Exchange.State.Positions);
        Assert.Null(world.State.ExitUnderWay);
    }

    [Fact]
    public void Exit_withdraws_an_approval_that_was_not_sent()
    {
        var world = TradeLifeTests.Approved();

        world.Post(new DeskInput.Exit(Owner, world.At));
        world.NextSession(Bar("ACME", 10, 10.5, 9.8, 10.2));

        Assert.Equal(ProposalStatus.Withdrawn, world.State.Proposals[1].Status);
        Assert.Empty(world.Exchange.State.Positions);
    }

    [Fact]
    public void What_cannot_be_sold_in_one_session_is_sold_in_the_next()
    {
        var world = TradeLifeTests.Filled();
        world.Post(new DeskInput.Exit(Owner, world.At));
        world.Settle();

        world.NextSession(Bar("ACME", 10, 10.1, 9.9, 10, volume: 400));
        Assert.Equal(8m, world.State.Positions[Symbol.Of("ACME")].Quantity.Value);
        Assert.NotNull(world.State.ExitUnderWay);
        world.NextSession(Bar("ACME", 10, 10.1, 9.9, 10));

        Assert.Null(world.State.ExitUnderWay);
        Assert.Empty(world.Exchange.State.Positions);
        TradeLifeTests.AssertBalanced(world);
    }

    [Fact]
    public void Nothing_is_bought_after_exit_until_a_person_resumes()
    {
        var world = new DeskWorld();
        world.Post(new DeskInput.Exit(Owner, world.At));
        world.Settle();
        world.Propose("ACME", 20);

        var refused = Assert.IsType<DeskEvent.CommandRefused>(Assert.Single(world.Post(world.Approval(1))));
        Assert.Equal("review", refused.Code);

        world.Post(new DeskInput.Resume(Owner, world.At));
        Assert.Contains(world.Post(world.Approval(1)), happened => happened is DeskEvent.ProposalApproved);
    }
}
