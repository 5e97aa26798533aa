using System.Numerics;
using NanoCap.Trading.Bars;

namespace NanoCap.Trading.Strategies.StatArb;

/// <summary>The log returns of a sector's symbols, a row for each session of a stretch and of the window before it;
/// rows are padded with zeros to whole vectors. A symbol without a return at a session has a zero.</summary>
internal sealed class SectorReturns
{
    private readonly double[] returns;
    private readonly double[] means;
    private readonly double[] scales;
    private readonly double[] nothing;
    private readonly List<int>[] incomplete;

    public SectorReturns(UniverseBars universe, int[] ordinals, int firstSession, int lastSession, int sessions)
    {
        Ordinals = ordinals;
        Sessions = sessions;
        Width = (Count + Vector<double>.Count - 1) / Vector<double>.Count * Vector<double>.Count;
        var start = Math.Max(0, firstSession - sessions + 1);
        FirstStep = firstSession - start;
        Steps = lastSession - start + 1;
        returns = new double[Steps * Width];
        means = new double[Steps * Width];
        scales = new double[Steps * Width];
        nothing = new double[Width];
        incomplete = [.. Enumerable.Range(0, Steps).Select(_ => new List<int>())];
        for (var place = 0; place < Count; place++)
        {
            Fill(universe, place, start);
        }
    }

    /// <summary>Positions in the universe, ascending.</summary>
    public int[] Ordinals { get; }

    public int Count => Ordinals.Length;

    public int Width { get; }

    public int Sessions { get; }

    public int Steps { get; }

    /// <summary>The step of the first session that is asked about.</summary>
    public int FirstStep { get; }

    public ReadOnlySpan<double> Returns(int step) => returns.AsSpan(step * Width, Width);

    /// <summary>The returns that leave the window at a step.</summary>
    public ReadOnlySpan<double> ReturnsBefore(int step) => step < Sessions ? nothing : Returns(step - Sessions);

    /// <summary>Mean returns over the window; zero where it is not complete.</summary>
    public ReadOnlySpan<double> Means(int step) => means.AsSpan(step * Width, Width);

    /// <summary>One over the root of the squared distances from the mean; zero where the window is not complete or the
    /// symbol never moved.</summary>
    public ReadOnlySpan<double> Scales(int step) => scales.AsSpan(step * Width, Width);

    /// <summary>Places of the symbols that trade at a step and missed a session of the window.</summary>
    public List<int> Incomplete(int step) => incomplete[step];

    private void Fill(UniverseBars universe, int place, int start)
    {
        var closes = universe.Symbols[Ordinals[place]].Bars.Close;
        var barSessions = universe.SessionIndices(Ordinals[place]);
        var first = universe.LastBarAt(Ordinals[place], Math.Max(0, start - 1));
        var unbroken = 0;
        for (var bar = Math.Max(1, first); bar < closes.Length && barSessions[bar] < start + Steps; bar++)
        {
            var step = barSessions[bar] - start;
            if (step < 0)
            {
                continue;
            }

            unbroken = barSessions[bar - 1] == barSessions[bar] - 1 ? unbroken + 1 : 0;
            returns[(step * Width) + place] = unbroken > 0 ? Math.Log(closes[bar] / closes[bar - 1]) : 0;
            if (unbroken >= Sessions)
            {
                Measure(step, place);
            }
            else if (bar >= Sessions)
            {
                incomplete[step].Add(place);
            }
        }
    }

    private void Measure(int step, int place)
    {
        var sum = 0.0;
        for (var back = 0; back < Sessions; back++)
        {
            sum += returns[((step - back) * Width) + place];
        }

        var (mean, squares) = (sum / Sessions, 0.0);
        for (var back = 0; back < Sessions; back++)
        {
            var distance = returns[((step - back) * Width) + place] - mean;
            squares += distance * distance;
        }

        means[(step * Width) + place] = mean;
        scales[(step * Width) + place] = squares > 0 ? 1 / Math.Sqrt(squares) : 0;
    }
}
