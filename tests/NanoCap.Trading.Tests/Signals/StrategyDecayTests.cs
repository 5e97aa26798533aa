using NanoCap.Trading.Instruments;
using NanoCap.Trading.Signals;

namespace NanoCap.Trading.Tests.Signals;

public sealed class StrategyDecayTests
{
    private static readonly DateOnly First = new(2023, 1, 1);

    [Fact]
    public void The_last_63_sessions_are_measured_apart_from_those_before()
    {
        // The benchmark swings by 1 % around 0; the strategy does the same and gains .1 % a session at first, .04 %
        // later: beta 1, alpha 252 x that.
        var benchmark = Enumerable.Range(0, 200).Select(index => index % 2 == 0 ? 0.01 : -0.01).ToArray();
        var equity = new List<double> { 1 };
        for (var index = 1; index < 200; index++)
        {
            equity.Add(equity[^1] * (1 + benchmark[index] + (index < 137 ? 0.001 : 0.0004)));
        }

        var decay = Of(equity, benchmark, []);

        Assert.Equal(0.252, decay.AlphaBefore!.Value, 1e-9);
        Assert.Equal(0.1008, decay.Alpha!.Value, 1e-9);
        Assert.Equal("IWM", decay.Benchmark);
        Assert.True(decay.HasLostAlpha(StrategyDecay.DecayedShare));
        Assert.False(decay.HasLostAlpha(0.39));
        Assert.Null(decay.WinRate);
    }

    [Fact]
    public void Trades_count_by_the_session_of_their_end()
    {
        // 200 sessions: the last 63 begin with that of index 137. Ten trades before, six won; ten since, three.
        var trades = Enumerable.Range(0, 10).Select(index => Trade(136, index < 6))
            .Concat(Enumerable.Range(0, 10).Select(index => Trade(137, index < 3)));
        var decay = Of([.. Enumerable.Repeat(1.0, 200)], new double[200], [.. trades]);

        Assert.Equal((0.6, 0.3), (decay.WinRateBefore, decay.WinRate));
        Assert.True(decay.HasLostWins(StrategyDecay.DecayedShare));
    }

    [Fact]
    public void A_short_record_and_few_trades_are_not_measured()
    {
        var young = Of([.. Enumerable.Repeat(1.0, 126)], new double[126], [Trade(100, true)]);
        Assert.Equal(new StrategyDecay("IWM", null, null, null, null), young);
        Assert.False(young.IsWorseThan(StrategyDecay.DecayedShare));
        var few = Enumerable.Range(0, 9).Select(_ => Trade(150, false)).Concat(
            Enumerable.Range(0, 10).Select(_ => Trade(100, true)));
        Assert.Null(Of([.. Enumerable.Repeat(1.0, 200)], new double[200], [.. few]).WinRate);
    }

    private static StrategyDecay Of(
        IReadOnlyList<double> equity, IReadOnlyList<double> benchmark, IReadOnlyList<ShadowTrade> trades) =>
        StrategyDecay.Of(
            new StrategyTrackRecord("momentum", 0, equity, trades, 0, null, false),
            new BenchmarkReturns("IWM", benchmark),
            First.AddDays);

    private static ShadowTrade Trade(int exit, bool won) => new(
        Symbol.Of("ACME"), First, First, 10, 1, 0, First.AddDays(exit), won ? 11 : 9, ShadowExit.Time);
}
