using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;
using NanoCap.Trading.Sessions;
using static NanoCap.Trading.Tests.Desk.DeskWorld;

namespace NanoCap.Trading.Tests.Desk;

/// <summary>EXIT outside the session: at the next open, or now at a limit under a fresh bid.</summary>
public sealed class ExitNowTests
{
    private static readonly Symbol Acme = Symbol.Of("ACME");
    private static readonly Actor Owner = new("console", "owner");

    [Fact]
    public void Without_a_word_about_time_it_waits_for_the_open()
    {
        var world = TradeLifeTests.Filled();
        world.Post(Now(world, ("ACME", 10m, 5)) with { Timing = ExitTiming.AtNextOpen });
        world.Settle();

        var sale = Assert.Single(world.Exchange.State.WorkingOrders).Request;
        Assert.Equal(
            (OrderType.Market, TimeInForce.Day, false), (sale.Type, sale.TimeInForce, sale.IsExtendedHours));
    }

    [Fact]
    public void Now_sells_at_a_limit_3_percent_under_the_bid_in_extended_hours()
    {
        var world = TradeLifeTests.Filled();
        world.Post(Now(world, ("ACME", 10.17m, 60)));
        world.Settle();

        var sale = Assert.Single(world.Exchange.State.WorkingOrders).Request;
        Assert.Equal(
            (OrderType.Limit, TimeInForce.Day, true, OrderClass.Simple, 9.86m, 20m),
            (sale.Type, sale.TimeInForce, sale.IsExtendedHours, sale.Class, sale.LimitPrice!.Value.Value,
                sale.Quantity.Value));
        var began = Assert.Single(world.Journal.OfType<DeskEvent.ExitBegan>());
        Assert.Equal(ExitTiming.Now, began.Timing);

        world.Pass(world.Exchange.Execute(sale.Id, sale.Quantity, Price.Of(10.1m), world.At));
        world.Settle();
        Assert.Null(world.State.ExitUnderWay);
        Assert.Empty(world.Exchange.State.Positions);
    }

