using NanoCap.Trading.Desk;
using NanoCap.Trading.Exchange;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;
using NanoCap.Trading.Sessions;
using NanoCap.Trading.Tests.Desk.Chaos;

namespace NanoCap.FaultTests.Simulation;

/// <summary>One known life on a good line: two proposals, approved, sent, filled in parts and protected; one is stopped
/// out in parts, the other leaves by EXIT. Only the process may die, at the points it is told.</summary>
internal sealed class ScriptedLife
{
    private static readonly Symbol Stopped = Symbol.Of("ACME");
    private static readonly Symbol Left = Symbol.Of("BRK.B");
    private readonly World world;
    private readonly Owner owner;
    private readonly Reckoning reckoning;

    public ScriptedLife(Happenings happenings, IEnumerable<int> deaths, bool keepsTrace = false)
    {
        world = new World(seed: 5, happenings) { Deaths = [.. deaths], KeepsTrace = keepsTrace };
        owner = new Owner(world);
        reckoning = new Reckoning(world);
    }

    /// <summary>How many points there were.</summary>
    public int Points => world.Points;

    public string Trace => world.TraceText;

    public void Live()
    {
        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            Decide();
            Enter();
            BeStoppedOut();
            Leave();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(context);
        }
    }

    private void Decide()
    {
        foreach (var symbol in new[] { Stopped, Left })
        {
            owner.Propose(symbol, sessions: null);
            world.RunUntilPaid();
        }

        owner.ApproveAll(share: 1);
        world.RunUntilPaid();
    }

    private void Enter()
    {
        var day = TradingCalendar.Nyse.Next(world.Begun);
        var times = TradingCalendar.Nyse.Session(day);
        var market = world.Market;
        Pass(world.Venue.Exchange.BeforeOpen, day, times.Open.AddMinutes(-10));
        world.RunTo(times.Open.AddMinutes(-5));
        world.OweJob(at => new DeskInput.SubmissionDue(day, market, new HashSet<Symbol>(), at));
        world.Open(day);
        Pass(world.Venue.Exchange.Open, day, times.Open);
        var entries = world.Venue.State.WorkingOrders.ToList();
        CheckSent();
        entries.ForEach(entry => Trade(entry, entry.Request.LimitPrice!.Value, Quantity.Of(3)));
        world.RunFor(TimeSpan.FromSeconds(20));
        entries.ForEach(entry => Trade(entry, entry.Request.LimitPrice!.Value, entry.Request.Quantity));
        world.RunTo(times.Open.AddMinutes(1));
        world.OweJob(at => new DeskInput.ProtectionDue(day, at));
        world.RunTo(times.Open.AddMinutes(30));
        world.OweJob(at => new DeskInput.ExpiryDue(day, at));
        world.RunFor(TimeSpan.FromMinutes(1));
        reckoning.Check();
    }

    /// <summary>I3: an approved entry is at the venue, or it died on the way and a person is told.</summary>
    private void CheckSent()
    {
        foreach (var proposal in world.State.Proposals.Values)
        {
            var isThere = proposal.OrderId is { } id && world.Venue.State.FindOrder(id) is not null;
            var isLost = proposal.OrderId is { } lost
                && world.State.Orders[lost].Status is OrderStatus.Unknown or OrderStatus.NotSeen
                && world.State.Alerts.Standing.Values.Any(alert =>
                    alert.Text.Contains(lost.Value, StringComparison.Ordinal));
            world.Must(isThere || isLost, $"I3: the approved proposal {proposal.Number} was forgotten.");
            world.Happenings.Count(isThere ? "entry at the venue" : "entry lost and told");
        }
    }

    private void BeStoppedOut()
    {
        if (world.Venue.State.QuantityOf(Stopped).IsZero)
        {
            return;
        }

        var guard = world.Venue.State.WorkingOrders.Single(order => order.Request.Symbol == Stopped);
        foreach (var part in new[] { Quantity.Of(2), guard.Request.Quantity })
        {
            world.Venue.Pass(world.Venue.Exchange.Execute(
                guard.Id, part, guard.Request.StopPrice!.Value, world.Now, isStopLeg: true));
            world.RunFor(TimeSpan.FromMinutes(1));
        }

        reckoning.Check();
        world.Must(!world.State.Positions.ContainsKey(Stopped), "What was stopped out is still held.");
    }

    private void Leave()
    {
        owner.Exit();
        world.RunUntilPaid();
        for (var tries = 0; tries < 20 && world.State.ExitUnderWay is not null; tries++)
        {
            world.RunFor(TimeSpan.FromSeconds(10));
            foreach (var sale in world.Venue.State.WorkingOrders
                .Where(order => order.Request is { Side: Side.Sell, Type: OrderType.Market }).ToList())
            {
                Trade(sale, world.CloseOf(sale.Request.Symbol), Quantity.Of(2));
                Trade(sale, world.CloseOf(sale.Request.Symbol), sale.Request.Quantity);
            }
        }

        if (world.State.OpenOrders.Any(order => order.Status == OrderStatus.NotSeen))
        {
            // It may appear as long as its session lasts; the read after that ends it, and the EXIT.
            var day = world.Begun;
            Pass(world.Venue.Exchange.Intrabar, day, world.Now);
            Pass(world.Venue.Exchange.Close, day, TradingCalendar.Nyse.Session(day).Close);
            world.CalmDown();
            world.Happenings.Count("EXIT waited for an entry that was not seen");
        }

        world.RunFor(TimeSpan.FromMinutes(2));
        reckoning.Check();
        reckoning.CheckFlat();
        owner.CheckAcknowledged();
        world.Settle();
    }

    private void Trade(ExchangeOrder order, Price price, Quantity quantity) =>
        world.Venue.Pass(world.Venue.Exchange.Execute(order.Id, quantity, price, world.Now));

    private void Pass(
        Func<SessionBars, DateTimeOffset, IReadOnlyList<ExchangeEvent>> pass, DateOnly day, DateTimeOffset at)
    {
        world.RunTo(at);
        world.Venue.Pass(pass(SessionBars.Of(day, [], new Dictionary<Symbol, decimal>()), world.Now));
    }
}
