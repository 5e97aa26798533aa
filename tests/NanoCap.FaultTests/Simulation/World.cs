using System.Text;
using NanoCap.Bot.Desk;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;
using NanoCap.Trading.Risk;
using NanoCap.Trading.Sessions;
using NanoCap.Trading.Tests.Desk.Chaos;

namespace NanoCap.FaultTests.Simulation;

/// <summary>Everything that a seed decides: time, venue, disk, and the processes that live and die on them. One
/// thread; nothing runs but what it steps.</summary>
internal sealed class World
{
    private const int MostSteps = 100_000;
    private readonly StringBuilder trace = new();
    private readonly List<Debt> debts = [];
    private readonly List<BotProcess> processes = [];
    private Exception? failure;
    private int started;
    private bool isReviving;

    public World(int seed, Happenings happenings, WorldSetup? setup = null)
    {
        Random = new Random(seed);
        Happenings = happenings;
        Setup = setup ?? new WorldSetup();
        Begun = Setup.Begins;
        Agenda = new Agenda(TradingCalendar.Nyse.Session(Begun).Close.AddMinutes(30));
        Opening = new DeskOpening("REPLAY", "chaos", "simulated", "small-account", Setup.Cash, Begun);
        Prices = new RandomPrices(Random, happenings);
        Market = SeenMarket.Of(this, Begun);
        Venue = new Venue(this);
        Door = new Door(this);
        Judge = new Judge(this);
        Venue.Pass(Venue.Exchange.OpenAccount("chaos", Now));
    }

    /// <summary>Breakers that a rough market reaches: a reduction, and a stop that sells everything.</summary>
    public static TradingDesk Desk { get; } = new(new DeskRules(
        RiskProfiles.SmallAccount with
        {
            DayLossReduce = new Ratio(0.02m),
            DayLossStop = new Ratio(0.06m),
            DayLossStopAction = StopAction.AllOut,
        },
        TradingCalendar.Nyse,
        JobTimes.Standard));

    public WorldSetup Setup { get; }

    public DeskOpening Opening { get; }

    public Random Random { get; }

    public Happenings Happenings { get; }

    public Agenda Agenda { get; }

    public DateTimeOffset Now => Agenda.Now;

    public Disk Disk { get; } = new();

    public Venue Venue { get; }

    public Door Door { get; }

    public Judge Judge { get; }

    public RandomPrices Prices { get; }

    /// <summary>The market at the latest close.</summary>
    public SeenMarket Market { get; private set; }

    /// <summary>Whether faults happen.</summary>
    public bool IsRough { get; set; }

    public bool KeepsTrace { get; init; }

    public bool IsSessionOpen { get; private set; }

    /// <summary>The latest session that has begun.</summary>
    public DateOnly Begun { get; private set; }

    public DateTimeOffset LimitedUntil { get; private set; }

    /// <summary>Points passed so far, at each of which a process can die.</summary>
    public int Points { get; private set; }

    /// <summary>The points at which it does die; without any the seed decides while it is rough.</summary>
    public HashSet<int> Deaths { get; init; } = [];

    public bool MayDieByChance { get; set; }

    /// <summary>The process that people talk to.</summary>
    public BotProcess? Bot => processes.LastOrDefault(process => process.IsUp);

    /// <summary>What the desk believes; while none lives, what is durable.</summary>
    public DeskState State => Bot?.Loop!.State ?? Judge.Records.State;

    public string TraceText => trace.ToString();

    public DateOnly SessionAt(DateTimeOffset instant) => Begun;

    public Price CloseOf(Symbol symbol) =>
        Setup.Prices.TryGetValue(symbol, out var price) ? price : Prices.CloseOf(symbol);

    /// <summary>What a share costs now; after the close, and where it is not known better, the close.</summary>
    public Price PriceNow(Symbol symbol) => IsSessionOpen && Market.FindClose(symbol) is { } before
        ? Price.Of(decimal.Round((before.Value + CloseOf(symbol).Value) / 2m, 4))
        : CloseOf(symbol);

    /// <summary>The market as somebody sees it now: as it was at the latest close, or badly.</summary>
    public SeenMarket ViewOf() => IsRough ? Market.BadlySeen(this) : Market;

    /// <summary>A session has closed: its prices can be known from now on.</summary>
    public void Close(DateOnly session)
    {
        IsSessionOpen = false;
        Market = SeenMarket.Of(this, session);
    }

    public string PurposeOf(ClientOrderId order) => Judge.Ready(order)?.Purpose.ToString() ?? "Foreign";

    public TimeSpan Soon() => TimeSpan.FromMilliseconds(Random.Next(1, IsRough ? 900 : 100));

    public bool Happens(int oneIn, string what)
    {
        var happens = Random.Next(oneIn) == 0;
        if (happens)
        {
            Happenings.Count(what);
        }

        return happens;
    }

    public CallFault NextFault(string what, string about)
    {
        if (!IsRough || Random.Next(Setup.CallFaultOneIn) > 0)
        {
            return CallFault.None;
        }

        var fault = (CallFault)Random.Next(1, Enum.GetValues<CallFault>().Length);
        if (fault == CallFault.RateLimited)
        {
            LimitedUntil = Now.AddSeconds(Random.Next(1, 40));
            return fault;
        }

        Happenings.Count($"{what} {fault} × {about}");
        return fault;
    }

    public bool DiesAt(string what)
    {
        Points++;
        Trace($"point {Points} {what}");
        var dies = Deaths.Contains(Points)
            || (MayDieByChance && IsRough && Random.Next(250) == 0);
        if (dies)
        {
            Happenings.Count("death");
            Happenings.Count("death: " + what);
        }

        return dies;
    }