    [Theory]
    [InlineData("stale", "ACME (its latest bid is of ")]
    [InlineData("nobody", "ACME (nobody bids)")]
    [InlineData("unknown", "ACME (no quote is known)")]
    [InlineData("night", "ACME (nothing trades at this hour)")]
    [InlineData("halted", "ACME (it is halted)")]
    public void What_has_no_fresh_bid_is_said_and_waits_for_the_open(string why, string said)
    {
        var world = TradeLifeTests.Filled();
        if (why == "night")
        {
            world.At = TradingCalendar.Nyse.AtNewYork(world.Session, new TimeOnly(20, 0));
        }

        if (why == "halted")
        {
            world.Pass(world.Exchange.Halt(Acme, world.At));
            world.Happens(new DeskEvent.ReconciliationWanted(world.At));
            world.Settle();
        }

        var exit = why switch
        {
            "unknown" => Now(world),
            "stale" => Now(world, ("ACME", 10m, 61)),
            "nobody" => Now(world, ("ACME", null, 1)),
            _ => Now(world, ("ACME", 10m, 1)),
        };
        world.Post(exit);
        world.Settle();

        Assert.Equal(OrderType.Market, Assert.Single(world.Exchange.State.WorkingOrders).Request.Type);
        Assert.StartsWith(
            "EXIT now leaves for the open: " + said, world.State.Alerts.Standing["exit-now"].Text,
            StringComparison.Ordinal);
        Assert.Contains("ACME", ExitProgress.Of(
            world.State, new HashSet<Symbol>(), TradingCalendar.Nyse, world.At).InWords(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_limit_leaves_is_sold_at_the_market_at_the_open()
    {
        var world = TradeLifeTests.Filled();
        world.Post(Now(world, ("ACME", 10m, 1)));
        world.Settle();
        var limit = Assert.Single(world.Exchange.State.WorkingOrders);
        world.Pass(world.Exchange.Execute(limit.Id, Quantity.Of(5m), Price.Of(9.8m), world.At));
        world.Settle();
        world.Advance(TimeSpan.FromMinutes(6));
        world.Post(new DeskInput.TimePassed(world.At));
        Assert.Contains("its limit of 9.70 has not traded",
            world.State.Alerts.Standing[$"order:{limit.Id}"].Text, StringComparison.Ordinal);

        var bar = Bar("ACME", 9.5, 9.6, 9.4, 9.5);
        world.BeforeOpen(new Dictionary<Symbol, decimal>(), bar);
        var sale = Assert.Single(world.Exchange.State.WorkingOrders).Request;
        Assert.Equal((OrderType.Market, 15m), (sale.Type, sale.Quantity.Value));

        world.Open([bar]);
        Assert.Null(world.State.ExitUnderWay);
        Assert.Empty(world.Exchange.State.Positions);
    }

    [Fact]
    public void In_the_session_now_means_the_market_as_ever()
    {
        var world = TradeLifeTests.Filled();
        var bar = Bar("ACME", 10, 10.1, 9.9, 10);
        world.BeforeOpen(new Dictionary<Symbol, decimal>(), bar);
        world.Open([bar]);
        world.Post(Now(world, ("ACME", 10m, 1)));
        world.Settle();
        Assert.Equal(OrderType.Market, Assert.Single(world.Exchange.State.WorkingOrders).Request.Type);
        Assert.DoesNotContain(world.Journal, happened => happened is ExitHoursEvent);
    }

    [Fact]
    public void An_exit_that_waits_for_the_open_can_be_wanted_now()
    {
        var world = TradeLifeTests.Filled();
        world.Post(new DeskInput.Exit(Owner, world.At));
        world.Settle();
        Assert.Equal(OrderType.Market, Assert.Single(world.Exchange.State.WorkingOrders).Request.Type);

        Assert.DoesNotContain(
            world.Post(Now(world, ("ACME", 10m, 1))), happened => happened is DeskEvent.CommandRefused);
        world.Settle();

        Assert.True(Assert.Single(world.Exchange.State.WorkingOrders).Request.IsExtendedHours);
        Assert.Equal(1, world.State.ExitCount);
    }

    [Fact]
    public void A_bid_that_grew_old_while_the_protection_was_cancelled_prices_nothing()
    {
        var world = TradeLifeTests.Filled();
        var pair = Assert.Single(world.State.OpenOrders);
        world.Post(Now(world, ("ACME", 10m, 1)));
        world.Post(new DeskInput.CancelAnswered(pair.Id, new CancelAnswer.Requested(), world.At));
        world.At += TimeSpan.FromSeconds(61);
        world.Pass(world.Exchange.Cancel(pair.Id, world.At));
        world.Settle();
        Assert.Equal(OrderType.Market, Assert.Single(world.Exchange.State.WorkingOrders).Request.Type);
    }

    [Fact]
    public void The_choice_outlives_a_restart()
    {
        var world = TradeLifeTests.Filled();
        var pair = Assert.Single(world.State.OpenOrders);
        world.Post(Now(world, ("ACME", 10m, 1)));
        world.Pass(world.Exchange.Cancel(pair.Id, world.At));
        world.Restart();
        Assert.True(Assert.Single(world.Exchange.State.WorkingOrders).Request.IsExtendedHours);
    }

    [Fact]
    public void A_part_can_be_sold_now_too_and_nothing_else()
    {
        var world = new DeskWorld();
        world.Propose("ACME", 10);
        world.Propose("BETA", 10);
        world.Post(world.Approval(1));
        world.Post(world.Approval(2));
        world.NextSession(Bar("ACME", 10, 10.6, 9.9, 10.5), Bar("BETA", 10, 10.1, 9.6, 9.7));
        world.Post(Now(world, ("ACME", 10m, 1), ("BETA", 10m, 1)) with { Scope = new ExitScope.Named([Acme]) });
        world.Settle();

        var sale = Assert.Single(
            world.Exchange.State.WorkingOrders, order => order.Request.IsExtendedHours).Request;
        Assert.Equal(Acme, sale.Symbol);
        Assert.Null(world.State.Positions[Symbol.Of("BETA")].Selling);
    }

    [Theory]
    [InlineData("2024-01-03", "03:59", false)]
    [InlineData("2024-01-03", "04:00", true)]
    [InlineData("2024-01-03", "09:30", false)]
    [InlineData("2024-01-03", "16:00", true)]
    [InlineData("2024-01-03", "19:59", true)]
    [InlineData("2024-01-03", "20:00", false)]
    [InlineData("2024-07-03", "16:59", true)]
    [InlineData("2024-07-03", "17:00", false)]
    [InlineData("2024-01-06", "12:00", false)]
    public void Extended_hours_are_from_four_to_eight_around_a_session(string date, string time, bool isExtended) =>
        Assert.Equal(isExtended, TradingCalendar.Nyse.IsExtendedHours(TradingCalendar.Nyse.AtNewYork(
            DateOnly.Parse(date, System.Globalization.CultureInfo.InvariantCulture),
            TimeOnly.Parse(time, System.Globalization.CultureInfo.InvariantCulture))));

    private static DeskInput.Exit Now(DeskWorld world, params (string Symbol, decimal? Bid, int Age)[] bids)
    {
        var market = new QuotedMarket(world.Session);
        foreach (var (symbol, bid, age) in bids)
        {
            market.Quotes[symbol] = new Quote(
                bid is { } price ? Price.Of(price) : null, Price.Of(11m), null, world.At.AddSeconds(-age));
        }

        return new DeskInput.Exit(Owner, world.At) { Timing = ExitTiming.Now, Market = market };
    }
}
