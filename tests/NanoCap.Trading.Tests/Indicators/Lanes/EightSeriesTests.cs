using FsCheck;
using FsCheck.Fluent;
using NanoCap.Trading.Indicators;
using NanoCap.Trading.Indicators.Lanes;

namespace NanoCap.Trading.Tests.Indicators.Lanes;

public sealed class EightSeriesTests
{
    /// <summary>The indicators that work on eight symbols: highs, lows, closes, results.</summary>
    private static readonly Dictionary<string, Action<EightSeries, EightSeries, EightSeries, EightSeries[]>> AtOnce =
        new()
        {
            ["sma20"] = (_, _, closes, to) => Sma.Calculate(closes, 20, to[0]),
            ["ema20"] = (_, _, closes, to) => Ema.Calculate(closes, 20, to[0]),
            ["wilder14"] = (_, _, closes, to) => WilderAverage.Calculate(closes, 14, to[0]),
            ["rsi14"] = (_, _, closes, to) => Rsi.Calculate(closes, 14, to[0]),
            ["atr14"] = (highs, lows, closes, to) => AverageTrueRange.Calculate(highs, lows, closes, 14, to[0]),
            ["bb20"] = (_, _, closes, to) => BollingerBands.Calculate(closes, 20, 2, to[0], to[1], to[2]),
            ["macd"] = (_, _, closes, to) => Macd.Calculate(closes, 12, 26, 9, to[0], to[1], to[2]),
        };

    public static TheoryData<string> Names => [.. AtOnce.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Eight_symbols_of_any_lengths_at_once_give_the_same_bits_as_one_by_one(string name)
    {
        var indicator = IndicatorCase.Of(name);
        var results = new[] { 0, 1, 2 }.Select(_ => new EightSeries()).ToArray();
        var lengths = Gen.Choose(0, 400).ArrayOf(8).Zip(Gen.Choose(0, int.MaxValue - 8));
        Prop.ForAll(lengths.ToArbitrary(), drawn =>
        {
            AwkwardSeries[] bars =
                [.. drawn.Item1.Select((length, lane) => AwkwardSeries.Of(drawn.Item2 + lane, length))];
            AtOnce[name](
                Filled(bars, each => each.Highs), Filled(bars, each => each.Lows), Filled(bars, each => each.Closes),
                results);
            return Enumerable.Range(0, 8).All(lane => indicator.Calculate(bars[lane]).Zip(results).All(pair =>
                Bits(pair.First).SequenceEqual(Bits(CopyOf(pair.Second, lane)))));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void What_was_filled_in_is_read_back_and_nothing_behind_it()
    {
        var series = new EightSeries();
        series.Fill([1, 2, 3], [4], [], [5, 6], [], [], [], [7]);
        Assert.Equal([1, 2, 3], CopyOf(series, 0));
        Assert.Equal((3, 1, 0, 6.0), (series.LengthOf(0), series.LengthOf(1), series.LengthOf(2), series[3, 1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => series[1, 1]);
        Assert.Throws<ArgumentOutOfRangeException>(() => series[0, -1]);
        Assert.Throws<ArgumentException>(() => series.CopyTo(0, new double[2]));
        series.Fill([8], [], [], [], [], [], [], []);
        Assert.Throws<ArgumentOutOfRangeException>(() => series[0, 1]);
    }

    [Fact]
    public void A_missing_value_a_result_over_its_values_and_columns_of_other_lengths_are_refused()
    {
        var (closes, other) = (new EightSeries(), new EightSeries());
        var refusal = Assert.Throws<ArgumentException>(
            () => closes.Fill([1, 2, 3], [], [1, double.NaN], [], [], [], [], []));
        Assert.Contains("at index 1", refusal.Message, StringComparison.Ordinal);
        closes.Fill([1, 2, 3], [], [], [], [], [], [], []);
        other.Fill([1, 2], [], [], [], [], [], [], []);
        Assert.Throws<ArgumentException>(() => Sma.Calculate(closes, 2, closes));
        Assert.Throws<ArgumentException>(() => AverageTrueRange.Calculate(closes, closes, closes, 2, closes));
        Assert.Throws<ArgumentException>(() => AverageTrueRange.Calculate(other, closes, closes, 2, new()));
        Assert.Throws<ArgumentException>(() => BollingerBands.Calculate(closes, 2, 2, other, other, new()));
        Assert.Throws<ArgumentException>(() => Macd.Calculate(closes, 1, 2, 1, other, new(), other));
        Assert.Throws<ArgumentOutOfRangeException>(() => Rsi.Calculate(closes, 0, other));
    }

    private static EightSeries Filled(AwkwardSeries[] bars, Func<AwkwardSeries, double[]> column)
    {
        var series = new EightSeries();
        series.Fill(
            column(bars[0]), column(bars[1]), column(bars[2]), column(bars[3]),
            column(bars[4]), column(bars[5]), column(bars[6]), column(bars[7]));
        return series;
    }

    private static double[] CopyOf(EightSeries series, int lane)
    {
        var copy = new double[series.LengthOf(lane)];
        series.CopyTo(lane, copy);
        return copy;
    }

    private static IEnumerable<long> Bits(double[] values) => values.Select(BitConverter.DoubleToInt64Bits);
}
