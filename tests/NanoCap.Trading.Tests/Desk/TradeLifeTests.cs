using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;
using NanoCap.Trading.Portfolio;
using static NanoCap.Trading.Tests.Desk.DeskWorld;

namespace NanoCap.Trading.Tests.Desk;

/// <summary>One trade from proposal to end, on the simulated exchange.</summary>
public sealed class TradeLifeTests
{
    private static readonly Symbol Acme = Symbol.Of("ACME");

    [Fact]
    public void An_approved_proposal_is_filled_at_the_next_open_and_protected_in_the_same_session()
    {
        var world = Filled();

        var position = world.State.Positions[Acme];
        Assert.Equal(20m, position.Quantity.Value);
        var pair = Assert.Single(world.State.OpenOrders);
        Assert.Equal(OrderClass.OneCancelsOther, pair.Request.Class);
        Assert.Equal(TimeInForce.GoodTilCanceled, pair.Request.TimeInForce);
        Assert.Equal(position.Stop, pair.Request.StopPrice);
        Assert.Equal(position.Target, pair.Request.LimitPrice);

        // Stop and target keep their relative distance from the average fill: 9/10 and 12/10 of 10.20 and a spread.
        AssertNear(position.AveragePrice.Value * 0.9m, position.Stop);
        AssertNear(position.AveragePrice.Value * 1.2m, position.Target);
        Assert.Equal(new DateOnly(2024, 1, 10), position.TimeExit);
        AssertBalanced(world);
    }

    [Fact]
    public void A_proposal_nobody_decides_expires_and_buys_nothing()
    {
        var world = new DeskWorld();
        world.Propose("ACME", 20);

        world.NextSession(Bar("ACME", 10, 10.5, 9.8, 10.2));

        Assert.Equal(ProposalStatus.Expired, world.State.Proposals[1].Status);
        Assert.Empty(world.Exchange.State.Orders);
    }

    [Fact]
    public void An_entry_above_its_limit_is_not_filled_and_ends()
    {
        var world = Approved();

        world.NextSession(Bar("ACME", 10.40, 10.5, 10.35, 10.4));

        Assert.Empty(world.State.Positions);
        Assert.Empty(world.State.OpenOrders);
        Assert.Equal(1000m, world.State.Books.Cash.Value);
    }

    [Fact]
    public void A_stop_that_is_hit_closes_the_position_and_the_target_with_it()
    {
        var world = Filled();

        world.NextSession(Bar("ACME", 10, 10.1, 8.5, 8.8));

        Assert.Empty(world.State.Positions);
        Assert.Empty(world.State.OpenOrders);
        var trade = Assert.Single(world.State.Trades);
        Assert.Equal(ExitReason.Stop, trade.Reason);
        Assert.True(trade.Realised < Usd.Zero);
        Assert.Equal(world.Session, world.State.StoppedOut[Acme]);
        AssertBalanced(world);
    }

    [Fact]
    public void A_target_that_is_traded_through_closes_the_position()
    {
        var world = Filled();

        world.NextSession(Bar("ACME", 11, 13, 10.9, 12.8));

        Assert.Equal(ExitReason.Target, Assert.Single(world.State.Trades).Reason);
        Assert.Empty(world.State.OpenOrders);
        AssertBalanced(world);
    }

    [Fact]
    public void A_position_is_sold_at_the_open_of_its_time_exit()
    {
        var world = Filled();
        for (var day = 0; day < 4; day++)
        {
            world.NextSession(Bar("ACME", 10.2, 10.4, 10, 10.2));
            Assert.Single(world.State.Positions);
        }

        world.NextSession(Bar("ACME", 10.3, 10.4, 10, 10.2));

        Assert.Equal(new DateOnly(2024, 1, 10), world.Session);
        Assert.Equal(ExitReason.Time, Assert.Single(world.State.Trades).Reason);
        Assert.Empty(world.State.OpenOrders);
        AssertBalanced(world);
    }

    [Fact]
    public void A_partly_filled_entry_is_protected_for_what_was_filled()
    {
        var world = Approved();

        world.NextSession(Bar("ACME", 10, 10.5, 9.8, 10.2, volume: 300));

        Assert.Equal(9m, world.State.Positions[Acme].Quantity.Value);
        Assert.Equal(9m, Assert.Single(world.State.OpenOrders).Remaining.Value);
    }

    [Fact]
    public void A_split_scales_shares_and_levels_and_protection_comes_back()
    {
        var world = Filled();
        var before = world.State.Positions[Acme];

        world.NextSession(
            new Dictionary<Symbol, decimal> { [Acme] = 0.125m }, Bar("ACME", 81, 82, 80, 81));

        var after = world.State.Positions[Acme];
        Assert.Equal(2m, after.Quantity.Value);
        AssertNear(before.Stop!.Value.Value * 8, after.Stop);
        Assert.Equal(2m, Assert.Single(world.State.OpenOrders).Request.Quantity.Value);
        AssertBalanced(world);
    }

    [Fact]
    public void A_close_by_the_owner_cancels_the_protection_first_and_sells_at_the_next_open()
    {
        var world = Filled();

        world.Post(new DeskInput.Close(Acme, new Actor("console", "owner"), world.At));
        world.Settle();

        var sale = Assert.Single(world.State.OpenOrders);
        Assert.Equal((OrderPurpose.Exit, OrderType.Market), (sale.Purpose, sale.Request.Type));
        world.NextSession(Bar("ACME", 10.1, 10.2, 10, 10.1));
        Assert.Equal(ExitReason.Owner, Assert.Single(world.State.Trades).Reason);
        AssertBalanced(world);
    }

    private static void AssertNear(decimal expected, Price? level) =>
        Assert.InRange(level!.Value.Value, expected - 0.01m, expected + 0.01m);

    internal static DeskWorld Approved()
    {
        var world = new DeskWorld();
        world.Propose("ACME", 20);
        world.Post(world.Approval(1));
        Assert.Equal(ProposalStatus.Approved, world.State.Proposals[1].Status);
        return world;
    }

    internal static DeskWorld Filled()
    {
        var world = Approved();
        world.NextSession(Bar("ACME", 10.20, 10.5, 9.8, 10.2));
        Assert.Single(world.State.Positions);
        return world;
    }

    /// <summary>cash + positions = equity = start + realised + unrealised - costs, and our books are the
    /// broker's.</summary>
    internal static void AssertBalanced(DeskWorld world)
    {
        var state = world.State;
        var expected = state.Books.Start + state.Books.Realised + state.Unrealised - state.Books.Costs;
        Assert.Equal(state.Equity.RoundToCent(), expected.RoundToCent());
        Assert.Equal(world.Exchange.State.Cash.RoundToCent(), state.Books.Cash.RoundToCent());
        Assert.Equal(
            world.Exchange.State.Positions.Values.Select(position => (position.Symbol, position.Quantity)),
            state.Positions.Values.Select(position => (position.Symbol, position.Quantity)));
    }
}
