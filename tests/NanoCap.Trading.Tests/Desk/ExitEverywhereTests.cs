using NanoCap.Trading.Desk;
using NanoCap.Trading.Desk.Alerts;
using NanoCap.Trading.Exchange;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;
using NanoCap.Trading.Sessions;
using static NanoCap.Trading.Tests.Desk.DeskWorld;

namespace NanoCap.Trading.Tests.Desk;

/// <summary>EXIT beside orders of others, with symbols that are left alone, halted, in parts; and what it says
/// meanwhile.</summary>
public sealed class ExitEverywhereTests
{
    private static readonly Symbol Acme = Symbol.Of("ACME");
    private static readonly Actor Owner = new("console", "owner");

    [Fact]
    public void Exit_cancels_the_orders_of_others_by_the_brokers_names_and_ends_only_then()
    {
        var world = new DeskWorld { CancelsForeign = false };
        var foreign = Foreign(world, "ZETA");
        world.Post(new DeskInput.Exit(Owner, world.At));
        world.Settle();
        Assert.NotNull(world.State.ExitUnderWay);
        var work = Assert.Single(world.State.Work.OfType<DeskWork.CancelForeign>());
        Assert.Equal(world.Exchange.State.FindOrder(foreign)!.BrokerOrderId, work.Order.BrokerOrderId);
        Assert.Contains("which is not ours, still works (not cancelled: not now)", Progress(world).InWords(),
            StringComparison.Ordinal);

        world.CancelsForeign = true;
        world.Advance(TimeSpan.FromSeconds(5));
        world.Advance(TimeSpan.FromSeconds(5));

        Assert.Empty(world.Exchange.State.WorkingOrders);
        Assert.Null(world.State.ExitUnderWay);
        Assert.Empty(world.State.Exit.Foreign);
    }

    [Fact]
    public void Shares_that_an_order_of_others_holds_are_sold_when_it_is_cancelled()
    {
        var world = Bare();
        world.Pass(world.Exchange.Submit(
            new OrderRequest(
                ClientOrderId.For("other", "x", 1), Acme, Side.Sell, Quantity.Of(20m), OrderType.Limit,
                TimeInForce.GoodTilCanceled, LimitPrice: Price.Of(50m)), world.At, Price.Of(10m)));
        world.Post(new DeskInput.Exit(Owner, world.At));
        world.Settle();
        for (var wait = 0; wait < 12; wait++)
        {
            world.Advance(TimeSpan.FromSeconds(5));
        }

        world.NextSession(Bar("ACME", 10.1, 10.2, 10, 10.1));
        Assert.Empty(world.Exchange.State.Positions);
        Assert.Null(world.State.ExitUnderWay);
    }

    [Fact]
    public void What_the_settings_keep_is_neither_sold_nor_are_its_orders_cancelled()
    {
        var world = new DeskWorld(1_000m, keepOnExit: ["ACME", "ZETA"]);
        world.Propose("ACME", 20);
        world.Post(world.Approval(1));
        world.Settle();
        world.NextSession(Bar("ACME", 10.2, 10.4, 10, 10.3));
        var kept = Foreign(world, "ZETA");
        var orders = world.Exchange.State.WorkingOrders.Select(order => order.Id).ToList();

        world.Post(new DeskInput.Exit(Owner, world.At));
        world.Settle();

        Assert.Null(world.State.ExitUnderWay);
        Assert.Equal(20m, world.State.Positions[Acme].Quantity.Value);
        Assert.Equal(orders, world.Exchange.State.WorkingOrders.Select(order => order.Id));
        Assert.Contains(kept, orders);
    }

    [Fact]
    public void A_halted_symbol_is_queued_told_with_the_reason_and_sold_when_it_trades_again()
    {
        var world = TradeLifeTests.Filled();
        world.Pass([new ExchangeEvent.SymbolHalted(Acme, world.At)]);
        world.Post(new DeskInput.Exit(Owner, world.At));
        world.Settle();
        var bar = Bar("ACME", 10.1, 10.2, 10, 10.1);
        world.BeforeOpen(new Dictionary<Symbol, decimal>(), bar);
        Assert.Contains("it is halted; its sale is queued", Progress(world).InWords(), StringComparison.Ordinal);
        world.Open([bar]);
        world.At = TradingCalendar.Nyse.Session(world.Session).Open.AddMinutes(6);
        world.Post(new DeskInput.TimePassed(world.At));

        Assert.Equal(
            "EXIT 1 is not flat yet: 0 of 1 sold; 1 waiting: ACME (it is halted; its sale is queued and sells when "
            + "trading resumes).",
            world.State.Alerts.Standing["exit-left"].Text);
        var halt = world.State.Alerts.Standing["halt:ACME"];
        Assert.Equal((AlertTopic.CorporateEvent, AlertSeverity.Critical), (halt.Topic, halt.Severity));
        Assert.Contains("Its sale is queued and sells when trading resumes", halt.Text, StringComparison.Ordinal);

        world.Pass([new ExchangeEvent.SymbolResumed(Acme, world.At)]);
        world.Rest([bar]);
        world.NextSession(bar);
        Assert.Null(world.State.ExitUnderWay);
        Assert.Empty(world.Exchange.State.Positions);
        Assert.DoesNotContain("exit-left", world.State.Alerts.Standing.Keys);
        Assert.DoesNotContain("halt:ACME", world.State.Alerts.Standing.Keys);
    }

