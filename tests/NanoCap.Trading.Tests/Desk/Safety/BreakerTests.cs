using NanoCap.Trading.Desk;
using NanoCap.Trading.Desk.Alerts;
using NanoCap.Trading.Desk.Safety;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;
using NanoCap.Trading.Portfolio;
using NanoCap.Trading.Risk;
using NanoCap.Trading.Sessions;
using static NanoCap.Trading.Tests.Desk.DeskWorld;

namespace NanoCap.Trading.Tests.Desk.Safety;

/// <summary>Entries stop at the first reading, nothing is sold before a second one, and each level acts once.</summary>
public sealed class BreakerTests
{
    private const string Stop = "day-loss:Stop";
    private const string Reduce = "day-loss:Reduce";

    public static TheoryData<string, string, decimal> Levels
    {
        get
        {
            var levels = new TheoryData<string, string, decimal>();
            foreach (var profile in RiskProfiles.All)
            {
                levels.Add(profile.Name, Stop, profile.DayLossStop.Value);
                levels.Add(profile.Name, "drawdown:Stop", profile.DrawdownStop.Value);
                if (profile.DayLossReduce is { } day)
                {
                    levels.Add(profile.Name, Reduce, day.Value);
                }

                if (profile.DrawdownReduce is { } drawdown)
                {
                    levels.Add(profile.Name, "drawdown:Reduce", drawdown.Value);
                }
            }

            return levels;
        }
    }

    [Theory]
    [MemberData(nameof(Levels))]
    public void Each_level_of_each_profile_is_reached_at_its_limit_and_not_before(
        string profile, string key, decimal limit)
    {
        var world = new SafetyWorld(RiskProfiles.Get(profile));
        var baseline = (key.StartsWith("day", StringComparison.Ordinal)
            ? world.State.DayBaseline : world.State.PeakEquity).Value;
        ReadAt(baseline * (1m - limit + 0.0001m));
        Assert.DoesNotContain(key, world.Safety.Latches.Keys);

        ReadAt(baseline * (1m - limit - 0.0001m));
        Assert.Contains(key, world.Safety.Latches.Keys);

        void ReadAt(decimal equity) => world.World.Post(
            new DeskInput.SafetyRead(world.PricesAt(equity), [], null, world.World.At));
    }

