using NanoCap.Trading.Desk;
using NanoCap.Trading.Desk.Alerts;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;
using NanoCap.Trading.Signals;
using static NanoCap.Trading.Tests.Desk.Alerts.Watched;
using static NanoCap.Trading.Tests.Desk.DeskWorld;

namespace NanoCap.Trading.Tests.Desk.Alerts;

/// <summary>Books, data, strategies and people.</summary>
public sealed class WatchDeskTests
{
    [Fact]
    public void Books_that_differ_are_one_critical_alert_until_a_comparison_finds_them_equal()
    {
        var world = TradeLifeTests.Filled();
        Read(world, shares: -5m);
        var alert = world.State.Standing("books");
        Assert.Equal(AlertSeverity.Critical, alert.Severity);
        Assert.Contains("the journal has", alert.Text, StringComparison.Ordinal);
        Assert.Equal(1, alert.Times);

        // The broker's count was taken, so that the same books agree now.
        Read(world, shares: -5m);
        world.State.AssertLifted("books");
    }

    [Fact]
    public void After_a_start_old_differences_are_not_told_again()
    {
        var world = TradeLifeTests.Filled();
        Read(world, shares: -5m);
        Read(world, shares: -5m);
        var state = world.Journal.Where(happened => happened.IsDurable)
            .Aggregate(DeskState.Empty, TradingDesk.Apply);
        var started = world.After(state, new DeskInput.Started(state.Opening!, world.At));

        Assert.NotEmpty(started.Differences);
        Assert.DoesNotContain("books", started.Alerts.Standing.Keys);
    }

    [Fact]
    public void An_order_with_our_mark_is_a_second_instance_and_another_one_only_a_warning()
    {
        var world = new DeskWorld();
        Foreign(world, "nc");
        Assert.Equal(AlertSeverity.Critical, world.State.Standing("second-instance").Severity);
        Assert.True(world.State.Alerts.Stands(AlertTopic.SecondInstance));
        Assert.DoesNotContain("books", world.State.Alerts.Standing.Keys);
        world.Exchange.Apply(world.Exchange.Cancel(ClientOrderId.For("nc", "ghost", 1), world.At));
        Start(world);
        world.State.AssertLifted("second-instance");

        Foreign(world, "other");
        Assert.Equal(AlertSeverity.Warning, world.State.Standing("books").Severity);
    }

    [Fact]
    public void A_holding_without_a_bar_in_a_session_is_told_until_one_comes()
    {
        var world = TradeLifeTests.Filled();
        world.NextSession();
        var alert = world.State.Standing("data:ACME");
        Assert.Equal(AlertSeverity.Warning, alert.Severity);
        Assert.Contains("2024-01-04", alert.Text, StringComparison.Ordinal);
        world.NextSession();
        Assert.Equal(1, world.State.Standing("data:ACME").Times);
        world.NextSession(Bar("ACME", 10, 10.1, 9.9, 10));
        world.State.AssertLifted("data:ACME");
    }

    [Fact]
    public void A_session_that_was_not_scanned_is_told_the_next_morning()
    {
        var world = new DeskWorld();
        world.Post(Run(world, 0));
        Assert.DoesNotContain("scan", world.After(world.State, Outcome(1)).Alerts.Standing.Keys);
        var missed = world.After(world.State, Outcome(2));
        Assert.Contains("No daily run of 2024-01-03", missed.Standing("scan").Text, StringComparison.Ordinal);
        world.After(missed, Run(world, 2)).AssertLifted("scan");

        AlertInput.OutcomeDue Outcome(int later) => new(
            world.Desk.Rules.Calendar.Add(world.Session, later), world.At.AddDays(later));
    }

    [Fact]
    public void Five_daily_runs_without_a_signal_are_noted_until_one_comes()
    {
        var world = new DeskWorld();
        for (var run = 1; run <= 5; run++)
        {
            world.AssertNever("signal-drought");
            world.Post(Run(world, run));
        }

        Assert.Equal(AlertSeverity.Note, world.State.Standing("signal-drought").Severity);
        world.Post(Run(world, 6));
        Assert.Equal(1, world.State.Standing("signal-drought").Times);
        world.Post(Run(world, 7, hasSignal: true));
        world.State.AssertLifted("signal-drought");
    }

