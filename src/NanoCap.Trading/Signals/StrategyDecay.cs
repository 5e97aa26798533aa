using NanoCap.Trading.Portfolio;

namespace NanoCap.Trading.Signals;

/// <summary>What a strategy's shadow book did in its last 63 sessions, beside all sessions before. Null is not
/// measured: alpha needs 63 sessions on both sides, the win rate 10 finished trades.</summary>
/// <param name="Benchmark">What alpha is against: <c>IWM</c>, <c>SPY</c> or <c>equal-weight</c>.</param>
/// <param name="Alpha">Alpha a year of the last 63 sessions.</param>
/// <param name="AlphaBefore">Alpha a year of the sessions before.</param>
/// <param name="WinRate">Share of the trades finished in the last 63 sessions that made more than nothing.</param>
/// <param name="WinRateBefore">The same of the trades finished before.</param>
public sealed record StrategyDecay(
    string Benchmark, double? Alpha, double? AlphaBefore, double? WinRate, double? WinRateBefore)
{
    /// <summary>The sessions that are compared with those before.</summary>
    public const int Sessions = 63;

    /// <summary>Fewest finished trades for a win rate.</summary>
    public const int FewestTrades = 10;

    /// <summary>At this share of the figure before, or less, a strategy has decayed: it fell by half.</summary>
    public const double DecayedShare = 0.5;

    /// <summary>Above this share of the figure before, a strategy that had decayed has recovered.</summary>
    public const double RecoveredShare = 0.6;

    /// <summary>Measures a record.</summary>
    /// <param name="record">The record.</param>
    /// <param name="benchmark">The benchmark over the same universe's sessions.</param>
    /// <param name="session">The day of each of the universe's sessions by its position.</param>
    public static StrategyDecay Of(
        StrategyTrackRecord record, BenchmarkReturns benchmark, Func<int, DateOnly> session)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(benchmark);
        ArgumentNullException.ThrowIfNull(session);
        var returns = EquityMetrics.Returns([.. record.Equity]);
        if (returns.Length < 2 * Sessions)
        {
            return new StrategyDecay(benchmark.Name, null, null, null, null);
        }

        double[] market = [.. benchmark.Returns.Skip(record.FirstSessionIndex + 1).Take(returns.Length)];
        var split = returns.Length - Sessions;
        var since = session(record.FirstSessionIndex + 1 + split);
        return new StrategyDecay(
            benchmark.Name,
            EquityMetrics.AgainstBenchmark(returns.AsSpan(split), market.AsSpan(split))?.Alpha,
            EquityMetrics.AgainstBenchmark(returns.AsSpan(0, split), market.AsSpan(0, split))?.Alpha,
            WinRateOf(record.Trades.Where(trade => trade.ExitSession >= since)),
            WinRateOf(record.Trades.Where(trade => trade.ExitSession < since)));
    }

    /// <summary>Whether alpha or the win rate is at most a share of what it was; a figure that was not above zero
    /// cannot be lost.</summary>
    public bool IsWorseThan(double share) => HasLostAlpha(share) || HasLostWins(share);

    /// <summary>Whether alpha is at most a share of what it was.</summary>
    public bool HasLostAlpha(double share) => AlphaBefore > 0 && Alpha <= share * AlphaBefore;

    /// <summary>Whether the win rate is at most a share of what it was.</summary>
    public bool HasLostWins(double share) => WinRateBefore > 0 && WinRate <= share * WinRateBefore;

    private static double? WinRateOf(IEnumerable<ShadowTrade> trades)
    {
        var hits = HitFigures.Of([.. trades.Select(trade => trade.Return)]);
        return hits.Trades >= FewestTrades ? hits.WinRate : null;
    }
}