    [Fact]
    public void A_held_symbol_that_the_market_says_is_halted_is_told_until_it_trades_again()
    {
        var world = TradeLifeTests.Filled();
        Read(isHalted: true);
        var alert = world.State.Alerts.Standing["halt:ACME"];
        Assert.Equal(AlertSeverity.Warning, alert.Severity);
        Assert.Contains("Its stop cannot sell", alert.Text, StringComparison.Ordinal);
        Read(isHalted: null);
        Assert.Contains("halt:ACME", world.State.Alerts.Standing.Keys);
        Read(isHalted: false);
        Assert.DoesNotContain("halt:ACME", world.State.Alerts.Standing.Keys);

        void Read(bool? isHalted) => world.Post(new DeskInput.SafetyRead(
            new Dictionary<Symbol, double?>(), [], new QuotedMarket(world.Session) { IsHalted = isHalted }, world.At));
    }

    [Fact]
    public void Exit_of_an_unreconciled_halted_desk_sells()
    {
        var world = TradeLifeTests.Filled();
        world.Post(new DeskInput.Halt(Owner, world.At));
        world.Happens(new DeskEvent.ReconciliationWanted(world.At, world.At.AddDays(9)));

        world.Post(new DeskInput.Exit(Owner, world.At));
        world.Settle();
        world.NextSession(Bar("ACME", 10.1, 10.2, 10, 10.1));

        Assert.Empty(world.Exchange.State.Positions);
    }

    [Fact]
    public void Progress_counts_what_is_sold_and_says_why_the_rest_waits()
    {
        var world = Two();
        world.Post(new DeskInput.Exit(Owner, world.At));
        world.Settle();
        world.NextSession(Bar("ACME", 10.1, 10.2, 10, 10.1), Bar("BETA", 10, 10.1, 9.9, 10, volume: 100));

        var progress = Progress(world);

        Assert.Equal(1, progress.Sold);
        Assert.Equal("BETA", Assert.Single(progress.Waiting).Symbol.Value);
        Assert.StartsWith("1 of 2 sold; 1 waiting: BETA (", progress.InWords(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("losers", "BETA")]
    [InlineData("ACME", "ACME")]
    [InlineData("strategy", "ACME BETA")]
    [InlineData("nobody", "")]
    public void Exit_of_a_part_sells_what_is_meant_in_every_state_and_leaves_entries_alone(string scope, string sold)
    {
        foreach (var isHalted in new[] { false, true })
        {
            var world = Two();
            if (isHalted)
            {
                world.Post(new DeskInput.Halt(Owner, world.At));
            }

            var mode = world.State.Mode;
            var events = world.Post(new DeskInput.Exit(Owner, world.At)
            {
                Scope = scope switch
                {
                    "losers" => new ExitScope.Losers(),
                    "strategy" => new ExitScope.OfStrategy("Momentum"),
                    "nobody" => new ExitScope.OfStrategy(scope),
                    _ => new ExitScope.Named([Symbol.Of(scope)]),
                },
            });
            world.Settle();

            Assert.Equal(sold.Length == 0, events.Any(happened => happened is DeskEvent.CommandRefused));
            Assert.Equal(mode, world.State.Mode);
            Assert.Null(world.State.ExitUnderWay);
            Assert.Equal(
                sold, string.Join(' ', world.State.Positions.Values.Where(held => held.Selling is not null)
                    .Select(held => held.Symbol)));
        }
    }

    [Fact]
    public void A_part_does_not_mean_what_is_kept_unless_a_person_names_it()
    {
        var world = new DeskWorld(1_000m, keepOnExit: "ACME");
        world.Propose("ACME", 20);
        world.Post(world.Approval(1));
        world.NextSession(Bar("ACME", 10.2, 10.4, 10, 10.3));

        world.Post(new DeskInput.Exit(Owner, world.At) { Scope = new ExitScope.OfStrategy("momentum") });
        Assert.Null(world.State.Positions[Acme].Selling);
        world.Post(new DeskInput.Exit(Owner, world.At) { Scope = new ExitScope.Named([Acme]) });
        Assert.NotNull(world.State.Positions[Acme].Selling);
    }

    private static ExitProgress Progress(DeskWorld world) => ExitProgress.Of(
        world.State, world.Desk.Rules.KeepOnExit, TradingCalendar.Nyse, world.At);

    /// <summary>ACME has risen and BETA has fallen.</summary>
    private static DeskWorld Two()
    {
        var world = new DeskWorld();
        world.Propose("ACME", 10);
        world.Propose("BETA", 10);
        world.Post(world.Approval(1));
        world.Post(world.Approval(2));
        world.NextSession(Bar("ACME", 10, 10.6, 9.9, 10.5), Bar("BETA", 10, 10.1, 9.6, 9.7));
        Assert.Equal(2, world.State.Positions.Count);
        return world;
    }

    /// <summary>A position without protection, so that others can hold its shares.</summary>
    private static DeskWorld Bare()
    {
        var world = TradeLifeTests.Filled();
        world.Post(new DeskInput.SetLevels(Acme, new LevelsChange.NoProtection(), Owner, world.At));
        world.Settle();
        Assert.Empty(world.Exchange.State.WorkingOrders);
        return world;
    }

    private static ClientOrderId Foreign(DeskWorld world, string symbol)
    {
        var id = ClientOrderId.For("other", "x", 1);
        world.Exchange.Apply(world.Exchange.Submit(
            new OrderRequest(
                id, Symbol.Of(symbol), Side.Buy, Quantity.Of(1m), OrderType.Limit, TimeInForce.GoodTilCanceled,
                LimitPrice: Price.Of(5m)), world.At, Price.Of(10m)));
        return id;
    }
}
