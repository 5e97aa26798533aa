using NanoCap.Trading.Desk;
using NanoCap.Trading.Desk.GoingLive;
using NanoCap.Trading.Desk.Safety;
using NanoCap.Trading.Exchange;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;
using NanoCap.Trading.Risk.Breakers;
using NanoCap.Trading.Risk;
using NanoCap.Trading.Sizing;

namespace NanoCap.Trading.Tests.Desk.GoingLive;

public sealed class RampTests
{
    private static readonly Actor Owner = new("console", "owner");
    private readonly DeskWorld world = new(cash: 2_000m, ramp: RampRules.Standard);

    [Fact]
    public void Without_a_ramp_everything_that_is_investable_may_work()
    {
        var plain = new DeskWorld();

        Assert.False(plain.State.Ramp.IsOn);
        Assert.Equal(new Ratio(1m), plain.State.Ramp.Scale);
        Live(plain, 6);
        Assert.Empty(plain.State.Ramp.Proposals);
    }

    [Fact]
    public void It_begins_at_the_first_step_once_and_a_restart_writes_nothing()
    {
        Assert.Equal(new Ratio(0.10m), world.State.Ramp.Scale);
        Restart(world, RampRules.Standard);
        Assert.Single(world.Journal.OfType<RampEvent.RampBegan>());
    }

    [Fact]
    public void The_next_step_is_asked_for_after_five_closes_and_not_before()
    {
        Live(world, 4);
        Assert.Null(world.State.Ramp.Open);

        Live(world, 1);

        var asked = world.State.Ramp.Open!;
        Assert.Equal((1, new Ratio(0.10m), new Ratio(0.25m)), (asked.Number, asked.From, asked.To));
        Assert.Equal(new Ratio(0.10m), world.State.Ramp.Scale);
        Assert.Equal((new DateOnly(2024, 1, 3), new DateOnly(2024, 1, 9), 5),
            (asked.Week.From, asked.Week.Through, asked.Week.Sessions));
    }

    // 10 shares named at 10, bought at 10.10 less the spread's half that the exchange adds: the slippage is what was
    // paid above 100. The close is at 9.90.
    [Fact]
    public void It_is_asked_with_the_weeks_figures()
    {
        world.Propose("ABCD", 10);
        world.Post(world.Approval(1));
        world.NextSession(DeskWorld.Bar("ABCD", 10.1, 10.2, 9.8, 9.9));
        Live(world, 4, DeskWorld.Bar("ABCD", 9.9, 10, 9.8, 9.9));

        var week = world.State.Ramp.Open!.Week;
        var paid = world.State.Orders.Values.First(order => order.ProposalNumber == 1).FilledValue;
        Assert.Equal((1, 0, 0), (week.Entries, week.Trades, week.BreakerTrips));
        Assert.Equal(paid - new Usd(100m), week.Slippage);
        Assert.InRange(week.Slippage.Value, 1m, 1.2m);
        Assert.Equal(week.Slippage.Value / 100m, week.SlippageShare!.Value.Value);
        Assert.Equal(world.State.Equity - new Usd(2_000m), week.Result);
        Assert.Equal(week.Result.Value / 2_000m, week.Return!.Value.Value);
    }

    [Fact]
    public void What_was_paid_in_is_no_result_of_the_week()
    {
        Live(world, 2);
        world.MoveCash(CashFlowKind.Deposit, 500m);
        world.Settle();
        Live(world, 3);

        var week = world.State.Ramp.Open!.Week;
        Assert.Equal((Usd.Zero, 0m), (week.Result, week.Return!.Value.Value));
    }

    [Fact]
    public void It_never_raises_itself_and_silence_keeps_the_step_and_asks_again_a_week_later()
    {
        Live(world, 9);
        Assert.Equal(ProposalStatus.Open, world.State.Ramp.Proposals[1].Status);

        Live(world, 1);

        Assert.Equal(ProposalStatus.Expired, world.State.Ramp.Proposals[1].Status);
        Assert.Equal(new DateOnly(2024, 1, 10), world.State.Ramp.Open!.Week.From);
        Assert.Equal(2, world.State.Ramp.Open.Number);
        Live(world, 60);
        Assert.Equal(new Ratio(0.10m), world.State.Ramp.Scale);
    }

    [Fact]
    public void A_person_takes_each_step_up_to_the_last()
    {
        foreach (var step in (decimal[])[0.25m, 0.50m, 1m])
        {
            Live(world, 5);
            world.Post(world.Approval(world.State.Ramp.Open!.Number));
            Assert.Equal(new Ratio(step), world.State.Ramp.Scale);
            Assert.Null(world.State.Ramp.Open);
        }

        Live(world, 12);
        Assert.Equal(3, world.State.Ramp.Proposals.Count);
        Assert.True(world.State.Ramp.IsOn);
        Assert.Null(Ramp.MostOf(RiskProfiles.SmallAccount, world.State.Equity, world.State.Ramp.Scale));
    }

