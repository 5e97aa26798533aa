using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NanoCap.Trading.Indicators.Pairs;

/// <summary>The correlations of all pairs of many series over the last n sessions, moved from session to session.
/// </summary>
/// <remarks>Sums of products are carried on: one new product in, one old product out. They are summed anew at every
/// multiple of the window, and for one series whenever a value that dwarfs the rest has left its window, so rounding
/// stays under 1e-9; deviations are never carried on, so a series that stands still is known exactly. What it says of
/// a session depends on nothing but the sessions up to it, not on where one started, and not on the order of the
/// series. Made for returns: values whose mean is not large against their deviation.</remarks>
public sealed class RollingCorrelations
{
    // Largest square ever carried since the last summing, over the squares in the window.
    private const double LargestShare = 1e3;

    private readonly int window;
    private readonly int width;
    private readonly Vector512<double>[] values;
    private readonly WindowMoments moments;
    private readonly Vector512<double>[] products;
    private readonly Vector512<double>[] scratch;
    private readonly double[] largest;

    /// <summary>Takes the series over the same sessions, oldest first; NaN where one has no value. Throws
    /// <see cref="ArgumentException"/> for series of different lengths and
    /// <see cref="ArgumentOutOfRangeException"/> for a window below 2. </summary>
    public RollingCorrelations(IReadOnlyList<double[]> series, int window)
    {
        ArgumentNullException.ThrowIfNull(series);
        IndicatorInput.RequireWindow(window, smallest: 2);
        this.window = window;
        Series = series.Count;
        Sessions = series.Count == 0 ? 0 : series[0].Length;
        width = (Series + Vector512<double>.Count - 1) / Vector512<double>.Count;
        values = GC.AllocateUninitializedArray<Vector512<double>>(Sessions * width);
        moments = new WindowMoments(Sessions, width);
        products = GC.AllocateUninitializedArray<Vector512<double>>(Series * width);
        scratch = new Vector512<double>[width];
        largest = new double[Series];
        var known = MemoryMarshal.Cast<Vector512<double>, double>(values.AsSpan());
        for (var index = 0; index < Series; index++)
        {
            IndicatorInput.RequireLength(series[0], series[index], nameof(series));
            moments.Fill(index, series[index], window);
            for (var session = 0; session < Sessions; session++)
            {
                var value = series[index][session];
                known[(session * width * Vector512<double>.Count) + index] = double.IsFinite(value) ? value : 0;
            }
        }
    }

    /// <summary>Number of series.</summary>
    public int Series { get; }

    /// <summary>Number of sessions.</summary>
    public int Sessions { get; }

    /// <summary>The session that the correlations are of, -1 before the first move.</summary>
    public int Session { get; private set; } = -1;

    /// <summary>Writes the correlations, -1..1, of one series with itself and all later ones over the window that ends
    /// with <see cref="Session"/>; NaN where one of them stood still or lacks a value in it. Throws
    /// <see cref="ArgumentException"/> unless the result has room for exactly those.</summary>
    public void Write(int first, Span<double> result)
    {
        IndicatorInput.RequireCount(Series - first, result.Length, nameof(result));
        var means = moments.Means(Session);
        var inverses = moments.Inverses(Session);
        var mean = Vector512.Create(Number(means, first));
        var length = Vector512.Create(-(double)window);
        var inverse = Vector512.Create(Number(inverses, first));
        var sums = RowOf(first);
        for (var part = first / Vector512<double>.Count; part < sums.Length; part++)
        {
            var covariance = Vector512.FusedMultiplyAdd(length, mean * means[part], sums[part]);
            var correlation = covariance * (inverse * inverses[part]);
            scratch[part] = Vector512.Min(Vector512<double>.One, Vector512.Max(-Vector512<double>.One, correlation));
        }

        MemoryMarshal.Cast<Vector512<double>, double>(scratch.AsSpan()).Slice(first, result.Length).CopyTo(result);
        result[0] = double.IsNaN(result[0]) ? double.NaN : 1;
    }

