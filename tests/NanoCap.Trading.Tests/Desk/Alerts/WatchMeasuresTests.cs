using NanoCap.Trading.Desk;
using NanoCap.Trading.Desk.Alerts;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Portfolio;

namespace NanoCap.Trading.Tests.Desk.Alerts;

/// <summary>20 shares of ACME at 10.20 and a spread in an account of 1000 dollars, limits of small-account.</summary>
public sealed class WatchMeasuresTests
{
    private readonly DeskWorld world = TradeLifeTests.Filled();

    [Fact]
    public void A_drawdown_of_5_percent_is_noted_one_of_10_percent_warns_and_the_breaker_alone_is_critical()
    {
        world.Mark(8m);
        world.AssertNever("drawdown");
        world.Mark(7.5m);
        Assert.Equal(AlertSeverity.Note, world.State.Standing("drawdown").Severity);
        world.Mark(7.4m);
        Assert.Equal(1, world.State.Standing("drawdown").Times);
        world.Mark(4.9m);
        Assert.Equal(AlertSeverity.Warning, world.State.Standing("drawdown").Severity);
        world.Mark(2.2m);
        Assert.Equal(AlertSeverity.Warning, world.State.Standing("drawdown").Severity);
        var breaker = world.State.Alerts.Standing.Keys.First(key => key.StartsWith("breaker:drawdown",
            StringComparison.Ordinal));
        Assert.Equal(AlertSeverity.Critical, world.State.Standing(breaker).Severity);
        world.Mark(10m);
        world.State.AssertLifted("drawdown");
    }

    [Fact]
    public void Resuming_begins_anew_and_lifts_the_drawdown()
    {
        world.Mark(2.2m);
        world.Post(new DeskInput.Resume(Watched.Owner, world.At));

        world.State.AssertLifted("drawdown");
    }

    [Fact]
    public void A_position_that_grew_over_its_maximum_is_told_until_it_is_within()
    {
        world.Mark(14.9m);
        world.AssertNever("position:ACME");
        world.Mark(15.1m);
        Assert.Equal(AlertSeverity.Warning, world.State.Standing("position:ACME").Severity);
        world.Mark(14m);
        world.State.AssertLifted("position:ACME");
    }

    [Fact]
    public void Leverage_above_the_limit_is_told_until_it_is_within()
    {
        var borrowed = world.State with { Books = world.State.Books with { Cash = new Usd(-1m) } };
        var told = world.After(borrowed, Watched.MarkAt(world, 10m));
        Assert.Equal(AlertSeverity.Warning, told.Standing("leverage").Severity);
        world.After(told with { Books = world.State.Books }, Watched.MarkAt(world, 10m)).AssertLifted("leverage");
    }

    [Fact]
    public void A_sector_above_its_maximum_is_told_after_the_close()
    {
        // 60 shares at 10 are 600 of about 1400; the limit is 40 %.
        var state = Holding(world.State, ("OTHER", 40));
        var told = world.After(state, Watched.Run(world, 1));
        Assert.Contains("Technology", told.Standing("sector:Technology").Text, StringComparison.Ordinal);
        Assert.Equal(AlertSeverity.Warning, told.Standing("sector:Technology").Severity);
        world.After(told with { Positions = world.State.Positions }, Watched.Run(world, 2))
            .AssertLifted("sector:Technology");
    }

    [Fact]
    public void Two_holdings_that_move_as_one_are_told_after_the_close()
    {
        var state = Holding(world.State, ("OTHER", 10), ("THIRD", 10));
        var alike = new MovingMarket((symbol, back) => symbol.Value == "THIRD"
            ? (back % 3 == 0 ? 0.01 : -0.004)
            : back % 2 == 0 ? 0.001 : -0.001);
        var told = world.After(state, Watched.Run(world, 1, alike));
        Assert.Equal(AlertSeverity.Warning, told.Standing("correlation:ACME-OTHER").Severity);
        Assert.DoesNotContain(told.Alerts.Standing.Keys, key => key.StartsWith("correlation:", StringComparison.Ordinal)
            && key.EndsWith("THIRD", StringComparison.Ordinal));

        var apart = new MovingMarket((symbol, back) => symbol == Watched.Acme == (back % 2 == 0) ? 0.001 : -0.001);
        world.After(told, Watched.Run(world, 2, apart)).AssertLifted("correlation:ACME-OTHER");
    }

    [Fact]
    public void Value_at_risk_above_the_limit_is_told_after_the_close_by_the_worse_measure()
    {
        // Every other session -25 % on a fifth of equity: 5 % a day; the limit is 4 %.
        var told = world.After(world.State, Watched.Run(world, 1, Swinging(0.25)));
        var alert = told.Standing("value-at-risk");
        Assert.Equal(AlertSeverity.Warning, alert.Severity);
        Assert.Contains("by 250 sessions", alert.Text, StringComparison.Ordinal);

        // By the percentile -3 % is within; 1.645 deviations of +-3 % are 4.9 %.
        told = world.After(told, Watched.Run(world, 2, Swinging(0.15)));
        told.Standing("value-at-risk");
        world.After(told, Watched.Run(world, 3, Swinging(0.05))).AssertLifted("value-at-risk");
    }

    [Fact]
    public void Too_little_history_is_no_value_at_risk()
    {
        var young = new MovingMarket((_, back) => back < 59 ? -0.3 * (back % 2) : double.NaN);
        world.After(world.State, Watched.Run(world, 1, young));

        Assert.DoesNotContain(
            "value-at-risk", world.After(world.State, Watched.Run(world, 1, young)).Alerts.Standing.Keys);
    }

    private static MovingMarket Swinging(double by) => new((_, back) => back % 2 == 0 ? by : -by);

    private static DeskState Holding(DeskState state, params (string Symbol, int Shares)[] more) => more.Aggregate(
        state,
        (held, next) => held with
        {
            Positions = held.Positions.Add(
                Symbol.Of(next.Symbol),
                new Position(
                    Symbol.Of(next.Symbol),
                    [new Lot(new(2024, 1, 3), Quantity.Of(next.Shares), Price.Of(10m))],
                    "momentum", null, new(2024, 1, 3), null, null, null, null, Price.Of(10m))),
        });
}
