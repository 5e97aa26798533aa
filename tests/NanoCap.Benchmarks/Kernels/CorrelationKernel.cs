using NanoCap.Trading.Bars;
using NanoCap.Trading.Indicators.Pairs;

namespace NanoCap.Benchmarks.Kernels;

/// <summary>Correlations of log returns over 60 sessions, all pairs of at most 500 symbols, on the last days.</summary>
internal sealed class CorrelationKernel : IKernel
{
    private const int Window = 60;

    private readonly double[][] returns;
    private readonly double[] row;
    private readonly int days;

    public CorrelationKernel(UniverseBars universe, int days)
    {
        this.days = days;
        returns = BenchData.LastReturns(universe, Window + days - 1);
        row = new double[returns.Length];
        Name = days == 1 ? "correlation.lastDay" : $"correlation.{days}days";
        Bars = (long)returns.Length * days;
    }

    public string Name { get; }

    public long Bars { get; }

    public void Run()
    {
        var correlations = new RollingCorrelations(returns, Window);
        for (var day = 0; day < days; day++)
        {
            correlations.MoveTo(Window - 1 + day);
            for (var first = 0; first < returns.Length; first++)
            {
                correlations.Write(first, row.AsSpan(first));
            }
        }
    }
}