    /// <summary>Goes to a session, which is fastest from the one before. Throws
    /// <see cref="ArgumentOutOfRangeException"/> unless a whole window ends with it.</summary>
    public void MoveTo(int session)
    {
        if (session < window - 1 || session >= Sessions)
        {
            throw new ArgumentOutOfRangeException(nameof(session), session, string.Create(
                CultureInfo.InvariantCulture, $"Expected a session from {window - 1} to {Sessions - 1}."));
        }

        var start = session - ((session - window + 1) % window);
        if (Session < start || Session > session)
        {
            Session = start;
            SumAll();
        }

        while (Session < session)
        {
            Session++;
            CarryOn();
            SumAgainWhereDwarfed();
        }
    }

    private void SumAll()
    {
        for (var row = 0; row < Series; row++)
        {
            Sum(row, from: row / Vector512<double>.Count);
            largest[row] = LargestSquare(row);
        }
    }

    // One new product in, one old product out, in the upper triangle.
    private void CarryOn()
    {
        var newest = ValuesOf(Session);
        var oldest = ValuesOf(Session - window);
        for (var row = 0; row < Series; row++)
        {
            var (added, taken) = (Number(newest, row), -Number(oldest, row));
            largest[row] = Math.Max(largest[row], added * added);
            var (addedToAll, takenFromAll) = (Vector512.Create(added), Vector512.Create(taken));
            var sums = RowOf(row);
            for (var part = row / Vector512<double>.Count; part < sums.Length; part++)
            {
                var sum = Vector512.FusedMultiplyAdd(addedToAll, newest[part], sums[part]);
                sums[part] = Vector512.FusedMultiplyAdd(takenFromAll, oldest[part], sum);
            }
        }
    }

    private void SumAgainWhereDwarfed()
    {
        for (var row = 0; row < Series; row++)
        {
            if (largest[row] > LargestShare * moments.Squares(Session, row))
            {
                Sum(row, from: 0);
                largest[row] = LargestSquare(row);
                var sums = Numbers(row);
                for (var earlier = 0; earlier < row; earlier++)
                {
                    var earlierSums = Numbers(earlier);
                    earlierSums[row] = sums[earlier];
                }
            }
        }
    }

    // Sums the products of one series with all from a part on over the window, oldest first.
    private void Sum(int row, int from)
    {
        var sums = RowOf(row)[from..];
        sums.Clear();
        var session = Session - window + 1;
        for (; session + 3 <= Session; session += 4)
        {
            var first = Vector512.Create(Value(session, row));
            var second = Vector512.Create(Value(session + 1, row));
            var third = Vector512.Create(Value(session + 2, row));
            var fourth = Vector512.Create(Value(session + 3, row));
            var firsts = ValuesOf(session)[from..];
            var seconds = ValuesOf(session + 1)[from..];
            var thirds = ValuesOf(session + 2)[from..];
            var fourths = ValuesOf(session + 3)[from..];
            for (var part = 0; part < sums.Length; part++)
            {
                var sum = Vector512.FusedMultiplyAdd(first, firsts[part], sums[part]);
                sum = Vector512.FusedMultiplyAdd(second, seconds[part], sum);
                sum = Vector512.FusedMultiplyAdd(third, thirds[part], sum);
                sums[part] = Vector512.FusedMultiplyAdd(fourth, fourths[part], sum);
            }
        }

        for (; session <= Session; session++)
        {
            var own = Vector512.Create(Value(session, row));
            var all = ValuesOf(session)[from..];
            for (var part = 0; part < sums.Length; part++)
            {
                sums[part] = Vector512.FusedMultiplyAdd(own, all[part], sums[part]);
            }
        }
    }

    private double LargestSquare(int row)
    {
        var found = 0.0;
        for (var session = Session - window + 1; session <= Session; session++)
        {
            var value = Value(session, row);
            found = Math.Max(found, value * value);
        }

        return found;
    }

    private ReadOnlySpan<Vector512<double>> ValuesOf(int session) => values.AsSpan(session * width, width);

    private double Value(int session, int row) => Number(ValuesOf(session), row);

    private Span<Vector512<double>> RowOf(int row) => products.AsSpan(row * width, width);

    private Span<double> Numbers(int row) => MemoryMarshal.Cast<Vector512<double>, double>(RowOf(row));

    private static double Number(ReadOnlySpan<Vector512<double>> row, int index) =>
        MemoryMarshal.Cast<Vector512<double>, double>(row)[index];
}
