using NanoCap.Trading.Bars;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Desk.Safety;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;
using NanoCap.Trading.Risk;
using NanoCap.Trading.Risk.Breakers;
using NanoCap.Trading.Sessions;

namespace NanoCap.Trading.Tests.Desk.Safety;

/// <summary>Gates stop entries, sell nothing and lift by themselves after three good readings.</summary>
public sealed class GateTests
{
    public static TheoryData<string, double?> Bad => new()
    {
        { SilenceGate.Data, 61 },
        { SilenceGate.Broker, 61 },
        { SilenceGate.Stream, 61 },
        { ClockSkewGate.Name, -11 },
        { SilenceGate.Data, double.NaN },
        { SilenceGate.Broker, null },
        { ClockSkewGate.Name, double.NaN },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public void A_gate_closes_tells_and_lifts_after_three_good_readings_in_a_row(string gate, double? bad)
    {
        var world = new SafetyWorld(RiskProfiles.SmallAccount);
        world.Read(0m, 1, new Gauge(gate, bad));
        Assert.Equal([gate], world.Safety.Gates.Keys);
        Assert.Contains($"gate:{gate}", world.State.Alerts.Standing.Keys);

        Good(2);
        world.Read(0m, 1, new Gauge(gate, bad));
        Good(2);
        Assert.Equal([gate], world.Safety.Gates.Keys);

        Good(1);
        Assert.Empty(world.Safety.Gates);
        Assert.DoesNotContain($"gate:{gate}", world.State.Alerts.Standing.Keys);
        Assert.Equal(
            [typeof(SafetyEvent.GateClosed), typeof(SafetyEvent.GateLifted)],
            world.World.Journal.Where(happened => happened.IsDurable && happened is SafetyEvent)
                .Select(happened => happened.GetType()));
        Assert.DoesNotContain(world.World.Journal, happened => happened is DeskEvent.SaleBegan or DeskEvent.ExitBegan);

        void Good(int readings)
        {
            for (var reading = 0; reading < readings; reading++)
            {
                world.Read(0m, 1, new Gauge(gate, 0));
            }
        }
    }

    [Fact]
    public void A_source_that_does_not_exist_is_no_gate()
    {
        var world = new SafetyWorld(RiskProfiles.SmallAccount);
        world.Read(0m);
        Assert.Empty(world.Safety.Gates);
    }

    [Fact]
    public void A_clock_that_is_a_little_off_is_noted_and_closes_nothing()
    {
        var world = new SafetyWorld(RiskProfiles.SmallAccount);
        world.Read(0m, 1, new Gauge(ClockSkewGate.Name, 3));
        Assert.Empty(world.Safety.Gates);
        Assert.Contains("note:clock-skew", world.State.Alerts.Standing.Keys);

        world.Read(0m, 1, new Gauge(ClockSkewGate.Name, 0));
        Assert.DoesNotContain("note:clock-skew", world.State.Alerts.Standing.Keys);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(0.0)]
    [InlineData(-3.0)]
    public void A_holding_without_a_price_stops_entries_and_trips_nothing(double? price)
    {
        var world = new SafetyWorld(RiskProfiles.ConservativeLive);
        for (var reading = 0; reading < 3; reading++)
        {
            world.World.At += TimeSpan.FromSeconds(20);
            world.World.Post(new DeskInput.SafetyRead(
                new Dictionary<Symbol, double?> { [SafetyWorld.Acme] = price, [SafetyWorld.Beta] = 1 }, [], null,
                world.World.At));
        }

        Assert.Equal([AccountGate.Name], world.Safety.Gates.Keys);
        Assert.Empty(world.Safety.Latches);
    }

    [Fact]
    public void No_prices_at_all_stop_entries()
    {
        var world = new SafetyWorld(RiskProfiles.SmallAccount);
        world.World.Post(new DeskInput.SafetyRead(null, [], null, world.World.At));
        Assert.Equal([AccountGate.Name], world.Safety.Gates.Keys);
    }

    [Fact]
    public void A_closed_gate_survives_a_restart_and_its_good_readings_do_not()
    {
        var world = new SafetyWorld(RiskProfiles.SmallAccount);
        world.Read(0m, 1, new Gauge(SilenceGate.Data, 61));
        world.Read(0m, 1, new Gauge(SilenceGate.Data, 0));
        world.Read(0m, 1, new Gauge(SilenceGate.Data, 0));
        world.World.Restart();
        world.Read(0m, 1, new Gauge(SilenceGate.Data, 0));
        Assert.Equal([SilenceGate.Data], world.Safety.Gates.Keys);
    }

    [Fact]
    public void An_approval_waits_for_a_gate_and_goes_out_when_it_has_lifted()
    {
        var world = new SafetyWorld(RiskProfiles.SmallAccount);
        var open = TradingCalendar.Nyse.Session(TradingCalendar.Nyse.Next(world.World.Session)).Open;
        world.World.At = open.AddMinutes(-30);
        world.World.Propose("GAMMA", 10);
        world.Read(0m, 0, new Gauge(SilenceGate.Data, 61));
        world.World.Post(world.World.Approval(3));
        Assert.Equal(ProposalStatus.Approved, world.State.Proposals[3].Status);

        world.World.At = open.AddMinutes(-5);
        world.World.Post(new DeskInput.SubmissionDue(
            TradingCalendar.Nyse.Next(world.World.Session), world.World.Market, new HashSet<Symbol>(), world.World.At));
        Assert.Equal(ProposalStatus.Approved, world.State.Proposals[3].Status);

        for (var reading = 0; reading < 3; reading++)
        {
            Assert.Null(world.State.Proposals[3].OrderId);
            world.World.At += TimeSpan.FromSeconds(15);
            world.World.Post(new DeskInput.SafetyRead(
                world.PricesAt(world.Close), [new Gauge(SilenceGate.Data, 0)], world.World.Market, world.World.At));
        }

        Assert.Equal(ProposalStatus.Ordered, world.State.Proposals[3].Status);
    }

    [Fact]
    public void An_entry_that_was_ready_is_not_sent_through_a_closed_gate_and_one_that_works_is_cancelled()
    {
        var world = new DeskWorld();
        world.Propose("ACME", 20);
        world.Post(world.Approval(1));
        world.At = TradingCalendar.Nyse.Session(new DateOnly(2024, 1, 3)).Open.AddMinutes(-5);
        world.Post(new DeskInput.SubmissionDue(
            new DateOnly(2024, 1, 3), world.Market, new HashSet<Symbol>(), world.At));
        var order = Assert.Single(world.State.OpenOrders);
        var closed = TradingDesk.Apply(
            world.State, new SafetyEvent.GateClosed(SilenceGate.Judge(SilenceGate.Data, 99), world.At));
        Assert.DoesNotContain(
            world.Desk.Decide(closed, new DeskInput.SendStarting(order.Id, world.At)),
            happened => happened is DeskEvent.OrderSending);

        world.Settle();
        Assert.Equal(OrderStatus.Working, world.State.Orders[order.Id].Status);
        world.Post(new DeskInput.SafetyRead(
            new Dictionary<Symbol, double?>(), [new Gauge(SilenceGate.Data, 99)], null, world.At));
        world.Settle();
        Assert.Equal(OrderStatus.Canceled, world.State.Orders[order.Id].Status);
    }

    [Fact]
    public void A_market_without_history_is_noted_once_and_lets_entries_pass()
    {
        var world = new SafetyWorld(RiskProfiles.SmallAccount);
        for (var reading = 0; reading < 2; reading++)
        {
            world.World.Post(new DeskInput.SafetyRead(
                new Dictionary<Symbol, double?>(), [], new Young(), world.World.At));
        }

        Assert.Empty(world.Safety.Gates);
        Assert.Single(world.World.Journal.OfType<SafetyEvent.GateMeasurable>());
        Assert.Contains("not measured", world.Safety.NotMeasured[MarketVolatilityGate.Name], StringComparison.Ordinal);
    }

    private sealed class Young : MarketView
    {
        public override DateOnly Session => new(2024, 1, 2);

        public override Provenance Source { get; } = new("young", IsSimulated: true);

        public override InstrumentView? Find(Symbol symbol) => null;

        public override double[]? Returns(Symbol symbol, int sessions) => symbol.Value == "SPY" ? [0.01, 0.02] : null;
    }
}
