using NanoCap.Trading.Bars;
using NanoCap.Trading.Instruments;

namespace NanoCap.Trading.Strategies.Allocation;

/// <summary>Adjusted closes, and where bars are known opens on the same scale, of a few funds over common sessions.
/// A session without a price of a fund has NaN there; nothing is filled in.</summary>
/// <remarks>Prices are used for returns only: their scale need not be that of any trade.</remarks>
public sealed class AllocationPrices
{
    private readonly int[] dayNumbers;
    private readonly Dictionary<Symbol, double[]> closes;
    private readonly Dictionary<Symbol, double[]>? opens;

    private AllocationPrices(
        int[] dayNumbers, int count, Dictionary<Symbol, double[]> closes, Dictionary<Symbol, double[]>? opens)
    {
        this.dayNumbers = dayNumbers;
        this.closes = closes;
        this.opens = opens;
        Count = count;
    }

    /// <summary>Number of sessions.</summary>
    public int Count { get; }

    /// <summary>Whether opens are known; closes alone cannot tell what a fill at an open would have cost.</summary>
    public bool HasOpens => opens is not null;

    /// <summary>The funds with any price, ordered by ticker.</summary>
    public IEnumerable<Symbol> Symbols => closes.Keys.Order();

    /// <summary><see cref="DateOnly.DayNumber"/> of each session, ascending.</summary>
    public ReadOnlySpan<int> DayNumbers => dayNumbers.AsSpan(0, Count);

    /// <summary>The session at a position.</summary>
    public DateOnly SessionAt(int index) => DateOnly.FromDayNumber(DayNumbers[index]);

    /// <summary>Position of the first session on or after a date; <see cref="Count"/> when there is none.</summary>
    public int FirstFrom(DateOnly date)
    {
        var found = DayNumbers.BinarySearch(date.DayNumber);
        return found >= 0 ? found : ~found;
    }

    /// <summary>Position of the last session on or before a date; -1 when there is none.</summary>
    public int LastThrough(DateOnly date)
    {
        var found = DayNumbers.BinarySearch(date.DayNumber);
        return found >= 0 ? found : ~found - 1;
    }

    /// <summary>Whether a fund has any price at all.</summary>
    public bool Has(Symbol symbol) => closes.ContainsKey(symbol);

    /// <summary>The close of a fund at a session; NaN when it has none.</summary>
    public double Close(Symbol symbol, int index) =>
        index < Count && closes.TryGetValue(symbol, out var column) ? column[index] : double.NaN;

    /// <summary>The open of a fund at a session, on the scale of the closes; NaN when it has none.</summary>
    public double Open(Symbol symbol, int index) =>
        index < Count && opens is not null && opens.TryGetValue(symbol, out var column) ? column[index] : double.NaN;

    /// <summary>The sessions on which a fund has a close, and those closes, both ascending.</summary>
    public (int[] Indices, double[] Closes) Known(Symbol symbol)
    {
        var indices = Enumerable.Range(0, Count).Where(index => !double.IsNaN(Close(symbol, index))).ToArray();
        return (indices, [.. indices.Select(index => Close(symbol, index))]);
    }

    /// <summary>The same without anything later than a session.</summary>
    public AllocationPrices Through(DateOnly session) =>
        new(dayNumbers, LastThrough(session) + 1, Trimmed(session), opens);

    /// <summary>Makes prices from closes alone.</summary>
    /// <param name="dayNumbers">Sessions, strictly ascending.</param>
    /// <param name="closes">For each fund one close a session, above zero, or NaN.</param>
    /// <exception cref="ArgumentException">A column has another length, or a number is no price.</exception>
    public static AllocationPrices OfCloses(int[] dayNumbers, IReadOnlyDictionary<Symbol, double[]> closes)
    {
        ArgumentNullException.ThrowIfNull(dayNumbers);
        ArgumentNullException.ThrowIfNull(closes);
        for (var index = 1; index < dayNumbers.Length; index++)
        {
            if (dayNumbers[index] <= dayNumbers[index - 1])
            {
                throw new ArgumentException("Expected ascending sessions.", nameof(dayNumbers));
            }
        }

        foreach (var (symbol, column) in closes)
        {
            if (column.Length != dayNumbers.Length
                || column.Any(price => !double.IsNaN(price) && !(price > 0 && double.IsFinite(price))))
            {
                throw new ArgumentException(
                    $"{symbol}: expected {dayNumbers.Length} closes above zero or not known.", nameof(closes));
            }
        }

        return new AllocationPrices(
            dayNumbers, dayNumbers.Length, closes.ToDictionary(entry => entry.Key, entry => entry.Value), null);
    }

    /// <summary>Takes the adjusted closes and opens of some funds from a universe, over its sessions on which any of
    /// them has a bar.</summary>
    public static AllocationPrices Of(UniverseBars universe, IEnumerable<Symbol> symbols)
    {
        ArgumentNullException.ThrowIfNull(universe);
        ArgumentNullException.ThrowIfNull(symbols);
        var series = symbols.Distinct().Select(universe.Find).OfType<SymbolHistory>()
            .Select(history => history.Bars).Where(bars => bars.Count > 0).ToList();
        int[] days = [.. series.SelectMany(bars => bars.DayNumbers.ToArray()).Distinct().Order()];
        var (closes, opens) = (new Dictionary<Symbol, double[]>(), new Dictionary<Symbol, double[]>());
        foreach (var bars in series)
        {
            var (close, open) = (new double[days.Length], new double[days.Length]);
            Array.Fill(close, double.NaN);
            Array.Fill(open, double.NaN);
            for (var index = 0; index < bars.Count; index++)
            {
                var place = Array.BinarySearch(days, bars.DayNumbers[index]);
                (close[place], open[place]) = (bars.Close[index], bars.Open[index]);
            }

            closes.Add(bars.Symbol, close);
            opens.Add(bars.Symbol, open);
        }

        return new AllocationPrices(days, days.Length, closes, opens);
    }

    // A fund that starts later is not known to have any price yet.
    private Dictionary<Symbol, double[]> Trimmed(DateOnly session)
    {
        var count = LastThrough(session) + 1;
        return closes
            .Where(entry => entry.Value.AsSpan(0, count).ContainsAnyExcept(double.NaN))
            .ToDictionary(entry => entry.Key, entry => entry.Value);
    }
}
