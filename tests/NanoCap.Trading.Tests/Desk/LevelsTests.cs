using NanoCap.Trading.Desk;
using NanoCap.Trading.Exchange;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;
using NanoCap.Trading.Portfolio;
using static NanoCap.Trading.Tests.Desk.DeskWorld;

namespace NanoCap.Trading.Tests.Desk;

/// <summary>Stops and targets that a person sets, and stops that follow the price. ACME: 20 shares at 10.20 and a
/// spread, mark 10.2, stop near 9.19, target near 12.25.</summary>
public sealed class LevelsTests
{
    private static readonly Symbol Acme = Symbol.Of("ACME");
    private static readonly Actor Owner = new("console", "owner");

    private readonly DeskWorld world = TradeLifeTests.Filled();

    [Fact]
    public void A_new_stop_replaces_the_pair_by_one_with_the_new_level()
    {
        var before = Assert.Single(world.State.OpenOrders);

        Set(new LevelsChange.FixedStop(Price.Of(9.5m)));

        var after = Assert.Single(world.State.OpenOrders);
        Assert.Equal(
            (9.5m, before.Request.LimitPrice), (after.Request.StopPrice!.Value.Value, after.Request.LimitPrice));
        Assert.Equal(OrderStatus.Canceled, world.State.Orders[before.Id].Status);
        Assert.Equal((before.Intent, before.Attempt + 1), (after.Intent, after.Attempt));
        Assert.Equal(20m, Assert.Single(world.Exchange.State.WorkingOrders).Remaining.Value);
        Assert.Empty(ProtectionCoverage.Of(world.State));
    }

    [Fact]
    public void Never_do_two_pairs_rest_at_the_broker_and_never_more_is_on_sale_than_is_held()
    {
        Set(new LevelsChange.FixedStop(Price.Of(9.5m)), settle: false);

        // The new one is not even made before the old one has ended.
        Assert.NotNull(Assert.Single(world.State.OpenOrders).CancelReason);
        Assert.Equal(CoverageGap.OnItsWay, Assert.Single(ProtectionCoverage.Of(world.State)).Gap);
        world.Settle();
        Assert.Single(world.State.OpenOrders);
    }

    [Fact]
    public void A_new_target_and_no_target_replace_the_pair_too()
    {
        Set(new LevelsChange.NewTarget(Price.Of(15m)));
        Assert.Equal(15m, Assert.Single(world.State.OpenOrders).Request.LimitPrice!.Value.Value);

        Set(new LevelsChange.NewTarget(null));

        var stop = Assert.Single(world.State.OpenOrders);
        Assert.Equal((OrderType.Stop, OrderClass.Simple, null), (
            stop.Request.Type, stop.Request.Class, stop.Request.LimitPrice));
    }

    [Fact]
    public void A_level_off_the_tick_is_rounded_to_it()
    {
        Set(new LevelsChange.FixedStop(Price.Of(9.5049m)));

        Assert.Equal(9.5m, world.State.Positions[Acme].Stop!.Value.Value);
    }

    [Theory]
    [InlineData(10.5, "stop-above-price")]
    [InlineData(13, "stop-above-price")]
    public void A_stop_that_would_sell_at_once_is_refused(double level, string code) =>
        Assert.Equal(code, Refusal(new LevelsChange.FixedStop(Price.Of((decimal)level))));

    [Fact]
    public void A_target_under_the_price_is_refused() => Assert.Equal(
        "target-below-price", Refusal(new LevelsChange.NewTarget(Price.Of(9m))));

    [Fact]
    public void The_same_levels_again_are_refused() => Assert.Equal(
        "nothing-changed", Refusal(new LevelsChange.FixedStop(world.State.Positions[Acme].Stop!.Value)));

    [Theory]
    [InlineData(0.009)]
    [InlineData(0.51)]
    public void A_trail_has_bounds(double distance) => Assert.Equal(
        "trail-bounds", Refusal(new LevelsChange.TrailingStop(new Ratio((decimal)distance))));

