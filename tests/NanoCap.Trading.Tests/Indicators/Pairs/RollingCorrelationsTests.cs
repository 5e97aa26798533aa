using NanoCap.Trading.Indicators.Pairs;

namespace NanoCap.Trading.Tests.Indicators.Pairs;

public sealed class RollingCorrelationsTests
{
    private const int Sessions = 320;
    private const int Window = 60;

    /// <summary>Log returns of awkward prices: quiet months, splits of 25:1 in both directions, a late start, an early
    /// end.</summary>
    private static readonly double[][] Returns = [.. Enumerable.Range(0, 19).Select(ReturnsOf)];

    [Fact]
    public void Every_pair_on_every_day_is_the_correlation_of_its_window()
    {
        var found = Walk(Returns);
        var compared = 0;
        for (var session = Window - 1; session < Sessions; session++)
        {
            for (var first = 0; first < Returns.Length; first++)
            {
                for (var second = first; second < Returns.Length; second++)
                {
                    var expected = Naive(Returns[first], Returns[second], session);
                    var value = found[session][first][second - first];
                    Assert.True(
                        (double.IsNaN(expected) && double.IsNaN(value)) || Math.Abs(expected - value) <= 1e-9,
                        $"{session} {first} {second}: {expected} {value}");
                    compared += double.IsNaN(value) ? 0 : 1;
                }
            }
        }

        Assert.True(compared > 10_000);
    }

    [Fact]
    public void A_day_is_the_same_bits_whether_walked_to_jumped_to_or_the_last_one_there_is()
    {
        var walked = Walk(Returns);
        var back = new RollingCorrelations(Returns, Window);
        for (var session = Sessions - 1; session >= Window - 1; session -= 13)
        {
            back.MoveTo(session);
            Assert.Equal(walked[session], RowsOf(back));
            var cut = new RollingCorrelations([.. Returns.Select(series => series[..(session + 1)])], Window);
            cut.MoveTo(session);
            Assert.Equal(walked[session], RowsOf(cut));
        }
    }

    [Fact]
    public void A_split_that_has_left_the_window_leaves_no_trace_in_months_of_tiny_moves()
    {
        var random = new Random(5);
        double[][] returns =
        [
            .. Enumerable.Range(0, 9).Select(_ => Enumerable.Range(0, Sessions)
                .Select(day => day == 30 ? Math.Log(25) : 1e-6 * (random.NextDouble() - 0.5)).ToArray()),
        ];
        var found = Walk(returns);
        for (var session = 90; session < 118; session++)
        {
            for (var second = 0; second < returns.Length; second++)
            {
                Assert.Equal(Naive(returns[0], returns[second], session), found[session][0][second], 1e-9);
            }
        }
    }

    [Fact]
    public void The_order_of_the_series_changes_no_bit()
    {
        var walked = Walk(Returns);
        var turned = Walk([.. Returns.Reverse()]);
        for (var session = Window - 1; session < Sessions; session++)
        {
            for (var first = 0; first < Returns.Length; first++)
            {
                for (var second = first; second < Returns.Length; second++)
                {
                    var other = turned[session][Returns.Length - 1 - second][second - first];
                    Assert.Equal(walked[session][first][second - first], other);
                }
            }
        }
    }

    [Fact]
    public void A_session_without_a_whole_window_and_a_result_of_another_length_are_refused()
    {
        var correlations = new RollingCorrelations(Returns, Window);
        Assert.Throws<ArgumentOutOfRangeException>(() => correlations.MoveTo(Window - 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => correlations.MoveTo(Sessions));
        correlations.MoveTo(Window - 1);
        Assert.Throws<ArgumentException>(() => correlations.Write(3, new double[Returns.Length]));
        Assert.Throws<ArgumentException>(() => new RollingCorrelations([new double[3], new double[4]], 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RollingCorrelations(Returns, 1));
    }

    private static double[] ReturnsOf(int seed)
    {
        var closes = AwkwardSeries.Of(seed, Sessions + 1).Closes;
        double[] returns = [.. Enumerable.Range(1, Sessions).Select(day => Math.Log(closes[day] / closes[day - 1]))];
        if (seed == 4)
        {
            returns.AsSpan(0, 100).Fill(double.NaN);
        }

        if (seed == 9)
        {
            returns.AsSpan(200).Fill(double.NaN);
        }

        return returns;
    }

    private static double Naive(double[] xs, double[] ys, int session)
    {
        var (x, y) = (xs[(session - Window + 1)..(session + 1)], ys[(session - Window + 1)..(session + 1)]);
        return x.Concat(y).All(double.IsFinite) ? ExactMoments.Of(x, y).Correlation : double.NaN;
    }

    private static double[][][] Walk(double[][] series)
    {
        var correlations = new RollingCorrelations(series, Window);
        var found = new double[Sessions][][];
        for (var session = Window - 1; session < Sessions; session++)
        {
            correlations.MoveTo(session);
            found[session] = RowsOf(correlations);
        }

        return found;
    }

    private static double[][] RowsOf(RollingCorrelations correlations)
    {
        var rows = new double[correlations.Series][];
        for (var first = 0; first < rows.Length; first++)
        {
            rows[first] = new double[rows.Length - first];
            correlations.Write(first, rows[first]);
        }

        return rows;
    }
}