    [Fact]
    public void A_stop_ends_entries_at_once_leaves_protection_and_tells_everybody()
    {
        var world = new SafetyWorld(RiskProfiles.NanoCap with { DayLossReduce = null });
        var entry = Entry(world);
        var events = world.Read(0.06m);

        Assert.Contains(events, happened => happened is SafetyEvent.LevelActed { Deed: BreakerDeed.EntriesOff });
        Assert.Contains(events, happened => happened is DeskEvent.CancelWanted wanted && wanted.Order == entry);
        Assert.Equal(["day-loss"], world.State.Breakers.Keys);
        Assert.Equal(2, world.State.OpenOrders.Count(order =>
            order is { Purpose: OrderPurpose.Protection, CancelReason: null }));
        var alert = world.State.Alerts.Standing[$"breaker:{Stop}"];
        Assert.Equal(1, alert.Times);
        Assert.Equal((AlertTopic.Breaker, AlertSeverity.Critical), (alert.Topic, alert.Severity));
        Assert.Contains("6.00% under the last close's", alert.Text, StringComparison.Ordinal);
        Assert.Contains("/resume", alert.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void One_bad_print_sells_nothing()
    {
        var world = new SafetyWorld(RiskProfiles.ConservativeLive);
        world.Read(0.3m);
        world.Read(0m, 20);
        world.Read(0m, 20);

        Assert.DoesNotContain(world.World.Journal, happened => happened is DeskEvent.SaleBegan or DeskEvent.ExitBegan);
        Assert.DoesNotContain(world.World.Journal, happened => happened is SafetyEvent.LevelActed);

        // The stop stays latched for a person to clear; the reductions never were.
        Assert.Equal([Stop, "drawdown:Stop"], world.Safety.Latches.Keys);
        Assert.Equal(["day-loss", "drawdown"], world.State.Breakers.Keys);
    }

    [Fact]
    public void Two_bad_prints_with_a_good_one_between_them_sell_nothing()
    {
        var world = new SafetyWorld(RiskProfiles.ConservativeLive);
        world.Read(0.3m);
        world.Read(0m, 5);
        world.Read(0.3m, 30);

        Assert.DoesNotContain(world.World.Journal, happened => happened is SafetyEvent.LevelActed);

        world.Read(0.3m, 15);
        Assert.True(world.HasActed(Stop));
    }

    [Theory]
    [InlineData(14.9, false)]
    [InlineData(15.0, true)]
    public void A_second_reading_counts_fifteen_seconds_later(double seconds, bool sells)
    {
        var world = new SafetyWorld(RiskProfiles.ConservativeLive);
        world.Read(0.03m);
        world.Read(0.03m, seconds);

        Assert.Equal(sells, world.State.ExitUnderWay is not null);
        Assert.Equal(sells, world.HasActed(Stop));
    }

    [Fact]
    public void Outside_the_session_the_same_last_prices_are_no_second_reading()
    {
        var world = new SafetyWorld(RiskProfiles.ConservativeLive);
        world.World.At = TradingCalendar.Nyse.Session(TradingCalendar.Nyse.Next(world.World.Session)).Close;
        world.Read(0.05m);
        world.Read(0.05m, 600);

        Assert.Null(world.State.ExitUnderWay);
        Assert.NotEmpty(world.State.Breakers);
    }

    [Theory]
    [InlineData(0.03, 4.9, false)]
    [InlineData(0.03, 5.0, true)]
    [InlineData(0.04, 1.0, true)]
    public void Within_five_minutes_of_the_open_only_a_loss_of_twice_the_limit_sells(
        double loss, double minutes, bool sells)
    {
        var world = new SafetyWorld(RiskProfiles.ConservativeLive);
        var open = TradingCalendar.Nyse.Session(TradingCalendar.Nyse.Next(world.World.Session)).Open;
        world.World.At = open.AddSeconds(1);
        world.Read((decimal)loss);
        Assert.NotEmpty(world.State.Breakers);
        world.World.At = open.AddMinutes(minutes);
        world.Read((decimal)loss);

        Assert.Equal(sells, world.State.ExitUnderWay is not null);
    }

    [Fact]
    public void A_reduction_sells_half_of_everything_once_and_halves_new_sizes_until_a_person_resumes()
    {
        var world = new SafetyWorld(RiskProfiles.NanoCap, shares: 21);
        var entry = Entry(world);
        world.Read(0.035m);
        Assert.True(world.Safety.HoldsEntries);
        Assert.Contains(world.World.Journal, happened =>
            happened is DeskEvent.CancelWanted wanted && wanted.Order == entry);
        Assert.All(world.State.Positions.Values, position => Assert.Null(position.Selling));

        world.Read(0.035m, 15);
        Assert.All(world.State.Positions.Values, position => Assert.Equal(
            (ExitReason.Breaker, 11m), (position.Selling!.Value, position.Keep.Value)));
        Assert.Equal(0.5m, EquityLoss.SizeScale(world.State, world.State.Equity, RiskProfiles.NanoCap));
        Assert.False(world.Safety.HoldsEntries);
        Assert.Empty(world.State.Breakers);

        world.Read(0.036m, 60);
        world.Read(0.02m, 60);
        world.Read(0.036m, 60);
        Assert.Equal(1, world.Acts(Reduce));
        Assert.Equal(0.5m, world.Safety.SizeScale);

        world.World.Post(new DeskInput.Resume(SafetyWorld.Owner, world.World.At));
        Assert.Equal(1m, world.Safety.SizeScale);
        Assert.Empty(world.Safety.Latches);
    }

    [Fact]
    public void A_rest_under_the_minimum_is_sold_too()
    {
        var world = new SafetyWorld(RiskProfiles.NanoCap, shares: 3);
        world.Read(0.031m);
        world.Read(0.031m, 15);

        // One of three shares goes, two are left: worth less than twenty dollars.
        Assert.All(world.State.Positions.Values, position => Assert.Equal(
            (ExitReason.Breaker, 0m), (position.Selling!.Value, position.Keep.Value)));
    }

    [Fact]
    public void The_drawdown_of_a_leveraged_book_is_scaled_to_three_tenths()
    {
        var world = new SafetyWorld(
            RiskProfiles.RegimeEtf with { DayLossReduce = null, DayLossStop = new Ratio(0.9m) });
        world.Read(0.16m);
        world.Read(0.16m, 15);

        Assert.All(world.State.Positions.Values, position => Assert.Equal(6m, position.Keep.Value));
        Assert.Equal(0.3m, world.Safety.SizeScale);
    }

    [Fact]
    public void All_out_sells_everything_and_does_so_once()
    {
        var world = new SafetyWorld(RiskProfiles.ConservativeLive);
        world.Read(0.03m);
        world.Read(0.03m, 15);
        world.World.Settle();
        world.Read(0.03m, 60);
        Assert.Single(world.World.Journal.OfType<DeskEvent.ExitBegan>());

        world.World.NextSession(Bar("ACME", 9, 9.1, 8.9, 9), Bar("BETA", 9, 9.1, 8.9, 9));
        Assert.Empty(world.State.Positions);
        Assert.Null(world.State.ExitUnderWay);
        Assert.NotEmpty(world.State.Breakers);
        Assert.Equal(1, world.State.ExitCount);
    }

    [Fact]
    public void A_recorded_close_is_both_readings_and_its_sales_fill_at_the_next_open()
    {
        var world = new SafetyWorld(RiskProfiles.NanoCap);
        world.World.NextSession(Bar("ACME", 10, 10, 9.1, 9.2), Bar("BETA", 10, 10, 9.1, 9.2));

        Assert.True(world.HasActed(Reduce));
        Assert.All(world.State.Positions.Values, position => Assert.Equal(
            (null, ExitReason.Breaker, 10m, 20m),
            (position.Selling, position.ScheduledExit!.Value, position.Keep.Value, position.Quantity.Value)));
        Assert.Equal(2, world.State.OpenOrders.Count(order => order.Purpose == OrderPurpose.Protection));

        world.World.NextSession(Bar("ACME", 9.3, 9.5, 9.2, 9.4), Bar("BETA", 9.3, 9.5, 9.2, 9.4));
        Assert.All(world.State.Positions.Values, position => Assert.Equal(10m, position.Quantity.Value));
        Assert.All(world.State.Trades, trade => Assert.Equal(ExitReason.Breaker, trade.Reason));
        Assert.Equal(1, world.Acts(Reduce));
        TradeLifeTests.AssertBalanced(world.World);
    }

    [Fact]
    public void A_recorded_open_only_stops_entries_and_the_close_decides()
    {
        var world = new SafetyWorld(RiskProfiles.ConservativeLive);
        var session = TradingCalendar.Nyse.Next(world.World.Session);
        var open = TradingCalendar.Nyse.Session(session).Open;
        world.World.Post(new DeskInput.Marked(session, Marks(5m), IsClose: false, open));
        Assert.NotEmpty(world.State.Breakers);
        Assert.Null(world.State.ExitUnderWay);

        var close = TradingCalendar.Nyse.Session(session).Close;
        world.World.Post(new DeskInput.Marked(session, Marks(10m), IsClose: true, close) { CountsTwice = true });
        Assert.Null(world.State.ExitUnderWay);
        Assert.NotEmpty(world.State.Breakers);
    }

    [Fact]
    public void A_close_that_was_only_read_once_is_confirmed_against_the_baseline_of_its_day()
    {
        var world = new SafetyWorld(RiskProfiles.ConservativeLive);
        var session = TradingCalendar.Nyse.Next(world.World.Session);
        world.World.At = TradingCalendar.Nyse.Session(session).Close;
        world.World.Post(new DeskInput.Marked(session, Marks(9.2m), IsClose: true, world.World.At));
        Assert.Null(world.State.ExitUnderWay);
        Assert.Equal(world.State.Equity, world.State.DayBaseline);

        world.World.At = TradingCalendar.Nyse.Session(TradingCalendar.Nyse.Next(session)).Open.AddMinutes(6);
        world.World.Post(new DeskInput.SafetyRead(
            new Dictionary<Symbol, double?>(), [], null, world.World.At));
        Assert.NotNull(world.State.ExitUnderWay);
    }

    [Fact]
    public void A_stop_that_was_doubted_is_read_against_the_close_of_a_later_day()
    {
        var world = new SafetyWorld(RiskProfiles.ConservativeLive with { DrawdownStop = new Ratio(0.9m) });
        world.Read(0.03m);
        world.Read(0m, 20);
        world.World.NextSession(Bar("ACME", 11, 11.1, 10.9, 11), Bar("BETA", 11, 11.1, 10.9, 11));
        Assert.False(world.HasActed(Stop));

        // Less than a hundredth under the first day's close, and far under the last one's.
        world.World.NextSession(Bar("ACME", 10.2, 10.3, 10, 10), Bar("BETA", 10.2, 10.3, 10, 10));
        Assert.True(world.HasActed(Stop));
        Assert.NotNull(world.State.ExitUnderWay);
    }

    [Fact]
    public void A_first_reading_survives_a_restart_and_the_second_one_acts()
    {
        var world = new SafetyWorld(RiskProfiles.ConservativeLive);
        world.Read(0.03m);
        world.World.Restart();
        Assert.NotEmpty(world.State.Breakers);
        Assert.Null(world.State.ExitUnderWay);

        world.Read(0.03m, 20);
        Assert.Equal(1, world.State.ExitCount);
    }

    [Fact]
    public void What_a_breaker_did_survives_a_restart_and_is_not_done_again()
    {
        var world = new SafetyWorld(RiskProfiles.NanoCap);
        world.Read(0.035m);
        world.Read(0.035m, 15);
        world.World.Restart();
        Assert.True(world.HasActed(Reduce));
        world.Read(0.035m, 60);
        world.World.Restart();
        world.Read(0.035m, 60);

        Assert.Equal(1, world.Acts(Reduce));
        var sales = world.World.Exchange.State.Orders.Values
            .Where(order => order.Request.Type == OrderType.Market).ToList();
        Assert.Equal(2, sales.Count);
        Assert.All(sales, order => Assert.Equal(10m, order.Request.Quantity.Value));
    }

    [Fact]
    public void Only_a_resume_clears_a_breaker_and_sets_its_baselines_to_the_present_equity()
    {
        var world = new SafetyWorld(RiskProfiles.SmallAccount);
        world.Read(0.16m);
        world.Read(0m, 60);
        world.World.NextSession(Bar("ACME", 10, 10.1, 9.9, 10), Bar("BETA", 10, 10.1, 9.9, 10));
        Assert.Equal(["day-loss", "drawdown"], world.State.Breakers.Keys);

        world.World.Post(new DeskInput.Resume(SafetyWorld.Owner, world.World.At));
        Assert.Empty(world.State.Breakers);
        Assert.Empty(world.Safety.Latches);
        Assert.Equal(
            (world.State.Equity, world.State.Equity), (world.State.DayBaseline, world.State.PeakEquity));
        Assert.DoesNotContain(
            world.State.Alerts.Standing.Keys, key => key.StartsWith("breaker:", StringComparison.Ordinal));
    }

    [Fact]
    public void Breakers_of_older_journals_fold_as_they_did()
    {
        var world = new SafetyWorld(RiskProfiles.SmallAccount);
        world.World.Happens(new DeskEvent.BreakerTripped(
            "day-loss", new Ratio(0.1m), new Ratio(0.12m), world.World.At));

        Assert.Equal(["day-loss"], world.State.Breakers.Keys);
        Assert.True(world.HasActed(Stop));
        world.Read(0.12m, 60);
        Assert.DoesNotContain(world.World.Journal, happened => happened is SafetyEvent.LevelReached
        {
            Reading.Key: Stop,
        });
    }

    private static Dictionary<Symbol, Price> Marks(decimal price) => new()
    {
        [SafetyWorld.Acme] = Price.Of(price),
        [SafetyWorld.Beta] = Price.Of(price),
    };

    /// <summary>An entry order that works.</summary>
    private static ClientOrderId Entry(SafetyWorld world)
    {
        var submission = world.World.At.AddHours(-1).AddMinutes(-5);
        world.World.At = submission.AddMinutes(-60);
        world.World.Propose("GAMMA", 10);
        world.World.Post(world.World.Approval(3));
        world.World.At = submission;
        world.World.Post(new DeskInput.SubmissionDue(
            TradingCalendar.Nyse.Next(world.World.Session), world.World.Market, new HashSet<Symbol>(), submission));
        world.World.Settle();
        world.World.At = submission.AddMinutes(15);
        return Assert.Single(world.State.OpenOrders, order => order.Purpose == OrderPurpose.Entry).Id;
    }
}
