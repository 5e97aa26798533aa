namespace NanoCap.Trading.Portfolio;

/// <summary>What a curve of daily closes says: the formulas of every track record, of a strategy's book, an account or
/// a replay alike. A year has 252 sessions and the risk-free return is 0.</summary>
/// <remarks>What cannot be measured is null, which is never zero.</remarks>
public static class EquityMetrics
{
    /// <summary>Sessions of a year.</summary>
    public const int SessionsAYear = 252;

    /// <summary>A curve with deposits and withdrawals taken out: it ends with the present equity, and each step before
    /// is the return (equity - flow) / equity before. Where nothing was left to return on, the flow is ignored.
    /// </summary>
    /// <param name="curve">The account at each close, oldest first.</param>
    /// <returns>As many values, US dollars.</returns>
    public static double[] WithoutFlows(ReadOnlySpan<EquityPoint> curve)
    {
        var equity = new double[curve.Length];
        for (var place = curve.Length - 1; place >= 0; place--)
        {
            equity[place] = (double)curve[place].Equity.Value;
        }

        var factor = 1.0;
        for (var place = curve.Length - 1; place > 0; place--)
        {
            var (after, flow) = (curve[place].Equity.Value, curve[place].Flow.Value);
            equity[place] *= factor;
            if (flow != 0m && after > 0m && after - flow > 0m)
            {
                factor *= (double)(after / (after - flow));
            }
        }

        if (equity.Length > 0)
        {
            equity[0] *= factor;
        }

        return equity;
    }

    /// <summary>The simple return of each session over the one before; one shorter than the curve.</summary>
    /// <param name="equity">Equity at each close, above zero.</param>
    public static double[] Returns(ReadOnlySpan<double> equity)
    {
        var returns = new double[Math.Max(0, equity.Length - 1)];
        for (var index = 0; index < returns.Length; index++)
        {
            returns[index] = (equity[index + 1] / equity[index]) - 1;
        }

        return returns;
    }

    /// <summary>Mean over sample deviation of daily returns, times sqrt(252) (Sharpe 1994, risk-free 0); null with
    /// fewer than two returns or where they do not vary.</summary>
    public static double? Sharpe(ReadOnlySpan<double> returns) =>
        Deviation(returns) is { } deviation and > 0
            ? Finite(Mean(returns) / deviation * Math.Sqrt(SessionsAYear))
            : null;

    /// <summary>Sample deviation of daily returns times sqrt(252); null with fewer than two returns.</summary>
    public static double? Volatility(ReadOnlySpan<double> returns) =>
        Deviation(returns) is { } deviation ? Finite(deviation * Math.Sqrt(SessionsAYear)) : null;

    /// <summary>Return a year: (last/first)^(252/sessions) - 1, the first value being the close before the first
    /// session; null without a session or from nothing.</summary>
    public static double? Cagr(ReadOnlySpan<double> equity) => equity.Length > 1 && equity[0] > 0
        ? Finite(Math.Pow(equity[^1] / equity[0], (double)SessionsAYear / (equity.Length - 1)) - 1)
        : null;

    /// <summary>The largest fall from an earlier height, as a share of it: 0 to 1; null of nothing.</summary>
    public static double? MaximumDrawdown(ReadOnlySpan<double> equity)
    {
        if (equity.IsEmpty)
        {
            return null;
        }

        var (peak, largest) = (equity[0], 0.0);
        foreach (var value in equity)
        {
            peak = Math.Max(peak, value);
            largest = Math.Max(largest, 1 - (value / peak));
        }

        return Finite(largest);
    }

    /// <summary>How daily returns moved with those of a benchmark: beta = cov/var, alpha = (mean - beta mean of the
    /// benchmark) x 252, over the sessions on which both are finite; null with fewer than two of them or a benchmark
    /// that does not vary.</summary>
    /// <param name="returns">Simple daily returns.</param>
    /// <param name="benchmark">The benchmark's of the same sessions.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static (double Alpha, double Beta)? AgainstBenchmark(
        ReadOnlySpan<double> returns, ReadOnlySpan<double> benchmark)
    {
        var (count, mean, meanBenchmark) = MeansOfPairs(returns, benchmark);
        var (covariance, variance) = (0.0, 0.0);
        for (var index = 0; index < returns.Length; index++)
        {
            if (double.IsFinite(returns[index]) && double.IsFinite(benchmark[index]))
            {
                var off = benchmark[index] - meanBenchmark;
                covariance += (returns[index] - mean) * off;
                variance += off * off;
            }
        }

        if (count < 2 || !(variance > 0))
        {
            return null;
        }

        var beta = covariance / variance;
        return ((mean - (beta * meanBenchmark)) * SessionsAYear, beta);
    }

    private static (int Count, double Left, double Right) MeansOfPairs(
        ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        if (left.Length != right.Length)
        {
            throw new ArgumentException(
                $"Expected as many returns on both sides, found {left.Length} and {right.Length}.", nameof(right));
        }

        var (count, sumLeft, sumRight) = (0, 0.0, 0.0);
        for (var index = 0; index < left.Length; index++)
        {
            if (double.IsFinite(left[index]) && double.IsFinite(right[index]))
            {
                (count, sumLeft, sumRight) = (count + 1, sumLeft + left[index], sumRight + right[index]);
            }
        }

        return (count, sumLeft / count, sumRight / count);
    }

    private static double Mean(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        foreach (var value in values)
        {
            sum += value;
        }

        return sum / values.Length;
    }

    private static double? Deviation(ReadOnlySpan<double> values)
    {
        if (values.Length < 2)
        {
            return null;
        }

        var (mean, squares) = (Mean(values), 0.0);
        foreach (var value in values)
        {
            squares += (value - mean) * (value - mean);
        }

        return Finite(Math.Sqrt(squares / (values.Length - 1)));
    }

    private static double? Finite(double value) => double.IsFinite(value) ? value : null;
}
