using NanoCap.Trading.Bars;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Risk.Breakers;

namespace NanoCap.Trading.Tests.Risk.Breakers;

/// <summary>Volatility from alternating returns: of n returns +a, -a in turn the sample deviation is
/// a x sqrt(n / (n - 1)).</summary>
public sealed class MarketVolatilityGateTests
{
    // a x sqrt(20/19) x sqrt(252) = .35 at a = .0214898...
    private const double AtLimit = 0.35 / 16.286909;

    [Theory]
    [InlineData(0.999, GateVerdict.Good)]
    [InlineData(1.001, GateVerdict.Closed)]
    public void Thirty_five_per_cent_a_year_over_twenty_sessions_close(double times, GateVerdict expected)
    {
        var reading = MarketVolatilityGate.Judge("SPY", Alternating(80, AtLimit * times));

        Assert.Equal(expected, reading.Verdict);
        Assert.Equal(0.35 * times, reading.Measured!.Value, 0.0001);
        Assert.Contains("SPY", reading.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2.99, GateVerdict.Good)]
    [InlineData(3.01, GateVerdict.Closed)]
    [InlineData(-3.01, GateVerdict.Closed)]
    public void A_day_beyond_three_deviations_of_the_sixty_before_closes(double deviations, GateVerdict expected)
    {
        var returns = Alternating(61, 0.005);
        returns[^1] = deviations * 0.005 * Math.Sqrt(60.0 / 59.0);

        Assert.Equal(expected, MarketVolatilityGate.Judge("SPY", returns).Verdict);
    }

    [Fact]
    public void A_missing_return_of_the_latest_session_closes_and_older_gaps_do_not()
    {
        var returns = Alternating(90, 0.005);
        returns[^5] = double.NaN;
        Assert.Equal(GateVerdict.Good, MarketVolatilityGate.Judge("SPY", returns).Verdict);

        returns[^1] = double.NaN;
        Assert.Equal(GateVerdict.Closed, MarketVolatilityGate.Judge("SPY", returns).Verdict);
    }

    [Theory]
    [InlineData(0, GateVerdict.NotMeasured)]
    [InlineData(19, GateVerdict.NotMeasured)]
    [InlineData(60, GateVerdict.NotMeasured)]
    [InlineData(61, GateVerdict.Good)]
    public void Too_little_history_is_not_measured(int sessions, GateVerdict expected) =>
        Assert.Equal(expected, MarketVolatilityGate.Judge("SPY", Alternating(sessions, 0.005)).Verdict);

    [Fact]
    public void Volatility_closes_also_where_the_day_cannot_be_compared_yet() =>
        Assert.Equal(GateVerdict.Closed, MarketVolatilityGate.Judge("SPY", Alternating(20, 0.05)).Verdict);

    [Fact]
    public void SPY_is_judged_else_IWM_else_the_universe_and_each_is_named()
    {
        var (spy, iwm, all) = (Alternating(80, 0.001), Alternating(80, 0.002), Alternating(80, 0.003));

        Assert.StartsWith("SPY", Text(new Funds(spy, iwm, all)), StringComparison.Ordinal);
        Assert.StartsWith("IWM", Text(new Funds(null, iwm, all)), StringComparison.Ordinal);
        Assert.StartsWith("the scanned universe", Text(new Funds(null, null, all)), StringComparison.Ordinal);
        Assert.Equal(
            GateVerdict.NotMeasured, MarketVolatilityGate.Judge(new Funds(null, null, null)).Verdict);
    }

    private static string Text(MarketView market) => MarketVolatilityGate.Judge(market).Text;

    private static double[] Alternating(int count, double size) =>
        [.. Enumerable.Range(0, count).Select(place => place % 2 == 0 ? size : -size)];

    private sealed class Funds(double[]? spy, double[]? iwm, double[]? all) : MarketView
    {
        public override DateOnly Session => new(2024, 1, 2);

        public override Provenance Source { get; } = new("test", IsSimulated: true);

        public override InstrumentView? Find(Symbol symbol) => null;

        public override double[]? Returns(Symbol symbol, int sessions) => symbol.Value switch
        {
            "SPY" => spy,
            "IWM" => iwm,
            _ => null,
        };

        public override double[]? UniverseReturns(int sessions) => all;
    }
}
