using NanoCap.Trading.Instruments;

namespace NanoCap.Trading.Bars;

/// <summary>
/// The daily bars of one symbol in columns, sessions ascending, on two bases: <em>adjusted</em> (splits and dividends
/// removed) for indicators and books, <em>raw</em> (what traded) for orders, price filters and dollar volume.
/// </summary>
/// <remarks>Immutable. <see cref="Through(DateOnly)"/> shares the columns, so cutting the future away costs nothing.
/// </remarks>
public sealed class BarSeries
{
    private readonly Columns columns;

    private BarSeries(Symbol symbol, Columns columns, int count)
    {
        Symbol = symbol;
        this.columns = columns;
        Count = count;
    }

    /// <summary>The symbol that the bars belong to.</summary>
    public Symbol Symbol { get; }

    /// <summary>Number of sessions with a bar.</summary>
    public int Count { get; }

    /// <summary><see cref="DateOnly.DayNumber"/> of each session, ascending; length <see cref="Count"/>.</summary>
    public ReadOnlySpan<int> DayNumbers => columns.DayNumbers.AsSpan(0, Count);

    /// <summary>Adjusted open, US dollars a share; length <see cref="Count"/>.</summary>
    public ReadOnlySpan<double> Open => columns.Open.AsSpan(0, Count);

    /// <summary>Adjusted high, US dollars a share; length <see cref="Count"/>.</summary>
    public ReadOnlySpan<double> High => columns.High.AsSpan(0, Count);

    /// <summary>Adjusted low, US dollars a share; length <see cref="Count"/>.</summary>
    public ReadOnlySpan<double> Low => columns.Low.AsSpan(0, Count);

    /// <summary>Adjusted close, US dollars a share; length <see cref="Count"/>.</summary>
    public ReadOnlySpan<double> Close => columns.Close.AsSpan(0, Count);

    /// <summary>Split-adjusted volume in shares; length <see cref="Count"/>. Use it for ratios of volumes.</summary>
    public ReadOnlySpan<double> Volume => columns.Volume.AsSpan(0, Count);

    /// <summary>The close that traded, US dollars a share; length <see cref="Count"/>.</summary>
    public ReadOnlySpan<double> RawClose => columns.RawClose.AsSpan(0, Count);

    /// <summary>Volume in shares that traded; length <see cref="Count"/>. Use it for limits in shares.</summary>
    public ReadOnlySpan<double> RawVolume => columns.RawVolume.AsSpan(0, Count);

    /// <summary>The session of the bar at <paramref name="index"/>.</summary>
    public DateOnly SessionAt(int index) => DateOnly.FromDayNumber(DayNumbers[index]);

    /// <summary>Raw price over adjusted price at <paramref name="index"/>: takes a level back to what trades.</summary>
    public double RawOverAdjusted(int index) => RawClose[index] / Close[index];

    /// <summary>Raw close times raw volume at <paramref name="index"/>, US dollars.</summary>
    public double DollarVolume(int index) => RawClose[index] * RawVolume[index];

    /// <summary>The bar as it traded at <paramref name="index"/>.</summary>
    public Bar RawBarAt(int index)
    {
        var factor = columns.RawFactor[index];
        return new Bar(
            SessionAt(index),
            columns.SplitAdjustedOpen[index] * factor,
            columns.SplitAdjustedHigh[index] * factor,
            columns.SplitAdjustedLow[index] * factor,
            RawClose[index],
            RawVolume[index]);
    }

    /// <summary>Index of the bar of <paramref name="session"/>, or -1 when the symbol has none.</summary>
    public int FindIndex(DateOnly session)
    {
        var index = DayNumbers.BinarySearch(session.DayNumber);
        return index >= 0 ? index : -1;
    }

    /// <summary>The same series without anything later than <paramref name="session"/>.</summary>
    public BarSeries Through(DateOnly session)
    {
        var index = DayNumbers.BinarySearch(session.DayNumber);
        var count = index >= 0 ? index + 1 : ~index;
        return count == Count ? this : new BarSeries(Symbol, columns, count);
    }

    /// <summary>Makes a series from columns that <see cref="BarColumnsValidation"/> found faultless.</summary>
    /// <param name="symbol">The symbol.</param>
    /// <param name="source">Split-adjusted columns; the arrays are kept, not copied.</param>
    /// <param name="splits">The symbol's splits; raw price = split-adjusted price x product of later factors.</param>
    /// <exception cref="ArgumentException">The columns have a fault; the message names the first.</exception>
    public static BarSeries Of(Symbol symbol, BarColumns source, IReadOnlyList<Split> splits)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(splits);
        if (BarColumnsValidation.FindFirstFault(source) is { } fault)
        {
            throw new ArgumentException($"{symbol}: {fault}", nameof(source));
        }

        return new BarSeries(symbol, Columns.Of(source, splits), source.Count);
    }

    private sealed record Columns(
        int[] DayNumbers,
        double[] Open,
        double[] High,
        double[] Low,
        double[] Close,
        double[] Volume,
        double[] SplitAdjustedOpen,
        double[] SplitAdjustedHigh,
        double[] SplitAdjustedLow,
        double[] RawClose,
        double[] RawVolume,
        double[] RawFactor)
    {
        public static Columns Of(BarColumns source, IReadOnlyList<Split> splits)
        {
            var count = source.Count;
            var (open, high, low) = (new double[count], new double[count], new double[count]);
            for (var index = 0; index < count; index++)
            {
                var factor = source.AdjustedClose[index] / source.Close[index];
                open[index] = source.Open[index] * factor;
                high[index] = source.High[index] * factor;
                low[index] = source.Low[index] * factor;
            }

            var rawFactor = RawFactors(source, splits);
            var (rawClose, rawVolume) = (new double[count], new double[count]);
            for (var index = 0; index < count; index++)
            {
                rawClose[index] = source.Close[index] * rawFactor[index];
                rawVolume[index] = source.Volume[index] / rawFactor[index];
            }

            return new Columns(
                source.DayNumbers, open, high, low, source.AdjustedClose, source.Volume,
                source.Open, source.High, source.Low, rawClose, rawVolume, rawFactor);
        }

        private static double[] RawFactors(BarColumns source, IReadOnlyList<Split> splits)
        {
            var factors = new double[source.Count];
            Array.Fill(factors, 1.0);
            foreach (var split in splits)
            {
                var effective = split.EffectiveDate.DayNumber;
                for (var index = 0; index < source.Count && source.DayNumbers[index] < effective; index++)
                {
                    factors[index] = split.IsReverse
                        ? factors[index] / (double)split.Ratio
                        : factors[index] * (double)split.Ratio;
                }
            }

            return factors;
        }
    }
}
