namespace NanoCap.Trading.Strategies.Allocation;

/// <summary>What a book would have earned over some sessions.</summary>
/// <param name="Fill">When it traded.</param>
/// <param name="Days">The sessions, the first one earning already.</param>
/// <param name="StartEquity">US dollars at the close before them.</param>
/// <param name="Trades">Purchases and sales, one for each fund and rebalance.</param>
/// <param name="Traded">Value of all trades, US dollars.</param>
/// <param name="Cost">What they cost, US dollars.</param>
public sealed record AllocationRecord(
    FillMode Fill,
    IReadOnlyList<AllocationDay> Days,
    double StartEquity,
    int Trades,
    double Traded,
    double Cost)
{
    private const int SessionsPerYear = 252;

    /// <summary>Growth a year: ratio^(252/sessions) - 1.</summary>
    public double Cagr => Math.Pow(Days[^1].Equity / StartEquity, (double)SessionsPerYear / Days.Count) - 1;

    /// <summary>Largest fall from an earlier close, as a positive share of it.</summary>
    public double Drawdown
    {
        get
        {
            var (peak, worst) = (StartEquity, 0.0);
            foreach (var day in Days)
            {
                peak = Math.Max(peak, day.Equity);
                worst = Math.Max(worst, 1 - day.Equity / peak);
            }

            return worst;
        }
    }

    /// <summary>Mean over sample deviation of the sessions' returns, times the root of 252, risk-free 0; NaN when they
    /// do not vary or are fewer than two.</summary>
    public double Sharpe
    {
        get
        {
            var returns = Returns();
            var mean = returns.Average();
            var variance = returns.Sum(value => (value - mean) * (value - mean)) / (returns.Length - 1);
            return variance > 0 ? mean / Math.Sqrt(variance) * Math.Sqrt(SessionsPerYear) : double.NaN;
        }
    }

    /// <summary>Value traded a year, in mean equities.</summary>
    public double TurnoverPerYear =>
        Traded / Days.Average(day => day.Equity) * SessionsPerYear / Days.Count;

    /// <summary>The simple return of each session.</summary>
    public double[] Returns()
    {
        var returns = new double[Days.Count];
        var before = StartEquity;
        for (var index = 0; index < returns.Length; index++)
        {
            returns[index] = Days[index].Equity / before - 1;
            before = Days[index].Equity;
        }

        return returns;
    }
}
