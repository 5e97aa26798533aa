using NanoCap.Trading.Desk;
using NanoCap.Trading.Exchange;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;
using NanoCap.Trading.Risk;
using NanoCap.Trading.Tests.Desk;
using NanoCap.Trading.Tests.Desk.Safety;
using static NanoCap.Trading.Tests.Desk.DeskWorld;

namespace NanoCap.Trading.Tests.Incidents;

/// <summary>What the scenarios begin with and look at.</summary>
internal static class Life
{
    public static readonly Symbol Acme = Symbol.Of("ACME");
    public static readonly Symbol Beta = Symbol.Of("BETA");
    public static readonly Actor Owner = new("console", "owner");
    public static readonly RiskProfile Loose = SafetyWorld.Loose(RiskProfiles.SmallAccount);
    public static readonly IReadOnlyDictionary<Symbol, decimal> NoSplits = new Dictionary<Symbol, decimal>();

    /// <summary>20 ACME and 20 BETA, each under its pair.</summary>
    public static DeskWorld HoldingTwo(ExchangeHabits? habits = null)
    {
        var world = new DeskWorld(profile: Loose, habits: habits);
        BuyTwo(world);
        return world;
    }

    public static void BuyTwo(DeskWorld world)
    {
        world.Propose("ACME", 20);
        world.Propose("BETA", 20);
        world.Post(world.Approval(1));
        world.Post(world.Approval(2));
        world.NextSession(Flat("ACME"), Flat("BETA"));
        Assert.Equal(2, world.State.Positions.Count);
    }

    /// <summary>An entry of 20 ACME at the broker before the open.</summary>
    public static (DeskWorld World, Order Entry) Sent(ExchangeHabits? habits = null)
    {
        var world = new DeskWorld(habits: habits);
        world.Propose("ACME", 20);
        world.Post(world.Approval(1));
        world.BeforeOpen(NoSplits);
        return (world, Assert.Single(world.State.OpenOrders));
    }

    public static ExchangeBar Flat(string symbol) => Bar(symbol, 10, 10.1, 9.9, 10);

    /// <summary>The broker's books are read now.</summary>
    public static IReadOnlyList<DeskEvent> Read(DeskWorld world)
    {
        var before = world.Journal.Count;
        world.Happens(new DeskEvent.ReconciliationWanted(world.At));
        world.Settle();
        return [.. world.Journal.Skip(before + 1)];
    }

    /// <summary>What the broker itself says is left.</summary>
    public static void AssertFlatAtBroker(DeskWorld world)
    {
        var books = world.Exchange.Snapshot(world.At, null);
        Assert.Empty(books.Positions);
        Assert.DoesNotContain(books.Orders, report => !report.IsTerminal);
    }

    /// <summary>Shares that working sales could sell; a pair counts once.</summary>
    public static decimal OnSale(DeskWorld world, Symbol symbol) => world.Exchange.State.WorkingOrders
        .Where(order => order.Request.Side == Side.Sell && order.Request.Symbol == symbol)
        .Sum(order => order.Remaining.Value);

    public static decimal Held(DeskWorld world, Symbol symbol) => world.Exchange.State.QuantityOf(symbol).Value;
}
