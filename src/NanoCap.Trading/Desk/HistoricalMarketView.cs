using System.Collections.Concurrent;
using NanoCap.Trading.Bars;
using NanoCap.Trading.Indicators;
using NanoCap.Trading.Instruments;

namespace NanoCap.Trading.Desk;

/// <summary>The market of a universe of bars at the close of one session. Computed when asked, kept, safe to ask from
/// several threads.</summary>
public sealed class HistoricalMarketView : MarketView
{
    private const int VolumeSessions = 20;

    private readonly UniverseBars universe;
    private readonly Func<int, int, IReadOnlyList<string>> entryRefusals;
    private readonly ConcurrentDictionary<Symbol, InstrumentView?> views = new();
    private readonly ConcurrentDictionary<int, double[]> means = new();
    private readonly ConcurrentDictionary<(Symbol Symbol, int Sessions), double[]> windows = new();
    private readonly int sessionIndex;

    /// <summary>Looks at a universe.</summary>
    /// <param name="universe">The bars; those after the session are never looked at.</param>
    /// <param name="session">The last completed session; no symbol needs to have a bar of it.</param>
    /// <param name="entryRefusals">Why no entry may be made, by the position of the symbol in the universe and
    /// of the bar at whose close it is judged; each reason led by its identifier and a colon.</param>
    public HistoricalMarketView(
        UniverseBars universe, DateOnly session, Func<int, int, IReadOnlyList<string>> entryRefusals)
    {
        ArgumentNullException.ThrowIfNull(universe);
        ArgumentNullException.ThrowIfNull(entryRefusals);
        (this.universe, this.entryRefusals, Session) = (universe, entryRefusals, session);
        sessionIndex = LastAtOrBefore(universe.SessionNumbers, session.DayNumber);
    }

    /// <summary>What to know before an entry that refuses nothing, asked as the refusals are; null for nothing.
    /// </summary>
    public Func<int, int, IReadOnlyList<string>>? EntryNotes { get; init; }

    /// <inheritdoc />
    public override DateOnly Session { get; }

    /// <inheritdoc />
    public override Provenance Source => universe.Source;

    /// <inheritdoc />
    public override InstrumentView? Find(Symbol symbol) =>
        views.TryGetValue(symbol, out var known) ? known : views.GetOrAdd(symbol, Look);

    /// <inheritdoc />
    public override ReadOnlySpan<double> ReturnWindow(Symbol symbol, int sessions) =>
        windows.TryGetValue((symbol, sessions), out var known)
            ? known
            : windows.GetOrAdd((symbol, sessions), asked => Returns(asked.Symbol, asked.Sessions) ?? []);

    /// <inheritdoc />
    public override double[]? Returns(Symbol symbol, int sessions)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(sessions);
        var ordinal = universe.OrdinalOf(symbol);
        if (ordinal < 0 || sessionIndex < 0)
        {
            return null;
        }

        var returns = new double[Math.Min(sessions, sessionIndex)];
        Array.Fill(returns, double.NaN);
        var firstSession = sessionIndex - returns.Length + 1;
        var close = universe.Symbols[ordinal].Bars.Close;
        var sessionOfBar = universe.SessionIndices(ordinal);
        var last = LastAtOrBefore(sessionOfBar, sessionIndex);
        for (var bar = last; bar > 0 && sessionOfBar[bar] >= firstSession; bar--)
        {
            if (sessionOfBar[bar - 1] == sessionOfBar[bar] - 1)
            {
                returns[sessionOfBar[bar] - firstSession] = close[bar] / close[bar - 1] - 1;
            }
        }

        return returns;
    }

    /// <inheritdoc />
    public override double[]? UniverseReturns(int sessions)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(sessions);
        return means.GetOrAdd(sessions, MeanReturns);
    }

    private double[] MeanReturns(int sessions)
    {
        var sums = new double[Math.Max(0, Math.Min(sessions, sessionIndex))];
        var counts = new int[sums.Length];
        for (var ordinal = 0; ordinal < universe.Symbols.Count; ordinal++)
        {
            var returns = Returns(universe.Symbols[ordinal].Listing.Symbol, sessions) ?? [];
            for (var session = 0; session < returns.Length; session++)
            {
                if (double.IsFinite(returns[session]))
                {
                    sums[session] += returns[session];
                    counts[session]++;
                }
            }
        }

        for (var session = 0; session < sums.Length; session++)
        {
            sums[session] = counts[session] > 0 ? sums[session] / counts[session] : double.NaN;
        }

        return sums;
    }

    /// <inheritdoc />
    public override double? FindReturnSinceOpenAfter(Symbol symbol, DateOnly session)
    {
        var ordinal = universe.OrdinalOf(symbol);
        if (ordinal < 0)
        {
            return null;
        }

        var bars = universe.Symbols[ordinal].Bars;
        var last = LastAtOrBefore(bars.DayNumbers, Session.DayNumber);
        var first = LastAtOrBefore(bars.DayNumbers, session.DayNumber) + 1;
        return first <= last ? (bars.Close[last] / bars.Open[first]) - 1 : null;
    }

    private InstrumentView? Look(Symbol symbol)
    {
        var ordinal = universe.OrdinalOf(symbol);
        if (ordinal < 0)
        {
            return null;
        }

        var history = universe.Symbols[ordinal];
        var last = LastAtOrBefore(history.Bars.DayNumbers, Session.DayNumber);
        return last < 0 || Price.FromMeasured(history.Bars.RawClose[last]) is not { } close
            ? null
            : new InstrumentView(
                history.Listing,
                history.Bars.SessionAt(last),
                close,
                MeanVolume(history.Bars, last),
                MedianDollarVolume(history.Bars, last),
                entryRefusals(ordinal, last))
            {
                Sigma20 = Sigma20(history.Bars, last),
                EntryNotes = EntryNotes?.Invoke(ordinal, last) ?? [],
            };
    }

    private static double MeanVolume(BarSeries bars, int last)
    {
        if (last + 1 < VolumeSessions)
        {
            return double.NaN;
        }

        var sum = 0.0;
        foreach (var volume in bars.RawVolume.Slice(last + 1 - VolumeSessions, VolumeSessions))
        {
            sum += volume;
        }

        return sum / VolumeSessions;
    }

    private static double Sigma20(BarSeries bars, int last)
    {
        const int returns = 20;
        if (last < returns)
        {
            return double.NaN;
        }

        Span<double> result = stackalloc double[returns + 1];
        LogReturnDeviation.Calculate(bars.Close.Slice(last - returns, returns + 1), returns, result);
        return result[^1];
    }

    private static double MedianDollarVolume(BarSeries bars, int last) =>
        last + 1 < VolumeSessions ? double.NaN : DollarVolumes.Median(bars, last, VolumeSessions);

    private static int LastAtOrBefore(ReadOnlySpan<int> ascending, int value)
    {
        var index = ascending.BinarySearch(value);
        return index >= 0 ? index : ~index - 1;
    }
}