    [Fact]
    public void A_no_keeps_the_step_and_is_taken_for_a_week()
    {
        Live(world, 5);
        world.Post(new DeskInput.Reject(1, "too early", Owner, world.At));
        Live(world, 4);

        Assert.Equal((ProposalStatus.Rejected, "too early"),
            (world.State.Ramp.Proposals[1].Status, world.State.Ramp.Proposals[1].Note));
        Assert.Null(world.State.Ramp.Open);
        Live(world, 1);
        Assert.NotNull(world.State.Ramp.Open);
    }

    [Fact]
    public void While_a_breaker_is_latched_no_step_is_asked_for_or_taken()
    {
        Live(world, 5);
        Trip();
        world.Post(new DeskInput.JobsDone(world.At));

        Assert.Equal(ProposalStatus.Expired, world.State.Ramp.Proposals[1].Status);
        Assert.Equal("expired", Refusal(world.Post(world.Approval(1))));
        Live(world, 5);
        Assert.Single(world.State.Ramp.Proposals);

        world.Post(new DeskInput.Resume(Owner, world.At));
        Live(world, 1);
        Assert.Equal((2, 1), (world.State.Ramp.Open!.Number, world.State.Ramp.Open.Week.BreakerTrips));
    }

    [Fact]
    public void A_level_that_only_reduces_keeps_the_step_too()
    {
        Live(world, 5);
        world.Happens(new SafetyEvent.LevelReached(
            new BreakerReading("drawdown", BreakerLevel.Reduce, 0.1m, 0.12m, new Usd(2_000m)), new Usd(1_760m),
            world.Session, world.At));

        Assert.Equal("breaker", Refusal(world.Post(world.Approval(1))));
    }

    [Fact]
    public void A_trip_stands_in_the_weeks_figures()
    {
        Live(world, 4);
        Trip();
        world.Post(new DeskInput.Resume(Owner, world.At));
        Live(world, 1);

        Assert.Equal(1, world.State.Ramp.Open!.Week.BreakerTrips);
    }

    [Fact]
    public void A_yes_in_the_moment_of_a_trip_is_refused()
    {
        Live(world, 5);
        world.Happens(new DeskEvent.BreakerTripped("day-loss", new Ratio(0.1m), new Ratio(0.11m), world.At));

        Assert.Equal("breaker", Refusal(world.Post(world.Approval(1))));
        Assert.Equal(new Ratio(0.10m), world.State.Ramp.Scale);
    }

    [Fact]
    public void An_approval_after_the_expiry_or_a_second_one_or_with_shares_is_refused()
    {
        Live(world, 5);
        var late = world.Approval(1) with { At = world.State.Ramp.Open!.ExpiresAt };
        Assert.Equal("expired", Refusal(world.Post(late)));
        Assert.Equal("quantity", Refusal(world.Post(world.Approval(1, Quantity.Of(5m)))));
        world.Post(world.Approval(1));
        Assert.Equal("decided", Refusal(world.Post(world.Approval(1))));
        Assert.Equal("decided", Refusal(world.Post(new DeskInput.Reject(1, null, Owner, world.At))));
    }

    [Fact]
    public void Switched_off_in_the_settings_it_ends_and_nothing_stays_open()
    {
        Live(world, 5);
        Restart(world, null);

        Assert.False(world.State.Ramp.IsOn);
        Assert.Equal(new Ratio(1m), world.State.Ramp.Scale);
        Assert.Equal(ProposalStatus.Expired, world.State.Ramp.Proposals[1].Status);
    }

    [Fact]
    public void Numbers_are_shared_with_proposals()
    {
        Live(world, 5);
        Assert.Equal(1, world.State.Ramp.Open!.Number);
        Assert.Equal(2, NextNumberOfAScan());
    }

    private int NextNumberOfAScan()
    {
        var book = new DeskInput.BookJudged(
            new OneFundBook(),
            new(world.Session, null, [new(Symbol.Of("SPY"), 0.5)], true, [], null),
            new Usd(50m), new TenDollarMarket(world.Session), world.At);
        return Assert.Single(world.Post(book).OfType<DeskEvent.RebalanceRaised>()).Number;
    }

    private void Trip() => world.Happens(
        new DeskEvent.BreakerTripped("day-loss", new Ratio(0.1m), new Ratio(0.11m), world.At));

    private static string Refusal(IReadOnlyList<DeskEvent> events) =>
        Assert.Single(events.OfType<DeskEvent.CommandRefused>()).Code;

    private static void Live(DeskWorld world, int sessions, params ExchangeBar[] bars)
    {
        for (var session = 0; session < sessions; session++)
        {
            world.NextSession(bars);
        }
    }

    private static void Restart(DeskWorld world, RampRules? ramp)
    {
        var again = new TradingDesk(world.Desk.Rules with { Ramp = ramp });
        foreach (var happened in again.Decide(
            world.State, new DeskInput.Started(world.State.Opening!, world.At)))
        {
            world.Happens(happened);
        }
    }
}
