using NanoCap.Trading.Desk;
using NanoCap.Trading.Exchange;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;
using NanoCap.Trading.Sessions;
using NanoCap.Trading.Tests.Desk.Chaos;

namespace NanoCap.FaultTests.Simulation;

/// <summary>An account with many positions, each under its protective order at the broker, in the middle of a session;
/// then EXIT.</summary>
internal sealed class FlattenLife
{
    private static readonly Actor Person = new("console", "owner");
    private readonly World world;
    private readonly Reckoning reckoning;
    private readonly IReadOnlyList<Symbol> symbols;

    public FlattenLife(int seed, Happenings happenings, int positions, bool keepsTrace = false)
    {
        symbols = [.. Enumerable.Range(0, positions).Select(number => Symbol.Of($"POS{number:00}"))];
        world = new World(seed, happenings, new WorldSetup
        {
            Cash = new Usd(10_000m),
            CallFaultOneIn = 5,
            BetweenReads = TimeSpan.FromSeconds(45),
            AlwaysTradesAtMarket = true,
            Prices = symbols.ToDictionary(symbol => symbol, _ => Price.Of(10m)),
        })
        {
            KeepsTrace = keepsTrace,
        };
        reckoning = new Reckoning(world);
    }

    public string Trace => world.TraceText;

    /// <summary>How long it took from EXIT to an account that the broker calls empty and the desk does too.</summary>
    public TimeSpan Live(bool isRough, TimeSpan storm, TimeSpan atMost)
    {
        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            Hold();
            world.RunFor(TimeSpan.FromMinutes(5));
            world.IsRough = isRough;
            world.RefuseCallsFor(storm);
            var began = world.Now;
            world.Owe(at => new DeskInput.Exit(Person, at));
            while (!IsFlat() && world.Now - began < atMost)
            {
                world.RunFor(TimeSpan.FromMilliseconds(100));
            }

            var took = world.Now - began;
            world.Must(IsFlat(), $"I7: not flat after {took}: {Left()}.");
            world.CalmDown();
            world.RunFor(TimeSpan.FromMinutes(5));
            reckoning.Check();
            reckoning.CheckFlat();
            world.Settle();
            return took;
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(context);
        }
    }

    /// <summary>The broker has the positions before the desk looks; then a person sets a stop for each.</summary>
    private void Hold()
    {
        var day = TradingCalendar.Nyse.Next(world.Begun);
        var times = TradingCalendar.Nyse.Session(day);
        var bars = SessionBars.Of(day, [], new Dictionary<Symbol, decimal>());
        world.Agenda.MoveTo(times.Open.AddMinutes(-10));
        world.Venue.Pass(world.Venue.Exchange.BeforeOpen(bars, world.Now));
        world.Agenda.MoveTo(times.Open);
        world.Open(day);
        world.Venue.Pass(world.Venue.Exchange.Open(bars, world.Now));
        foreach (var symbol in symbols)
        {
            world.Venue.TradeByOthers(symbol, kind: 2, Quantity.Of(10));
        }

        world.RunFor(TimeSpan.FromMinutes(5));
        foreach (var symbol in symbols)
        {
            world.Owe(at => new DeskInput.SetLevels(symbol, new LevelsChange.FixedStop(Price.Of(9m)), Person, at));
        }

        world.RunUntilPaid();
        world.RunFor(TimeSpan.FromMinutes(5));
        world.Must(world.Venue.State.Positions.Count == symbols.Count, "Not everything was bought.");
        world.Must(
            world.Venue.State.WorkingOrders.Count(order => order.Request.Type == OrderType.Stop) == symbols.Count,
            "Not everything is protected.");
    }

    private bool IsFlat() => world.Venue.State.Positions.IsEmpty && !world.Venue.State.WorkingOrders.Any()
        && world.State is { ExitCount: > 0, ExitUnderWay: null };

    private string Left() => string.Join(
        ", ", world.Venue.State.Positions.Keys.Select(symbol => symbol.Value)
            .Concat(world.State.OpenOrders.Select(order => $"{order.Id} {order.Status}")));
}
