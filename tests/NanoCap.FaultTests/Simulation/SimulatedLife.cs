using NanoCap.Trading.Desk;
using NanoCap.Trading.Exchange;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Sessions;
using NanoCap.Trading.Tests.Desk.Chaos;

namespace NanoCap.FaultTests.Simulation;

/// <summary>One seed: some rough sessions, a quiet phase after each, then EXIT while it is rough, and the reckoning.
/// </summary>
internal sealed class SimulatedLife
{
    private readonly World world;
    private readonly Owner owner;
    private readonly Reckoning reckoning;
    private bool isLeaving;

    public SimulatedLife(int seed, Happenings happenings, bool keepsTrace = false)
    {
        world = new World(seed, happenings, WorldSetup.Of(seed)) { MayDieByChance = true, KeepsTrace = keepsTrace };
        owner = new Owner(world);
        reckoning = new Reckoning(world);
    }

    public string Trace => world.TraceText;

    public void Live()
    {
        // Nothing of the simulation may run anywhere but on this thread, when it is stepped.
        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            var sessions = world.Random.Next(2, 5);
            for (var session = 0; session < sessions; session++)
            {
                LiveEvening();
                LiveSession(isRough: true);
                BeQuiet();
            }

            LeaveEverything();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(context);
        }
    }

    private void LiveEvening()
    {
        world.IsRough = true;
        for (var proposal = world.Random.Next(1, 4); proposal > 0; proposal--)
        {
            owner.ProposeSomething();
            world.RunUntilPaid();
        }

        owner.ApproveAll();
        world.RunUntilPaid();
        if (world.State.Mode != DeskMode.Active && world.Random.Next(3) > 0)
        {
            owner.Resume();
        }

        Disturb();
        world.RunUntilPaid();
    }

    private void LiveSession(bool isRough)
    {
        var day = TradingCalendar.Nyse.Next(world.Begun);
        var times = TradingCalendar.Nyse.Session(day);
        NoteDay(day, times);
        var (bars, splits) = world.Prices.Next(!isRough);
        var session = SessionBars.Of(day, bars, splits);
        var exchange = world.Venue.Exchange;
        MoveTo(times.Open.AddMinutes(-10));
        world.IsRough = isRough;
        world.Venue.Pass(exchange.BeforeOpen(session, world.Now));
        MoveTo(times.Open.AddMinutes(-5));
        var market = world.ViewOf();
        world.OweJob(at => new DeskInput.SubmissionDue(day, market, splits.Keys.ToHashSet(), at));
        MoveTo(times.Open);
        world.Open(day);
        world.Venue.Pass(exchange.Open(session, world.Now));
        Mark(day, bars, bar => bar.Bar.Open, isClose: false);
        MoveTo(times.Open.AddMinutes(1));
        var later = world.ViewOf();
        world.OweJob(at => new DeskInput.ProtectionDue(day, at, later));
        MoveTo(times.Open.AddMinutes(15));
        world.Venue.Pass(exchange.AfterOpen(session, world.Now));
        MoveTo(times.Open.AddMinutes(30));
        world.OweJob(at => new DeskInput.ExpiryDue(day, at));
        MoveTo(times.Open.AddMinutes(60));
        world.Venue.Pass(exchange.Intrabar(session, world.Now));
        MoveTo(times.Close.AddMinutes(-1));
        world.Venue.Pass(exchange.NearClose(session, world.Now));
        MoveTo(times.Close);
        world.Close(day);
        world.Venue.Pass(exchange.Close(session, world.Now));
        Mark(day, bars, bar => bar.Bar.Close, isClose: true);
        MoveTo(times.Close.AddMinutes(30));
        world.RunUntilPaid();
    }

    private void NoteDay(DateOnly day, TradingSession times)
    {
        var before = TradingCalendar.Nyse.Session(TradingCalendar.Nyse.Previous(day));
        if (times.Open.TimeOfDay != before.Open.TimeOfDay)
        {
            world.Happenings.Count("day after a change of daylight saving time");
        }

        if (times.Close - times.Open < TimeSpan.FromHours(6))
        {
            world.Happenings.Count("short day");
        }

        if (day.DayNumber - before.Date.DayNumber > 1 && day.DayOfWeek != DayOfWeek.Monday)
        {
            world.Happenings.Count("day after a holiday");
        }
    }

    private void MoveTo(DateTimeOffset instant)
    {
        while (world.IsRough && world.IsSessionOpen && world.Now < instant)
        {
            var next = world.Now.AddSeconds(world.Random.Next(1, 3_000));
            if (next >= instant)
            {
                break;
            }

            world.RunTo(next);
            Disturb();
        }

        world.RunTo(instant);
    }

    private void Disturb()
    {
        switch (world.Random.Next(8))
        {
            case 0 or 1 or 2:
                world.Venue.ActBetweenBars();
                break;
            case 4 when !isLeaving && world.Random.Next(3) == 0:
                world.Venue.TradeByOthers(
                    RandomPrices.Symbols[world.Random.Next(RandomPrices.Symbols.Count)], world.Random.Next(3),
                    Quantity.Of(world.Random.Next(1, 4)));
                break;
            case 3:
                world.Bot?.Line.Mute(TimeSpan.FromSeconds(world.Random.Next(1, 300)));
                world.Happenings.Count("stream mute");
                break;
            case 4:
                world.Bot?.Line.Break();
                world.Happenings.Count("stream broke");
                break;
            case 5 when world.Random.Next(4) == 0 && world.Bot is not null:
                world.Happenings.Count("second instance");
                world.StartProcess();
                break;
            default:
                owner.Act();
                break;
        }
    }

    private void Mark(DateOnly day, ExchangeBar[] bars, Func<ExchangeBar, double> priceOf, bool isClose)
    {
        var prices = bars.ToDictionary(bar => bar.Symbol, bar => Price.FromMeasured(priceOf(bar))!.Value);
        var countsTwice = isClose && world.Random.Next(2) == 0;
        world.OweJob(at => new DeskInput.Marked(day, prices, isClose, at) { CountsTwice = countsTwice });
    }

    private void BeQuiet()
    {
        world.CalmDown();
        world.RunFor(TimeSpan.FromMinutes(20));
        world.RunUntilPaid();
        for (var seconds = 0; seconds < 30 && !world.State.IsReconciled; seconds++)
        {
            // A read that a timer began this moment.
            world.RunFor(TimeSpan.FromSeconds(1));
        }

        reckoning.Check();
        owner.CheckAcknowledged();
        world.Settle();
        world.Happenings.Count("quiet phase converged");
    }

    private void LeaveEverything()
    {
        world.Prices.Revive();
        world.IsRough = true;
        isLeaving = true;
        owner.Exit();
        world.RunUntilPaid();
        LiveSession(isRough: true);
        world.CalmDown();
        for (var session = 0; session < 8 && world.State.ExitUnderWay is not null; session++)
        {
            LiveSession(isRough: false);
        }

        BeQuiet();
        reckoning.CheckFlat();
        world.Settle();
        world.Happenings.Count("exit ended");
    }
}
