using NanoCap.Trading.Bars;
using NanoCap.Trading.Indicators.Pairs;

namespace NanoCap.Trading.Strategies.StatArb;

/// <summary>The log closes of two stocks over the last sessions on which both traded; memory of one thread.</summary>
internal sealed class PairWindow(int sessions)
{
    // One close more than sessions, for as many returns.
    private readonly double[] first = new double[sessions + 1];
    private readonly double[] second = new double[sessions + 1];
    private readonly double[] spread = new double[sessions];

    private ReadOnlySpan<double> First => first.AsSpan(1);

    private ReadOnlySpan<double> Second => second.AsSpan(1);

    /// <summary>Reads the window that ends with a session on which both trade; false when they have too few sessions in
    /// common.</summary>
    public bool Read(BarPoint one, BarPoint other)
    {
        var sessionsOne = one.Universe.SessionIndices(one.Ordinal);
        var sessionsOther = other.Universe.SessionIndices(other.Ordinal);
        var (bar, otherBar) = (one.BarIndex, other.BarIndex);
        for (var place = sessions; place >= 0; bar--, otherBar--, place--)
        {
            while (bar >= 0 && otherBar >= 0 && sessionsOne[bar] != sessionsOther[otherBar])
            {
                (bar, otherBar) = sessionsOne[bar] > sessionsOther[otherBar]
                    ? (bar - 1, otherBar)
                    : (bar, otherBar - 1);
            }

            if (bar < 0 || otherBar < 0)
            {
                return false;
            }

            first[place] = Math.Log(one.Bars.Close[bar]);
            second[place] = Math.Log(other.Bars.Close[otherBar]);
        }

        return true;
    }

    /// <summary>Correlation of the log returns; NaN when one never moved.</summary>
    public double Correlation()
    {
        var (sumFirst, sumSecond) = (first[^1] - first[0], second[^1] - second[0]);
        var (meanFirst, meanSecond) = (sumFirst / sessions, sumSecond / sessions);
        var (product, squareFirst, squareSecond) = (0.0, 0.0, 0.0);
        for (var place = 1; place <= sessions; place++)
        {
            var (one, other) = (
                first[place] - first[place - 1] - meanFirst, second[place] - second[place - 1] - meanSecond);
            product += one * other;
            squareFirst += one * one;
            squareSecond += other * other;
        }

        return product / Math.Sqrt(squareFirst * squareSecond);
    }

    /// <summary>The pair with one of the two as the dependent, without p-value and half-life.</summary>
    public StockPair Measure(int firstOrdinal, int secondOrdinal, bool firstDepends, double correlation)
    {
        var line = FillSpread(firstDepends);
        var sum = 0.0;
        foreach (var value in spread)
        {
            sum += value;
        }

        var (mean, squares) = (sum / sessions, 0.0);
        foreach (var value in spread)
        {
            squares += (value - mean) * (value - mean);
        }

        var deviation = Math.Sqrt(squares / (sessions - 1));
        return new StockPair(
            firstDepends ? firstOrdinal : secondOrdinal,
            firstDepends ? secondOrdinal : firstOrdinal,
            line,
            mean,
            deviation,
            (spread[^1] - mean) / deviation,
            correlation,
            double.NaN,
            double.NaN);
    }

    /// <summary>Engle-Granger's p-value; NaN where the closes cannot be tested.</summary>
    public double PValue(bool firstDepends)
    {
        var result = firstDepends ? EngleGranger.Test(First, Second) : EngleGranger.Test(Second, First);
        return result.Outcome == TestOutcome.Tested ? result.PValue : double.NaN;
    }

    /// <summary>Half-life of the distances from the line.</summary>
    public double HalfLifeOf(bool firstDepends)
    {
        FillSpread(firstDepends);
        return HalfLife.Of(spread);
    }

    private HedgeLine FillSpread(bool firstDepends)
    {
        var (dependent, other) = firstDepends ? (first, second) : (second, first);
        var line = HedgeLine.Of(dependent.AsSpan(1), other.AsSpan(1));
        for (var place = 0; place < sessions; place++)
        {
            spread[place] = line.Residual(dependent[place + 1], other[place + 1]);
        }

        return line;
    }
}
