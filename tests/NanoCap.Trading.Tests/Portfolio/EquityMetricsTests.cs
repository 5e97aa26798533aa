using NanoCap.Trading.Portfolio;

namespace NanoCap.Trading.Tests.Portfolio;

public sealed class EquityMetricsTests
{
    private static readonly double[] Equity = [1, 1.1, 1.045, 1.0659, 0.95931, 1.055241];
    private static readonly double[] Benchmark = [0.02, -0.03, 0.01, -0.04, 0.03];

    [Fact]
    public void Returns_are_simple_and_one_fewer_than_the_closes()
    {
        var returns = EquityMetrics.Returns(Equity);
        double[] expected = [0.10, -0.05, 0.02, -0.10, 0.10];
        Assert.Equal(expected.Length, returns.Length);
        Assert.All(expected.Zip(returns), pair => Assert.Equal(pair.First, pair.Second, 12));
        Assert.Empty(EquityMetrics.Returns([1.0]));
        Assert.Empty(EquityMetrics.Returns([]));
    }

    [Fact]
    public void The_figures_of_five_sessions_agree_with_numpy()
    {
        // numpy: mean/std(ddof=1)*sqrt(252), std(ddof=1)*sqrt(252), ratio**(252/5)-1, cov/var, (mean-beta*mean_b)*252.
        var returns = EquityMetrics.Returns(Equity);
        Assert.Equal(2.487865286588191, EquityMetrics.Sharpe(returns)!.Value, 10);
        Assert.Equal(1.4180832133552688, EquityMetrics.Volatility(returns)!.Value, 10);
        Assert.Equal(14.028772248719745, EquityMetrics.Cagr(Equity)!.Value, 9);
        Assert.Equal(0.1279, EquityMetrics.MaximumDrawdown(Equity)!.Value, 12);
        var (alpha, beta) = EquityMetrics.AgainstBenchmark(returns, Benchmark)!.Value;
        Assert.Equal(4.936082474226815, alpha, 9);
        Assert.Equal(2.7938144329896946, beta, 10);
    }

    [Fact]
    public void Sessions_without_a_benchmark_are_left_out_of_both_sides()
    {
        var returns = EquityMetrics.Returns(Equity);
        double[] withGap = [0.7, .. returns, -0.9];
        double[] benchmarkWithGap = [double.NaN, .. Benchmark, double.NaN];
        Assert.Equal(
            EquityMetrics.AgainstBenchmark(returns, Benchmark),
            EquityMetrics.AgainstBenchmark(withGap, benchmarkWithGap));
    }

    [Fact]
    public void What_cannot_be_measured_is_absent_and_not_zero()
    {
        Assert.Null(EquityMetrics.Sharpe([]));
        Assert.Null(EquityMetrics.Sharpe([0.01]));
        Assert.Null(EquityMetrics.Sharpe([0.0, 0.0, 0.0]));
        Assert.Null(EquityMetrics.Volatility([0.01]));
        Assert.Null(EquityMetrics.Cagr([1.0]));
        Assert.Null(EquityMetrics.Cagr([0.0, 1.0]));
        Assert.Null(EquityMetrics.MaximumDrawdown([]));
        Assert.Equal(0.0, EquityMetrics.MaximumDrawdown([1.0, 1.0]));
        Assert.Null(EquityMetrics.AgainstBenchmark([0.1, 0.2], [0.01, 0.01]));
        Assert.Null(EquityMetrics.AgainstBenchmark([0.1, 0.2], [0.01, double.NaN]));
    }

    [Fact]
    public void Returns_of_different_sessions_are_not_compared()
    {
        Assert.Throws<ArgumentException>(() => EquityMetrics.AgainstBenchmark([0.1, 0.2], [0.1]));
    }

    [Fact]
    public void A_doubling_in_252_sessions_is_a_hundred_per_cent_a_year()
    {
        var equity = Enumerable.Range(0, 253).Select(day => Math.Pow(2, day / 252.0)).ToArray();
        Assert.Equal(1.0, EquityMetrics.Cagr(equity)!.Value, 10);
    }

    [Fact]
    public void Two_winners_and_two_losers_by_hand()
    {
        var figures = HitFigures.Of([0.10, -0.05, 0.0, 0.05]);
        Assert.Equal(4, figures.Trades);
        Assert.Equal(0.5, figures.WinRate);
        Assert.Equal(0.025, figures.MeanReturn!.Value, 12);
        Assert.Equal(0.075, figures.MeanWin!.Value, 12);
        Assert.Equal(-0.025, figures.MeanLoss!.Value, 12);
        Assert.Equal(3.0, figures.ProfitFactor!.Value, 12);
        Assert.Equal(new HitFigures(0, null, null, null, null, null), HitFigures.Of([]));
        Assert.Null(HitFigures.Of([0.1]).ProfitFactor);
    }
}
