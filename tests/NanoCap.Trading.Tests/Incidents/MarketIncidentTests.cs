using NanoCap.Trading.Desk;
using NanoCap.Trading.Desk.Alerts;
using NanoCap.Trading.Desk.Safety;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;
using NanoCap.Trading.Portfolio;
using NanoCap.Trading.Risk;
using NanoCap.Trading.Risk.Breakers;
using NanoCap.Trading.Sessions;
using NanoCap.Trading.Signals;
using NanoCap.Trading.Signals.Exclusions;
using NanoCap.Trading.Strategies;
using NanoCap.Trading.Tests.Bars;
using NanoCap.Trading.Tests.Desk;
using NanoCap.Trading.Tests.Desk.Safety;
using static NanoCap.Trading.Tests.Desk.DeskWorld;
using static NanoCap.Trading.Tests.Incidents.Life;

namespace NanoCap.Trading.Tests.Incidents;

/// <summary>What went wrong with connections, clocks, prices and breakers in public bots (execution.md, section 7).
/// </summary>
public sealed class MarketIncidentTests
{
    [Fact]
    public void Row_07_no_entry_goes_out_while_the_stream_is_down_and_it_goes_when_it_is_back()
    {
        var world = TradeLifeTests.Approved();
        var market = Quoted(world, isStreamReady: false);
        world.Market = market;
        world.BeforeOpen(NoSplits);
        Assert.Empty(world.Exchange.State.Orders);
        Assert.Equal(ProposalStatus.Approved, world.State.Proposals[1].Status);

        world.Happens(new DeskEvent.ReconciliationWanted(world.At, world.At.AddMinutes(1)));
        market.IsReady = true;
        world.Post(new DeskInput.SafetyRead(new Dictionary<Symbol, double?>(), [], market, world.At));
        world.Settle();
        Assert.Empty(world.Exchange.State.Orders);

        world.Advance(TimeSpan.FromMinutes(1));
        market.Quotes["ACME"] = market.Quotes["ACME"] with { At = world.At };
        world.Post(new DeskInput.SafetyRead(new Dictionary<Symbol, double?>(), [], market, world.At));
        world.Settle();
        Assert.Equal(Side.Buy, Assert.Single(world.Exchange.State.WorkingOrders).Request.Side);
    }

    [Fact]
    public void Row_22_a_breaker_that_tripped_is_latched_after_a_stop_between_the_trip_and_the_sale()
    {
        var safety = new SafetyWorld(RiskProfiles.ConservativeLive);
        var world = safety.World;
        var (peak, day) = (world.State.PeakEquity, world.State.DayBaseline);
        safety.Read(0.03m);
        safety.Read(0.03m, 16);
        Assert.NotNull(world.State.ExitUnderWay);
        var breakers = world.State.Breakers;

        // Nothing was done yet: the sales, the latches and what they were measured against are all in the journal.
        world.Restart();
        Assert.Equal(breakers, world.State.Breakers);
        Assert.Equal((peak, day), (world.State.PeakEquity, world.State.DayBaseline));
        Assert.NotNull(world.State.ExitUnderWay);
        world.NextSession(Flat("ACME"), Flat("BETA"));
        AssertFlatAtBroker(world);
        world.Restart();
        Assert.Equal(breakers.Keys, world.State.Breakers.Keys);
        Assert.Equal(1, world.State.ExitCount);
    }

    [Fact]
    public void Row_23_breakers_are_judged_on_a_timer_and_a_price_that_is_no_number_closes_a_gate()
    {
        var safety = new SafetyWorld(RiskProfiles.SmallAccount);
        var prices = safety.PricesAt(safety.Close);
        prices[Acme] = double.NaN;
        safety.World.Post(new DeskInput.SafetyRead(prices, [], null, safety.World.At));
        Assert.Contains(AccountGate.Name, safety.State.Safety.Gates.Keys);
        Assert.True(safety.State.Safety.HoldsEntries);
        Assert.Empty(safety.State.Breakers);

        // No order and no fill: time alone finds the loss.
        safety.Read(0.2m, 15);
        Assert.NotEmpty(safety.State.Safety.Latches);
        Assert.DoesNotContain(safety.World.Journal.TakeLast(3), happened => happened is DeskEvent.OrderFilled);
    }