    public void Trace(FormattableString line)
    {
        if (KeepsTrace)
        {
            trace.Append(Now.UtcTicks).Append(' ').Append(FormattableString.Invariant(line)).Append('\n');
        }
    }

    /// <summary>What must be so. The first time it is not ends the seed, even if the one who found it is caught.
    /// </summary>
    public void Must(bool isSo, string what)
    {
        if (!isSo)
        {
            Fail(new InvalidOperationException($"At {Now:u}: {what}"));
        }
    }

    /// <summary>The venue takes no calls for a while.</summary>
    public void RefuseCallsFor(TimeSpan time) => LimitedUntil = Now + time;

    public void Fail(Exception because) => failure ??= because;

    public void Tell(BrokerUpdate update) => processes.ForEach(process => process.Line.Tell(update));

    public void NoteDeath(BotProcess process)
    {
        if (process.Loop is { } loop)
        {
            foreach (var order in loop.State.OpenOrders)
            {
                Happenings.Count($"death × {order.Purpose} {order.Status}");
            }
        }
    }

    /// <summary>Starts a process; a second one while another lives is a second instance.</summary>
    public void StartProcess()
    {
        var skew = TimeSpan.FromSeconds(IsRough && Random.Next(4) == 0 ? Random.Next(-300, 301) : 0);
        if (skew != TimeSpan.Zero)
        {
            Happenings.Count("skewed clock");
        }

        var process = new BotProcess(this, ++started, skew);
        processes.Add(process);
        debts.ForEach(debt => debt.PostedBy = null);
        process.Begin();
    }

    /// <summary>Somebody or some timer wants this, and asks again until it is confirmed.</summary>
    public void Owe(Func<DateTimeOffset, DeskInput> make, Action<DeskOutcome>? told = null) =>
        debts.Add(new Debt(make, told));

    /// <summary>A timed job: it begins and ends with the desk at rest, and is done again if the process dies before
    /// it was noted as done.</summary>
    public void OweJob(Func<DateTimeOffset, DeskInput> make) => debts.Add(new Debt(make, null) { IsJob = true });

    public void Settle()
    {
        for (var step = 0; step < MostSteps; step++)
        {
            if (failure is not null)
            {
                throw new InvalidOperationException(failure.Message, failure);
            }

            Revive();
            PayDebts();
            var hasStepped = false;
            foreach (var process in processes.ToList())
            {
                hasStepped |= process.Step();
            }

            if (!hasStepped)
            {
                return;
            }
        }

        throw new InvalidOperationException(
            "The desk finds no rest: " + string.Join(", ", State.Work.Select(work => work.Id)));
    }

    public void RunTo(DateTimeOffset end)
    {
        for (var step = 0; step < MostSteps; step++)
        {
            Settle();
            var next = processes.Select(process => process.NextWork).Append(Agenda.Next).Min();
            if (next is null || next > end)
            {
                Agenda.MoveTo(end);
                Settle();
                return;
            }

            Agenda.MoveTo(next.Value);
        }

        throw new InvalidOperationException(
            "The desk works without end: " + string.Join(", ", State.Work.Select(work => work.Id)));
    }

    public void Open(DateOnly session)
    {
        Begun = session;
        IsSessionOpen = true;
    }

    public void RunFor(TimeSpan time) => RunTo(Now + time);

    /// <summary>Runs until everything that was asked is confirmed.</summary>
    public void RunUntilPaid()
    {
        for (var second = 0; second < 3_600 && debts.Count > 0; second++)
        {
            RunFor(TimeSpan.FromSeconds(1));
        }

        Must(debts.Count == 0, "The desk did not answer within an hour.");
    }

    /// <summary>The faults end, and what they held up goes on.</summary>
    public void CalmDown()
    {
        IsRough = false;
        LimitedUntil = Now;
        Disk.FullUntil = Now;
        Venue.Loosen();
        processes.ForEach(process => process.Line.Break());
    }

    private void Revive()
    {
        processes.RemoveAll(process => process.IsDead);
        if (processes.TrueForAll(process => process.IsStale) && !isReviving)
        {
            isReviving = true;
            var wait = started == 0 ? TimeSpan.Zero : TimeSpan.FromSeconds(Random.Next(1, IsRough ? 300 : 3));
            Agenda.After(wait, () =>
            {
                isReviving = false;
                StartProcess();
            });
        }
    }

    private void PayDebts()
    {
        if (Bot is not { } bot)
        {
            return;
        }

        foreach (var debt in debts.ToList())
        {
            if (debt.PostedBy != bot && (!debt.IsJob || bot.IsAtRest))
            {
                debt.PostedBy = bot;
                debt.ToldBy = null;
                bot.Post(debt.Make, outcome => BeTold(debt, bot, outcome));
            }
            else if (debt.IsJob && debt.ToldBy == bot && bot.IsAtRest)
            {
                debt.ToldBy = null;
                bot.Post(at => new DeskInput.JobsDone(at), _ => debts.Remove(debt));
            }
        }
    }

    private void BeTold(Debt debt, BotProcess by, DeskOutcome outcome)
    {
        if (debt.IsJob)
        {
            debt.ToldBy = by;
        }
        else if (debts.Remove(debt))
        {
            debt.Told?.Invoke(outcome);
        }
    }

    private sealed class Debt(Func<DateTimeOffset, DeskInput> make, Action<DeskOutcome>? told)
    {
        public Func<DateTimeOffset, DeskInput> Make { get; } = make;

        public Action<DeskOutcome>? Told { get; } = told;

        public bool IsJob { get; init; }

        public BotProcess? PostedBy { get; set; }

        /// <summary>Who has taken the job's input and not yet noted the job as done.</summary>
        public BotProcess? ToldBy { get; set; }
    }
}
