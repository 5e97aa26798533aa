using NanoCap.Bot.Chat.Cards;
using NanoCap.Trading.Desk;

namespace NanoCap.Bot.Diagnostics.Readiness;

/// <summary>What the account's own journal measured, the same figures as /performance, and what the records of the
/// strategies that traded in it say.</summary>
internal static class PaperTrail
{
    /// <summary>Fewer trades say nothing about how often they win.</summary>
    public const int FewestTrades = 20;

    public static EquityFigures Figures(DeskState desk) => PerformanceCard.Measure(desk, Period.All);

    /// <summary>Sessions that closed since the account began.</summary>
    public static int Sessions(DeskState desk) => Math.Max(0, desk.EquityCurve.Count - 1);

    /// <summary>Whether the sessions were not lived but replayed, which proves less.</summary>
    public static bool IsReplayed(DeskState desk) => desk.Opening?.Banner == "REPLAY";

    /// <summary>Said where replayed sessions were measured.</summary>
    public static string Replayed(DeskState desk) => IsReplayed(desk) ? " (replayed)" : "";

    /// <summary>A figure of the strategies' records, weighted by the trades that each closed here; null where a record
    /// of a strategy that traded has no such figure, or none traded.</summary>
    public static double? RecordOf(ReadinessFacts facts, Func<Trading.Signals.StrategyFigures, double?> figure)
    {
        var (sum, count) = (0.0, 0);
        foreach (var strategy in facts.Desk.Trades.GroupBy(trade => trade.Strategy))
        {
            if (facts.Strategies.Find(strategy.Key) is not { } record || figure(record) is not { } value)
            {
                return null;
            }

            sum += value * strategy.Count();
            count += strategy.Count();
        }

        return count == 0 ? null : sum / count;
    }
}