    [Fact]
    public void Row_26_a_yes_to_another_version_or_another_number_buys_nothing()
    {
        var world = new DeskWorld();
        var first = world.Propose("ACME", 20);
        world.Propose("BETA", 20);
        world.Happens(new DeskEvent.ProposalRaised(1, 2, first.Terms with { Quantity = Quantity.Of(5m) }, world.At));

        world.Post(world.Approval(1) with { Version = 1 });
        world.Post(world.Approval(7));
        world.Post(world.Approval(2) with { At = first.Terms.ExpiresAt });

        Assert.Equal(["changed", "not-found", "expired"], world.Journal.OfType<DeskEvent.CommandRefused>()
            .Select(refused => refused.Code));
        world.NextSession(Flat("ACME"), Flat("BETA"));
        Assert.Empty(world.Exchange.State.Orders);
    }

    [Fact]
    public void Row_29_what_was_approved_is_judged_again_before_it_goes_and_a_no_is_told()
    {
        var world = TradeLifeTests.Approved();
        var market = Quoted(world, isStreamReady: true);
        market.Quotes["ACME"] = new Quote(Price.Of(13m), Price.Of(13.05m), Price.Of(13m), QuotedAt(world));
        world.Market = market;
        world.BeforeOpen(NoSplits);

        Assert.Empty(world.Exchange.State.Orders);
        Assert.Equal(ProposalStatus.Denied, world.State.Proposals[1].Status);
        var alert = world.State.Alerts.Standing["entry:1"];
        Assert.Equal((AlertTopic.Entry, AlertSeverity.Warning), (alert.Topic, alert.Severity));
        Assert.Contains("the review before sending refused it", alert.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2024-03-08", "14:25", "21:00")]
    [InlineData("2024-03-11", "13:25", "20:00")]
    [InlineData("2024-11-01", "13:25", "20:00")]
    [InlineData("2024-11-04", "14:25", "21:00")]
    [InlineData("2024-11-29", "14:25", "18:00")]
    [InlineData("2024-07-03", "13:25", "17:00")]
    public void Row_32_every_job_follows_the_exchanges_calendar_over_clock_changes_and_half_days(
        string day, string submission, string close)
    {
        var date = DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        var midnight = TradingCalendar.Nyse.AtNewYork(date, new TimeOnly(0, 0));
        var jobs = DueJobs.Between(midnight, midnight.AddHours(23), TradingCalendar.Nyse).ToList();
        Assert.Equal(submission, $"{Of(JobName.Submission):HH:mm}");
        Assert.Equal(close, $"{Of(JobName.ClosingMark):HH:mm}");
        Assert.Equal(Of(JobName.ClosingMark).AddMinutes(30), Of(JobName.DailyRun));
        Assert.Equal(Of(JobName.ClosingMark).AddMinutes(-10), Of(JobName.Rebalance));
        Assert.Empty(DueJobs.Between(
            TradingCalendar.Nyse.AtNewYork(new DateOnly(2024, 11, 28), new TimeOnly(0, 0)),
            TradingCalendar.Nyse.AtNewYork(new DateOnly(2024, 11, 28), new TimeOnly(23, 0)), TradingCalendar.Nyse));

        DateTimeOffset Of(JobName name) => jobs.Single(job => job.Name == name).DueAt.ToUniversalTime();
    }

    [Theory]
    [InlineData(1.9, false, false)]
    [InlineData(2.1, true, false)]
    [InlineData(-9.9, true, false)]
    [InlineData(10.1, true, true)]
    [InlineData(-10.1, true, true)]
    public void Row_33_a_clock_that_is_off_is_told_and_far_off_it_stops_entries(
        double seconds, bool isTold, bool isStopped)
    {
        var world = TradeLifeTests.Approved();
        world.Post(new DeskInput.SafetyRead(
            new Dictionary<Symbol, double?>(), [new Gauge(ClockSkewGate.Name, seconds)], null, world.At));
        Assert.Equal(isTold, world.State.Alerts.Standing.Keys.Any(
            key => key.EndsWith(ClockSkewGate.Name, StringComparison.Ordinal)));

        world.BeforeOpen(NoSplits);
        Assert.Equal(isStopped, world.Exchange.State.Orders.IsEmpty);
    }

    [Theory]
    [InlineData(double.NaN, 9, 12)]
    [InlineData(10, double.NaN, 12)]
    [InlineData(10, 9, double.NaN)]
    [InlineData(double.PositiveInfinity, 9, 12)]
    [InlineData(0, 9, 12)]
    public void Row_34_no_order_comes_of_a_number_that_is_none(double reference, double stop, double target)
    {
        Assert.Null(Price.FromMeasured(double.NaN));
        var world = new DeskWorld();
        var signal = new Signal(
            "momentum", Acme, Side.Buy, world.Session, 0.6, reference, stop, target, 5, [new Evidence("q", 3.5)]);

        // A strategy that makes one is a bug: the run fails loudly (the loop fails that input alone) and asks nobody.
        var bug = Assert.Throws<ArgumentException>(() => world.Post(new DeskInput.SignalsRanked(
            new ScanOutcome(
                world.Session, [new ScoredSignal(1, signal, 0.1, 0.7)], [],
                [new StrategyLine("momentum", 0.1, true, 1, null)], [], 1, 1, []),
            world.Market, world.At)));

        Assert.Contains("Expected prices above zero in momentum's signal for ACME", bug.Message,
            StringComparison.Ordinal);
        Assert.Empty(world.State.Proposals);
        world.NextSession(Flat("ACME"));
        Assert.Empty(world.Exchange.State.Orders);
        Assert.Empty(world.State.Positions);
    }

    [Fact]
    public void Row_34_the_desk_never_buys_at_the_market()
    {
        var world = HoldingTwo();
        Assert.All(
            world.State.Orders.Values.Where(order => order.Request.Side == Side.Buy),
            order => Assert.Equal((OrderType.Limit, true), (order.Request.Type, order.Request.LimitPrice is not null)));
    }

    [Fact]
    public void Row_35_a_bar_that_is_missing_is_no_zero_and_gives_no_signal()
    {
        // The same stock rises after a gap and without one.
        var market = Stock.Market(
            new Stock("CLOCK").Flat(130),
            new Stock("GAP").Flat(99).Missing(1).Close(11, 6e5).Missing(29),
            new Stock("LATE").Flat(99).Missing(31),
            new Stock("RISE").Flat(100).Close(11, 6e5).Flat(29, price: 11));
        MarketScan Scan(int day) => MarketScan.Of(new MarketScanRequest(
            market, Stock.DateOf(day), new StrategyCatalog(new StrategyOptions()).GetAll("momentum"),
            new UniverseFilter(new UniverseFilterOptions()), EntryExclusions.Of(new EntryExclusionOptions(), "none")));

        var scan = Scan(100);
        Assert.Contains("RISE", scan.Ranking.Unranked.Select(one => one.Signal.Symbol.Value));
        Assert.DoesNotContain("LATE", scan.Ranking.Unranked.Select(one => one.Signal.Symbol.Value));
        Assert.Contains(scan.Skipped, one => one.Symbol == "LATE"
            && one.Reason.StartsWith("missing-bar", StringComparison.Ordinal));

        // A holding whose bar is missing keeps its mark; it is not worth nothing, and a person is told.
        var world = HoldingTwo();
        var before = world.State.Equity;
        world.NextSession(Flat("BETA"));
        Assert.Equal(10m, world.State.Positions[Acme].LastPrice.Value);
        Assert.Equal(before, world.State.Equity);
        Assert.Empty(world.State.Breakers);
        Assert.Contains("data:ACME", world.State.Alerts.Standing.Keys);
    }

    [Theory]
    [InlineData(16, "10.00", "10.05")]
    [InlineData(1, null, "10.05")]
    [InlineData(1, "10.00", null)]
    [InlineData(1, "10.05", "10.05")]
    [InlineData(1, "10.10", "10.05")]
    [InlineData(1, "9.00", "10.05")]
    public void Row_36_a_quote_that_is_old_empty_or_crossed_buys_nothing(int age, string? bid, string? ask)
    {
        var world = TradeLifeTests.Approved();
        var market = Quoted(world, isStreamReady: true);
        market.Quotes["ACME"] = new Quote(
            Priced(bid), Priced(ask), Price.Of(10m), QuotedAt(world).AddSeconds(-age));
        world.Market = market;
        world.BeforeOpen(NoSplits);
        Assert.Empty(world.Exchange.State.Orders);

        static Price? Priced(string? text) => text is null
            ? null : Price.Of(decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Row_36_a_good_quote_does_buy()
    {
        var world = TradeLifeTests.Approved();
        world.Market = Quoted(world, isStreamReady: true);
        world.BeforeOpen(NoSplits);
        Assert.Single(world.Exchange.State.WorkingOrders);
    }

    private static DateTimeOffset QuotedAt(DeskWorld world) =>
        TradingCalendar.Nyse.Session(TradingCalendar.Nyse.Next(world.Session)).Open.AddMinutes(-5);

    private static QuotedMarket Quoted(DeskWorld world, bool isStreamReady)
    {
        var market = new QuotedMarket(world.Session) { IsReady = isStreamReady };
        market.Quotes["ACME"] = new Quote(Price.Of(10m), Price.Of(10.05m), Price.Of(10m), QuotedAt(world));
        return market;
    }
}
