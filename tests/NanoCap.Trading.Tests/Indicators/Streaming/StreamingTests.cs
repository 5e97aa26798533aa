using FsCheck;
using FsCheck.Fluent;
using NanoCap.Trading.Indicators.Streaming;

namespace NanoCap.Trading.Tests.Indicators.Streaming;

public sealed class StreamingTests
{
    /// <summary>For each indicator with a streaming form, a new feed that gives its outputs at each bar.</summary>
    private static readonly Dictionary<string, Func<Func<AwkwardSeries, int, double[]>>> Feeds = new()
    {
        ["sma20"] = () => Feed(new StreamingSma(20).Update),
        ["ema20"] = () => Feed(new StreamingEma(20).Update),
        ["wilder14"] = () => Feed(new StreamingWilderAverage(14).Update),
        ["rsi14"] = () => Feed(new StreamingRsi(14).Update),
        ["sigma20"] = () => Feed(new StreamingLogReturnDeviation(20).Update),
        ["atr14"] = () =>
        {
            var range = new StreamingAverageTrueRange(14);
            return (bars, row) => [range.Update(bars.Highs[row], bars.Lows[row], bars.Closes[row])];
        },
        ["bb20"] = () =>
        {
            var bands = new StreamingBollingerBands(20, 2);
            return (bars, row) => bands.Update(bars.Closes[row]) is var now ? [now.Upper, now.Middle, now.Lower] : [];
        },
        ["macd"] = () =>
        {
            var macd = new StreamingMacd(12, 26, 9);
            return (bars, row) => macd.Update(bars.Closes[row]) is var now ? [now.Line, now.Signal, now.Histogram] : [];
        },
    };

    public static TheoryData<string> Names => [.. Feeds.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Fed_one_by_one_an_indicator_gives_the_same_bits_as_over_the_series(string name)
    {
        var indicator = IndicatorCase.Of(name);
        Prop.ForAll(Gen.Choose(0, int.MaxValue).Zip(Gen.Choose(0, 400)).ToArbitrary(), drawn =>
        {
            var bars = AwkwardSeries.Of(drawn.Item1, drawn.Item2);
            var series = indicator.Calculate(bars);
            var feed = Feeds[name]();
            return Enumerable.Range(0, drawn.Item2).All(row => feed(bars, row).Zip(series).All(pair =>
                BitConverter.DoubleToInt64Bits(pair.First) == BitConverter.DoubleToInt64Bits(pair.Second[row])));
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_value_that_is_not_finite_is_refused_and_leaves_no_trace(string name)
    {
        var bars = AwkwardSeries.Of(seed: 11, length: 90);
        var (with, without) = (Feeds[name](), Feeds[name]());
        for (var i = 0; i < 90; i++)
        {
            if (i == 41)
            {
                Assert.Throws<ArgumentException>(() => with(bars.WithClose(i, double.NaN), i));
                Assert.Throws<ArgumentException>(() => with(bars.WithClose(i, double.PositiveInfinity), i));
            }

            Assert.Equal(without(bars, i), with(bars, i));
        }
    }

    [Fact]
    public void A_window_that_is_too_short_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new StreamingSma(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new StreamingRsi(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new StreamingLogReturnDeviation(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new StreamingMacd(12, 12, 9));
        Assert.Throws<ArgumentException>(() => new StreamingLogReturnDeviation(20).Update(0));
    }

    private static Func<AwkwardSeries, int, double[]> Feed(Func<double, double> update) =>
        (bars, row) => [update(bars.Closes[row])];
}
