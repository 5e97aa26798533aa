using NanoCap.Trading.Desk;
using NanoCap.Trading.Desk.Alerts;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;
using NanoCap.Trading.Signals;

namespace NanoCap.Trading.Tests.Desk.Alerts;

/// <summary>What scenarios about alerts ask of a world.</summary>
internal static class Watched
{
    public static readonly Symbol Acme = Symbol.Of("ACME");
    public static readonly Actor Owner = new("console", "owner");

    /// <summary>The standing alert under a key, of a kind that is listed.</summary>
    public static Alert Standing(this DeskState state, string key)
    {
        Assert.True(
            state.Alerts.Standing.TryGetValue(key, out var alert),
            $"{key} does not stand; those that do: {string.Join(", ", state.Alerts.Standing.Keys)}");
        Assert.NotNull(AlertKinds.Find(alert.Topic, alert.Key, alert.Severity));
        return alert;
    }

    public static void AssertLifted(this DeskState state, string key)
    {
        Assert.DoesNotContain(key, state.Alerts.Standing.Keys);
        Assert.Contains(state.Alerts.Lifted, alert => alert.Key == key);
    }

    public static void AssertNever(this DeskWorld world, string key) =>
        Assert.DoesNotContain(
            world.Journal, happened => happened is AlertEvent.AlertRaised raised && raised.Key == key);

    /// <summary>The state after an input, by the desk's own decision.</summary>
    public static DeskState After(this DeskWorld world, DeskState state, DeskInput input) =>
        world.Desk.Decide(state, input).Aggregate(state, TradingDesk.Apply);

    public static void Mark(this DeskWorld world, decimal price) => world.Post(MarkAt(world, price));

    public static DeskInput.Marked MarkAt(DeskWorld world, decimal price) => new(
        world.Session, new Dictionary<Symbol, Price> { [Acme] = Price.Of(price) }, IsClose: false, world.At);

    /// <summary>A daily run of a later session each time.</summary>
    public static DeskInput.SignalsRanked Run(
        DeskWorld world, int number, MarketView? market = null, IReadOnlyList<StrategyLine>? strategies = null,
        bool hasSignal = false)
    {
        var session = world.Desk.Rules.Calendar.Add(world.Session, number);
        var signal = new Signal("momentum", Symbol.Of("ZZZ"), Side.Buy, session, 0.6, 10, 9, 12, 5, []);
        var scan = new ScanOutcome(
            session, hasSignal ? [new ScoredSignal(1, signal, 0.1, 0.7)] : [], [],
            strategies ?? [new StrategyLine("momentum", 0.1, true, 1, null)], [], 1, 1, []);
        var at = world.Desk.Rules.Calendar.Session(session).Close.AddMinutes(30);
        return new DeskInput.SignalsRanked(scan, market ?? new TenDollarMarket(session), at);
    }
}
