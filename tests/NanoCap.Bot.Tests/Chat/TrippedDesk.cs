using NanoCap.Trading.Desk;
using NanoCap.Trading.Desk.Safety;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Portfolio;
using NanoCap.Trading.Risk.Breakers;

namespace NanoCap.Bot.Tests.Chat;

/// <summary>The second evening after a bad close: a reduction acted, a stop latched, a gate is closed.</summary>
internal static class TrippedDesk
{
    private static readonly DateTimeOffset Close = Desks.Evening.AddMinutes(-30);

    public static DeskState State { get; } = Events.Aggregate(Desks.SecondEvening, TradingDesk.Apply);

    private static IEnumerable<DeskEvent> Events
    {
        get
        {
            var session = Desks.SecondEvening.Session!.Value;
            var equity = new Usd(870m);
            var reduce = new BreakerReading("drawdown", BreakerLevel.Reduce, 0.10m, 0.13m, new Usd(1000m));
            var stop = new BreakerReading("day-loss", BreakerLevel.Stop, 0.10m, 0.117m, new Usd(985.05m));
            yield return new SafetyEvent.LevelReached(stop, equity, session, Close);
            yield return new SafetyEvent.LevelActed(
                stop.Key, BreakerDeed.EntriesOff, stop.Measured, equity, new Ratio(1m), Close);
            yield return new SafetyEvent.LevelReached(reduce, equity, session, Close);
            yield return new SafetyEvent.LevelActed(
                reduce.Key, BreakerDeed.Reduced, reduce.Measured, equity, new Ratio(0.5m), Close);
            var by = new Actor("desk", "breaker drawdown");
            foreach (var position in Desks.SecondEvening.Positions.Values)
            {
                yield return new DeskEvent.ExitScheduled(position.Symbol, ExitReason.Breaker, by, Close)
                {
                    Keep = Quantity.Of(Math.Ceiling(position.Quantity.Value / 2m)),
                };
            }

            yield return new SafetyEvent.GateClosed(
                MarketVolatilityGate.Judge("SPY", Alternating(80, 0.05)), Close);
            yield return new SafetyEvent.GateMeasurable(ClockSkewGate.Name, "not asked yet", Close);
        }
    }

    private static double[] Alternating(int count, double size) =>
        [.. Enumerable.Range(0, count).Select(place => place % 2 == 0 ? size : -size)];
}
