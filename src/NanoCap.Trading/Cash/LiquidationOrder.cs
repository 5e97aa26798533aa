using NanoCap.Trading.Desk;
using NanoCap.Trading.Portfolio;
using NanoCap.Trading.Sessions;

namespace NanoCap.Trading.Cash;

/// <summary>Which positions would be sold first when money is short.</summary>
public static class LiquidationOrder
{
    /// <summary>
    /// By unrealised return ascending, then sessions held descending, then the strategy's momentum ascending (not yet
    /// known first), then symbol. Positions entered in the present session, at their target or
    /// being sold anyway are left out.
    /// </summary>
    /// <param name="desk">The positions at their latest marks.</param>
    /// <param name="session">The present session.</param>
    /// <param name="strategies">The strategies' standings.</param>
    public static IReadOnlyList<LiquidationCandidate> Of(
        DeskState desk, DateOnly session, IReadOnlyList<StrategyLine> strategies)
    {
        ArgumentNullException.ThrowIfNull(desk);
        ArgumentNullException.ThrowIfNull(strategies);
        return
        [
            .. desk.Positions.Values
                .Where(position => position is { Selling: null, ScheduledExit: null }
                    && position.EntrySession < session
                    && !IsAtTarget(position))
                .Select(position => new LiquidationCandidate(
                    0,
                    position.Symbol,
                    position.MarketValue,
                    position.Return,
                    SessionsHeld(position, session),
                    MomentumOf(position, strategies)))
                .OrderBy(candidate => candidate.Return)
                .ThenByDescending(candidate => candidate.SessionsHeld)
                .ThenBy(candidate => candidate.StrategyMomentum)
                .ThenBy(candidate => candidate.Symbol)
                .Select((candidate, index) => candidate with { Place = index + 1 }),
        ];
    }

    private static bool IsAtTarget(Position position) => position.Target is { } target && position.LastPrice >= target;

    private static int SessionsHeld(Position position, DateOnly session) =>
        TradingCalendar.Nyse.Count(position.EntrySession.AddDays(1), session);

    private static double? MomentumOf(Position position, IReadOnlyList<StrategyLine> strategies) =>
        strategies.FirstOrDefault(line => line.Name == position.Strategy)?.Momentum;
}