    [Fact]
    public void A_strategy_that_lost_half_of_its_alpha_or_its_wins_is_told_until_it_has_clearly_recovered()
    {
        var world = new DeskWorld();
        world.Post(Run(world, 1, strategies: Decay(0.11, 0.20, 0.5)));
        world.AssertNever("decay:momentum");
        world.Post(Run(world, 2, strategies: Decay(0.10, 0.20, 0.5)));
        var alert = world.State.Standing("decay:momentum");
        Assert.Equal(AlertSeverity.Warning, alert.Severity);
        Assert.Contains("alpha against IWM is 10.0% a year, before that 20.0%", alert.Text, StringComparison.Ordinal);
        world.Post(Run(world, 3, strategies: Decay(0.12, 0.20, 0.5)));
        world.State.Standing("decay:momentum");
        world.Post(Run(world, 4, strategies: Decay(0.13, 0.20, 0.5)));
        world.State.AssertLifted("decay:momentum");

        world.Post(Run(world, 5, strategies: Decay(0.20, 0.20, 0.25)));
        Assert.Contains("25% of its trades won, before that 50%", world.State.Standing("decay:momentum").Text,
            StringComparison.Ordinal);
    }

    [Fact]
    public void What_never_earned_anything_cannot_decay()
    {
        var world = new DeskWorld();
        world.Post(Run(world, 1, strategies: Decay(-0.9, -0.1, null)));

        world.AssertNever("decay:momentum");
    }

    [Fact]
    public void Nobody_deciding_for_three_sessions_is_told_once_and_then_weekly_until_somebody_decides()
    {
        var world = new DeskWorld();
        var told = new List<int>();
        for (var session = 1; session <= 14; session++)
        {
            world.Propose("ACME", 20);
            var before = world.Journal.OfType<AlertEvent.AlertRaised>().Count(raised => raised.Key == "undecided");
            world.NextSession();
            if (world.Journal.OfType<AlertEvent.AlertRaised>().Count(raised => raised.Key == "undecided") > before)
            {
                told.Add(session);
            }
        }

        Assert.Equal([3, 8, 13], told);
        Assert.Equal(AlertSeverity.Note, world.State.Standing("undecided").Severity);
        world.Propose("ACME", 20);
        world.Post(new DeskInput.Reject(15, null, Owner, world.At));
        world.State.AssertLifted("undecided");
    }

    [Fact]
    public void Who_decided_on_one_of_an_evenings_proposals_has_decided()
    {
        var world = new DeskWorld();
        for (var session = 1; session <= 4; session++)
        {
            world.Propose("ACME", 20);
            world.Propose("OTHER", 20);
            world.Post(new DeskInput.Reject(world.State.Proposals.Count, null, Owner, world.At));
            world.NextSession();
        }

        world.AssertNever("undecided");
        Assert.Equal(0, world.State.Alerts.Tally.SessionsUndecided);
    }

    [Fact]
    public void Five_refused_commands_within_an_hour_are_told_and_the_count_begins_anew()
    {
        var world = new DeskWorld();
        for (var refusal = 0; refusal < 4; refusal++)
        {
            world.Post(new DeskInput.Close(Acme, Owner, world.At.AddMinutes(refusal)));
        }

        world.Post(new DeskInput.Close(Acme, Owner, world.At.AddMinutes(61)));
        world.AssertNever("refused-commands");
        world.Post(new DeskInput.Close(Acme, Owner, world.At.AddMinutes(61)));
        world.Post(new DeskInput.Close(Acme, Owner, world.At.AddMinutes(61)));
        var alert = world.State.Standing("refused-commands");
        Assert.Equal(AlertSeverity.Warning, alert.Severity);
        Assert.Contains("close ACME by owner (console)", alert.Text, StringComparison.Ordinal);
        world.Post(new DeskInput.Close(Acme, Owner, world.At.AddMinutes(62)));
        Assert.Equal(1, world.State.Standing("refused-commands").Times);
    }

    private static StrategyLine[] Decay(double alpha, double before, double? wins) =>
    [
        new StrategyLine("momentum", 0.1, true, 1, null)
        {
            Decay = new StrategyDecay("IWM", alpha, before, wins, 0.5),
        },
    ];

    /// <summary>Reads books that differ in an order that is not ours; the shares are taken as the broker has
    /// them.</summary>
    private static void Read(DeskWorld world, decimal shares)
    {
        var read = world.Exchange.Snapshot(world.At, null);
        world.Post(new DeskInput.BrokerRead(
            read with
            {
                Positions =
                [
                    .. read.Positions.Select(position => position with
                    {
                        Quantity = Quantity.Of(position.Quantity.Value + shares),
                    }),
                ],
            },
            world.Session, world.At));
    }

    private static void Foreign(DeskWorld world, string prefix)
    {
        var order = new OrderRequest(
            ClientOrderId.For(prefix, "ghost", 1), Acme, Side.Buy, Quantity.Of(1m), OrderType.Limit,
            TimeInForce.GoodTilCanceled, LimitPrice: Price.Of(5m));
        world.Exchange.Apply(world.Exchange.Submit(order, world.At, Price.Of(10m)));
        Start(world);
    }

    private static void Start(DeskWorld world)
    {
        world.Post(new DeskInput.Started(world.State.Opening!, world.At));
        world.Settle();
    }
}
