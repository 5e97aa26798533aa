using FsCheck;
using FsCheck.Fluent;
using NanoCap.Trading.Indicators;

namespace NanoCap.Trading.Tests.Indicators;

public sealed class EveryIndicatorTests
{
    public static TheoryData<string> Names => IndicatorCase.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Cutting_the_series_at_t_leaves_every_value_up_to_t_unchanged(string name)
    {
        var indicator = IndicatorCase.Of(name);
        var cuts = Gen.Choose(0, int.MaxValue).SelectMany(seed => Gen.Choose(0, 400).Select(cut => (seed, cut)));
        Prop.ForAll(cuts.ToArbitrary(), drawn =>
        {
            var bars = AwkwardSeries.Of(drawn.seed, 400);
            var whole = indicator.Calculate(bars);
            var cut = indicator.Calculate(bars.CutTo(drawn.cut));
            return whole.Zip(cut).All(pair => Bits(pair.First.AsSpan(0, drawn.cut)).SequenceEqual(Bits(pair.Second)));
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Warm_up_is_as_long_as_documented_and_nothing_is_missing_after_it(string name)
    {
        var indicator = IndicatorCase.Of(name);
        var bars = AwkwardSeries.Of(seed: 3, length: 60);
        bars = bars with { Closes = [.. bars.Closes.Select((close, row) => close + (row % 2 * 0.01))] };
        var results = indicator.Calculate(bars);
        Assert.All(
            results.SelectMany(result => result[indicator.WarmUp..]),
            value => Assert.True(double.IsFinite(value)));
        var lastOutput = results[^1];
        Assert.All(lastOutput[..indicator.WarmUp], value => Assert.True(double.IsNaN(value)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_series_shorter_than_the_warm_up_gives_no_value(string name)
    {
        var indicator = IndicatorCase.Of(name);
        for (var length = 0; length <= indicator.WarmUp; length++)
        {
            var results = indicator.Calculate(AwkwardSeries.Of(seed: 5, length));
            Assert.All(results[^1], value => Assert.True(double.IsNaN(value)));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_value_that_is_not_finite_is_refused_with_its_index(string name)
    {
        var indicator = IndicatorCase.Of(name);
        var bars = AwkwardSeries.Of(seed: 7, length: 90);
        foreach (var bad in new[] { double.NaN, double.PositiveInfinity, double.NegativeInfinity })
        {
            var refusal = Assert.Throws<ArgumentException>(() => indicator.Calculate(bars.WithClose(41, bad)));
            Assert.Contains("at index 41", refusal.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_result_of_another_length_is_refused(string name)
    {
        var indicator = IndicatorCase.Of(name);
        var bars = AwkwardSeries.Of(seed: 7, length: 90);
        Assert.Throws<ArgumentException>(() => indicator.Calculate(bars, 89));
        Assert.Throws<ArgumentException>(() => indicator.Calculate(bars, 91));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_result_over_the_values_is_refused(string name)
    {
        var indicator = IndicatorCase.Of(name);
        var bars = AwkwardSeries.Of(seed: 7, length: 90);
        for (var output = 0; output < indicator.Outputs; output++)
        {
            var results = Enumerable.Range(0, indicator.Outputs).Select(_ => new double[90]).ToArray();
            results[output] = bars.Closes;
            Assert.Throws<ArgumentException>(() => indicator.Write(bars, results));
            if (indicator.Outputs > 1)
            {
                results[output] = results[(output + 1) % indicator.Outputs];
                Assert.Throws<ArgumentException>(() => indicator.Write(bars, results));
            }
        }
    }

    [Fact]
    public void A_window_that_is_too_short_is_refused()
    {
        var (closes, result) = (new double[] { 1, 2, 3 }, new double[3]);
        Assert.Throws<ArgumentOutOfRangeException>(() => Sma.Calculate(closes, 0, result));
        Assert.Throws<ArgumentOutOfRangeException>(() => Ema.Calculate(closes, -1, result));
        Assert.Throws<ArgumentOutOfRangeException>(() => ZScore.Calculate(closes, 1, result));
        Assert.Throws<ArgumentOutOfRangeException>(() => LogReturnDeviation.Calculate(closes, 1, result));
        Assert.Throws<ArgumentOutOfRangeException>(() => TrueStrengthIndex.Calculate(closes, 25, 0, result));
        Assert.Throws<ArgumentOutOfRangeException>(
            () => Macd.Calculate(closes, 12, 12, 9, result, new double[3], new double[3]));
    }

    [Fact]
    public void Columns_of_different_lengths_are_refused_and_so_are_their_missing_values()
    {
        double[] closes = [1, 2, 3];
        double[] shorter = [1, 2];
        double[] broken = [1, double.NaN, 3];
        var result = new double[3];
        Assert.Throws<ArgumentException>(() => AverageTrueRange.Calculate(shorter, closes, closes, 1, result));
        Assert.Throws<ArgumentException>(() => AverageTrueRange.Calculate(closes, shorter, closes, 1, result));
        Assert.Throws<ArgumentException>(() => AverageTrueRange.Calculate(broken, closes, closes, 1, result));
        Assert.Throws<ArgumentException>(() => AverageTrueRange.Calculate(closes, broken, closes, 1, result));
        Assert.Throws<ArgumentException>(() => OnBalanceVolume.Calculate(closes, shorter, result));
        Assert.Throws<ArgumentException>(() => OnBalanceVolume.Calculate(closes, broken, result));
        Assert.Throws<ArgumentException>(() => LogReturnDeviation.Calculate([1.0, 0.0, 2.0], 2, result));
    }

    private static long[] Bits(ReadOnlySpan<double> values)
    {
        var bits = new long[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            bits[i] = BitConverter.DoubleToInt64Bits(values[i]);
        }

        return bits;
    }
}
