using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Portfolio;

namespace NanoCap.Trading.Risk.Breakers;

/// <summary>Positions closed at a loss, one after the other.</summary>
public static class LossStreakBreaker
{
    /// <summary>Its name.</summary>
    public const string Name = "loss-streak";

    /// <summary>Its one level.</summary>
    public static BreakerReading Judge(DeskState desk, RiskProfile profile)
    {
        ArgumentNullException.ThrowIfNull(desk);
        ArgumentNullException.ThrowIfNull(profile);
        return new(Name, BreakerLevel.Stop, profile.LossStreak, Measure(desk), Usd.Zero);
    }

    /// <summary>How many of the latest positions were closed at a loss, fees counted, without one that was not between
    /// them. Sales of one position count together, and only when it is gone; what was closed before the latest
    /// <c>/resume</c> does not count.</summary>
    public static int Measure(DeskState desk)
    {
        ArgumentNullException.ThrowIfNull(desk);
        var results = new List<(Symbol Symbol, DateOnly Entry, decimal Result)>();
        for (var place = desk.Trades.Count - 1; place >= desk.Safety.StreakFrom; place--)
        {
            var trade = desk.Trades[place];
            var net = trade.Realised.Value - trade.Fees.Value;
            var known = results.FindIndex(other => other.Symbol == trade.Symbol && other.Entry == trade.EntrySession);
            if (known >= 0)
            {
                results[known] = results[known] with { Result = results[known].Result + net };
            }
            else if (!IsStillHeld(desk, trade))
            {
                results.Add((trade.Symbol, trade.EntrySession, net));
            }
        }

        return results.TakeWhile(closed => closed.Result < 0m).Count();
    }

    private static bool IsStillHeld(DeskState desk, ClosedTrade trade) =>
        desk.Positions.TryGetValue(trade.Symbol, out var held) && held.EntrySession <= trade.EntrySession;
}
