using NanoCap.Trading.Bars;
using NanoCap.Trading.Signals;
using NanoCap.Trading.Tests.Bars;

namespace NanoCap.Trading.Tests.Signals;

public sealed class StrategyFiguresTests
{
    private static readonly BenchmarkReturns Still = new(
        BenchmarkReturns.EqualWeight, [.. Enumerable.Repeat(0.0, 200)]);

    [Fact]
    public void Gross_record_cost_drag_and_net_record_of_a_round_trip_by_hand()
    {
        // 21 sessions; .2 bought in the second and sold in the third at 1 % a side: equity .998, then .996.
        double[] equity = [1, 1, 0.998, .. Enumerable.Repeat(0.996, 19)];
        var record = Record(equity) with
        {
            Traded = [0, 0, 0.2, 0.2, .. Enumerable.Repeat(0.0, 18)],
            Costs = [0, 0, 0.002, 0.002, .. Enumerable.Repeat(0.0, 18)],
        };

        var figures = StrategyFigures.Of(record, Still);

        Assert.Equal(21, figures.Sessions);
        Assert.Equal(0.0, figures.GrossReturn!.Value, 12);
        Assert.Equal(Math.Pow(0.996, 252 / 21.0) - 1, figures.NetReturn!.Value, 12);
        Assert.Equal((0.1 + (0.1 / 0.998)) * 252 / 21, figures.Turnover!.Value, 12);
        Assert.Equal(0.01, figures.SideCost!.Value, 12);
        Assert.Equal(figures.Turnover.Value * 2 * figures.SideCost.Value, figures.CostDrag!.Value, 12);
        Assert.Equal(0.004, figures.Drawdown!.Value, 12);
        Assert.Null(figures.Beta);
    }

    [Fact]
    public void Under_twenty_returns_no_figure_a_year_exists()
    {
        var figures = StrategyFigures.Of(Record([.. Enumerable.Range(0, 20).Select(day => 1 + (day * 0.01))]), Still);
        Assert.Equal(19, figures.Sessions);
        Assert.Null(figures.NetReturn);
        Assert.Null(figures.GrossReturn);
        Assert.Null(figures.Sharpe);
        Assert.Null(figures.CostDrag);
        Assert.Equal(0.0, figures.Drawdown);
    }

    [Fact]
    public void A_book_that_moves_twice_with_the_market_has_a_beta_of_two()
    {
        var market = new[] { double.NaN }.Concat(Enumerable.Range(0, 40).Select(day => 0.01 * ((day % 5) - 2)));
        var equity = new List<double> { 1 };
        foreach (var move in market.Skip(11))
        {
            equity.Add(equity[^1] * (1 + (2 * move) + 0.0001));
        }

        var figures = StrategyFigures.Of(
            Record([.. equity], first: 10), new BenchmarkReturns("IWM", [.. market]));

        Assert.Equal("IWM", figures.Benchmark);
        Assert.Equal(2.0, figures.Beta!.Value, 9);
        Assert.Equal(0.0001 * 252, figures.Alpha!.Value, 9);
    }

    [Fact]
    public void A_real_books_costs_explain_the_difference_between_gross_and_net()
    {
        var desk = new ShadowDesk(new Stock("AAA").Flat(130));
        for (var bar = 60; bar < 120; bar += 8)
        {
            desk.Want("AAA", bar, target: null);
        }

        var record = desk.Record();
        var figures = StrategyFigures.Of(record, Still);

        Assert.Equal(8, record.Trades.Count);
        Assert.Equal(0.0, figures.GrossReturn!.Value, 9);
        Assert.Equal(ShadowDesk.UsualCost, figures.SideCost!.Value, 12);
        Assert.Equal(1 - record.Equity[^1], record.Costs.Sum(), 12);
        Assert.Equal(record.Trades.Sum(trade => trade.Paid - trade.Received), record.Costs.Sum(), 12);
    }

    [Theory]
    [InlineData("IWM", "IWM", "SPY")]
    [InlineData("SPY", "SPY")]
    [InlineData("equal-weight")]
    public void The_benchmark_is_IWM_else_SPY_else_the_mean_of_the_universe(string expected, params string[] indices)
    {
        Stock[] stocks = [new Stock("AAA").Closes(10, 11, 11), new Stock("BBB").Close(10).Missing().Close(20)];
        var market = Stock.Market([.. stocks, .. indices.Select(ticker => new Stock(ticker).Closes(10, 10.1, 10.2))]);

        var benchmark = BenchmarkReturns.Of(market, new BarRuleOptions());

        Assert.Equal(expected, benchmark.Name);
        Assert.True(double.IsNaN(benchmark.Returns[0]));
        Assert.Equal(expected == "equal-weight" ? 0.1 : 0.01, benchmark.Returns[1], 12);
        Assert.Equal(expected == "equal-weight" ? 0.0 : (10.2 / 10.1) - 1, benchmark.Returns[2], 12);
    }

    [Fact]
    public void Pairs_of_strategies_correlate_over_their_last_sessions_only()
    {
        double[] moves = [0.01, -0.02, 0.03, 0.0, -0.01];
        var one = Record(Curve(moves)) with { Strategy = "one" };
        var other = Record(Curve([.. moves.Take(2).Select(move => -5 * move), .. moves.Skip(2).Select(move => -move)]))
            with { Strategy = "other" };

        var pair = Assert.Single(StrategyCorrelation.Of([one, other], 3));

        Assert.Equal(("one", "other"), (pair.One, pair.Other));
        Assert.Equal(-1.0, pair.Correlation!.Value, 9);
        Assert.Null(StrategyCorrelation.Of(one, other, 6));
        Assert.Null(StrategyCorrelation.Of(one, Record([1, 1, 1, 1, 1, 1]), 3));
    }

    private static double[] Curve(double[] moves)
    {
        var equity = new List<double> { 1 };
        foreach (var move in moves)
        {
            equity.Add(equity[^1] * (1 + move));
        }

        return [.. equity];
    }

    private static StrategyTrackRecord Record(double[] equity, int first = 0) =>
        new("by-hand", first, equity, [], 0, null, false)
        {
            Traded = new double[equity.Length],
            Costs = new double[equity.Length],
        };
}
