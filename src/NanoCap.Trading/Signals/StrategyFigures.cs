using NanoCap.Trading.Portfolio;

namespace NanoCap.Trading.Signals;

/// <summary>What a strategy's shadow book says, gross and net of cost. Figures a year need 20 returns; null is "not
/// yet" or not measurable, never zero.</summary>
/// <param name="Strategy">The strategy's name.</param>
/// <param name="Sessions">Daily returns of the record.</param>
/// <param name="Momentum">The return over 63 sessions.</param>
/// <param name="GrossReturn">Return a year if nothing had cost anything: each session's equity plus its costs over the
/// equity before, compounded.</param>
/// <param name="CostDrag">Turnover times 2 times the side's cost: what trading costs a year, as a share of equity.
/// </param>
/// <param name="NetReturn">Return a year, costs included.</param>
/// <param name="Turnover">Times a year that the equity is bought and sold: the mean of half the amount traded in a
/// session over the equity before, times 252.</param>
/// <param name="SideCost">The mean cost of a side as a fraction of the amount, weighted by amounts; null without a
/// trade.</param>
/// <param name="Sharpe">Mean over sample deviation of daily returns, times sqrt(252).</param>
/// <param name="Volatility">Sample deviation of daily returns times sqrt(252).</param>
/// <param name="Drawdown">The largest fall from an earlier height, 0 to 1.</param>
/// <param name="Benchmark">What alpha and beta are against: <c>IWM</c>, <c>SPY</c> or <c>equal-weight</c>.</param>
/// <param name="Alpha">(mean - beta mean of the benchmark) x 252.</param>
/// <param name="Beta">Covariance over variance of daily returns.</param>
/// <param name="Hits">Finished trades by their return, costs included.</param>
/// <param name="OpenPositions">Positions held at the last close.</param>
public sealed record StrategyFigures(
    string Strategy,
    int Sessions,
    double? Momentum,
    double? GrossReturn,
    double? CostDrag,
    double? NetReturn,
    double? Turnover,
    double? SideCost,
    double? Sharpe,
    double? Volatility,
    double? Drawdown,
    string Benchmark,
    double? Alpha,
    double? Beta,
    HitFigures Hits,
    int OpenPositions)
{
    /// <summary>Fewest daily returns for a figure a year.</summary>
    public const int FewestReturns = 20;

    /// <summary>Measures a record.</summary>
    /// <param name="record">The record.</param>
    /// <param name="benchmark">The benchmark over the same universe's sessions.</param>
    public static StrategyFigures Of(StrategyTrackRecord record, BenchmarkReturns benchmark)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(benchmark);
        double[] equity = [.. record.Equity];
        var returns = EquityMetrics.Returns(equity);
        var hits = HitFigures.Of([.. record.Trades.Select(trade => trade.Return)]);
        var none = new StrategyFigures(
            record.Strategy, returns.Length, record.Momentum, null, null, null, null, null, null, null,
            EquityMetrics.MaximumDrawdown(equity), benchmark.Name, null, null, hits, record.OpenPositions);
        if (returns.Length < FewestReturns)
        {
            return none;
        }

        double[] market = [.. benchmark.Returns.Skip(record.FirstSessionIndex + 1).Take(returns.Length)];
        var against = EquityMetrics.AgainstBenchmark(returns, market);
        var trading = Trading(record, returns.Length);
        return none with
        {
            GrossReturn = EquityMetrics.Cagr(Gross(record)),
            CostDrag = trading.Costs,
            NetReturn = EquityMetrics.Cagr(equity),
            Turnover = trading.Amounts / 2,
            SideCost = trading.Amounts > 0 ? trading.Costs / trading.Amounts : null,
            Sharpe = EquityMetrics.Sharpe(returns),
            Volatility = EquityMetrics.Volatility(returns),
            Alpha = against?.Alpha,
            Beta = against?.Beta,
        };
    }

    private static double[] Gross(StrategyTrackRecord record)
    {
        var gross = new double[record.Equity.Count];
        gross[0] = 1;
        for (var session = 1; session < gross.Length; session++)
        {
            gross[session] = gross[session - 1]
                * (record.Equity[session] + record.Costs[session]) / record.Equity[session - 1];
        }

        return gross;
    }

    // Shares of the equity before, a year.
    private static (double Amounts, double Costs) Trading(StrategyTrackRecord record, int sessions)
    {
        var (amounts, costs) = (0.0, 0.0);
        for (var session = 1; session <= sessions; session++)
        {
            amounts += record.Traded[session] / record.Equity[session - 1];
            costs += record.Costs[session] / record.Equity[session - 1];
        }

        const double year = EquityMetrics.SessionsAYear;
        return (amounts * year / sessions, costs * year / sessions);
    }
}