    [Fact]
    public void What_is_not_held_or_is_being_sold_has_no_levels_to_set()
    {
        Assert.Equal("not-held", Assert.Single(world.Post(new DeskInput.SetLevels(
            Symbol.Of("NONE"), new LevelsChange.NoProtection(), Owner, world.At))
            .OfType<DeskEvent.CommandRefused>()).Code);
        world.Post(new DeskInput.Close(Acme, Owner, world.At));
        Assert.Equal("already-selling", Refusal(new LevelsChange.FixedStop(Price.Of(9.5m))));
    }

    [Fact]
    public void No_protection_is_a_choice_that_is_written_down_and_a_target_alone_is_none()
    {
        Set(new LevelsChange.NoProtection());

        Assert.Empty(world.State.OpenOrders);
        Assert.True(world.State.Positions[Acme].IsUnprotectedByChoice);
        Assert.Empty(ProtectionCoverage.Of(world.State));
        Assert.Equal("no-stop", Refusal(new LevelsChange.NewTarget(Price.Of(15m))));
        Assert.Equal("nothing-changed", Refusal(new LevelsChange.NoProtection()));
        Mark(5m);
        Assert.Null(world.State.Positions[Acme].ScheduledExit);

        world.Happens(new DeskEvent.AccountMarked(
            world.Session, [KeyValuePair.Create(Acme, Price.Of(10m))], world.State.Equity, false, world.At));
        Set(new LevelsChange.FixedStop(Price.Of(9m)));
        Assert.Equal(OrderType.Stop, Assert.Single(world.State.OpenOrders).Request.Type);
        Assert.False(world.State.Positions[Acme].IsUnprotectedByChoice);
    }

    [Fact]
    public void A_trailing_stop_follows_each_close_upwards_and_is_never_lowered()
    {
        Set(new LevelsChange.NewTarget(null));
        Set(new LevelsChange.TrailingStop(new Ratio(0.08m)));

        // Floor of .92 x the close to the cent, if above the stop before.
        Assert.Equal(9.38m, Stop);
        world.NextSession(Bar("ACME", 10.5, 11.2, 10.4, 11));
        Assert.Equal(10.12m, Stop);
        world.NextSession(Bar("ACME", 10.9, 11, 10.3, 10.4));
        Assert.Equal(10.12m, Stop);
        world.NextSession(Bar("ACME", 10.5, 12.1, 10.4, 12));
        Assert.Equal(11.04m, Stop);
        var guard = Assert.Single(world.State.OpenOrders);
        Assert.Equal((11.04m, 20m), (guard.Request.StopPrice!.Value.Value, guard.Remaining.Value));

        world.NextSession(Bar("ACME", 11.5, 11.6, 10.8, 11));
        Assert.Equal(ExitReason.Stop, Assert.Single(world.State.Trades).Reason);
    }

    [Fact]
    public void A_trail_starts_no_lower_than_the_stop_that_stands()
    {
        Set(new LevelsChange.FixedStop(Price.Of(10m)));

        Set(new LevelsChange.TrailingStop(new Ratio(0.20m)));

        Assert.Equal(10m, Stop);
    }

    [Fact]
    public void A_profile_may_let_every_stop_trail()
    {
        var trailing = TradeLifeTests.Approved();
        trailing.Happens(new DeskEvent.ProposalRaised(
            1, 1, trailing.State.Proposals[1].Terms with { Trail = new Ratio(0.05m) }, trailing.At));
        trailing.Post(trailing.Approval(1));

        trailing.NextSession(Bar("ACME", 10.2, 10.5, 9.9, 10.4));

        Assert.Equal((0.05m, 9.88m), (
            trailing.State.Positions[Acme].Trail!.Value.Value, trailing.State.Positions[Acme].Stop!.Value.Value));
    }

    [Fact]
    public void A_split_scales_levels_set_by_hand_and_protects_anew()
    {
        Set(new LevelsChange.FixedStop(Price.Of(9.5m)));

        world.NextSession(new Dictionary<Symbol, decimal> { [Acme] = 2m }, Bar("ACME", 5.1, 5.2, 5, 5.1));

        var guard = Assert.Single(world.State.OpenOrders);
        Assert.Equal((4.75m, 40m), (guard.Request.StopPrice!.Value.Value, guard.Remaining.Value));
    }

    [Fact]
    public void While_the_broker_refuses_the_desk_watches_the_new_stop_and_says_so()
    {
        Refuse();
        Set(new LevelsChange.FixedStop(Price.Of(9.8m)));
        var coverage = Assert.Single(ProtectionCoverage.Of(world.State));
        Assert.Equal(CoverageGap.Watched, coverage.Gap);
        Assert.Equal(
            "the broker does not take its order (no stops here (no-stops)); the desk watches stop 9.80 and target "
            + $"{world.State.Positions[Acme].Target} at every mark",
            coverage.Why);

        Mark(9.8m);

        Assert.Equal(ExitReason.Stop, world.State.Positions[Acme].Selling);
    }

    [Fact]
    public void A_target_is_watched_too()
    {
        Refuse();
        Set(new LevelsChange.NewTarget(Price.Of(11m)));

        Mark(11m);

        Assert.Equal(ExitReason.Target, world.State.Positions[Acme].Selling);
    }

    [Fact]
    public void What_an_order_guards_is_not_sold_by_the_desk_too()
    {
        Mark(5m);

        Assert.Null(world.State.Positions[Acme].Selling);
        Assert.Single(world.State.OpenOrders);
    }

    [Fact]
    public void The_close_schedules_what_a_mark_in_the_session_sells_at_once()
    {
        Refuse();
        Set(new LevelsChange.FixedStop(Price.Of(9.8m)));

        world.NextSession(Bar("ACME", 10, 10, 9.7, 9.7));
        Assert.Equal(ExitReason.Stop, world.State.Positions[Acme].ScheduledExit);

        world.Fault = _ => null;
        world.NextSession(Bar("ACME", 9.7, 9.8, 9.6, 9.7));
        Assert.Equal(ExitReason.Stop, Assert.Single(world.State.Trades).Reason);
    }

    [Fact]
    public void A_position_from_no_proposal_is_named_until_it_has_a_stop_or_the_word_that_it_shall_have_none()
    {
        world.Happens(new DeskEvent.PositionAdjusted(
            Symbol.Of("EXT"), Quantity.Of(7m), Price.Of(3m), world.Session, world.At));
        var coverage = Assert.Single(ProtectionCoverage.Of(world.State));
        Assert.Equal((Symbol.Of("EXT"), CoverageGap.Open), (coverage.Symbol, coverage.Gap));

        world.Post(new DeskInput.SetLevels(
            Symbol.Of("EXT"), new LevelsChange.FixedStop(Price.Of(2.5m)), Owner, world.At));

        var order = world.State.OpenOrdersIn(Symbol.Of("EXT")).Single();
        Assert.Equal((7m, 2.5m, "h20240103-EXT"), (
            order.Remaining.Value, order.Request.StopPrice!.Value.Value, order.Intent));
    }

    private decimal Stop => world.State.Positions[Acme].Stop!.Value.Value;

    private void Set(LevelsChange change, bool settle = true)
    {
        Assert.Contains(
            world.Post(new DeskInput.SetLevels(Acme, change, Owner, world.At)),
            happened => happened is ProtectionEvent.LevelsSet);
        if (settle)
        {
            world.Settle();
        }
    }

    private string Refusal(LevelsChange change) => Assert.Single(
        world.Post(new DeskInput.SetLevels(Acme, change, Owner, world.At)).OfType<DeskEvent.CommandRefused>()).Code;

    private void Refuse() => world.Fault = request =>
        request.StopPrice is null ? null : new SubmitAnswer.Refused("no-stops", "no stops here");

    private void Mark(decimal price) => world.Post(new DeskInput.Marked(
        world.Session, new Dictionary<Symbol, Price> { [Acme] = Price.Of(price) }, IsClose: false, world.At));
}
