using NanoCap.Trading.Bars;
using NanoCap.Trading.Instruments;

namespace NanoCap.Trading.Exchange;

/// <summary>One session as the exchange sees it: a bar for each symbol that traded, and the splits that took effect
/// before its open. Symbols are looked up when asked for, so only those with orders or positions cost anything.
/// </summary>
public sealed class SessionBars
{
    /// <summary>Sessions in the median of the dollar volume.</summary>
    public const int MedianSessions = 20;

    private readonly Func<Symbol, ExchangeBar?> findBar;
    private readonly Func<Symbol, decimal> shareFactor;

    private SessionBars(DateOnly session, Func<Symbol, ExchangeBar?> findBar, Func<Symbol, decimal> shareFactor)
    {
        Session = session;
        this.findBar = findBar;
        this.shareFactor = shareFactor;
    }

    /// <summary>The trading day.</summary>
    public DateOnly Session { get; }

    /// <summary>The bar of a symbol, or null when it has none in this session.</summary>
    public ExchangeBar? Find(Symbol symbol) => findBar(symbol);

    /// <summary>New shares for each old one by splits since the session before; 1 when there was none.</summary>
    public decimal ShareFactorOf(Symbol symbol) => shareFactor(symbol);

    /// <summary>A session of the universe; splits are those effective after the universe's session before, through
    /// this one.</summary>
    public static SessionBars Of(UniverseBars universe, DateOnly session)
    {
        ArgumentNullException.ThrowIfNull(universe);
        var position = universe.SessionNumbers.BinarySearch(session.DayNumber);
        var before = (position >= 0 ? position : ~position) - 1;
        var previous = before >= 0 ? DateOnly.FromDayNumber(universe.SessionNumbers[before]) : DateOnly.MinValue;
        return new SessionBars(
            session,
            symbol => universe.Find(symbol) is { } history ? BarOf(history, session) : null,
            symbol => universe.Find(symbol) is { } history ? FactorOf(history.Splits, previous, session) : 1m);
    }

    /// <summary>A session from bars and share factors at hand.</summary>
    public static SessionBars Of(
        DateOnly session,
        IEnumerable<ExchangeBar> bars,
        IReadOnlyDictionary<Symbol, decimal>? shareFactors = null)
    {
        ArgumentNullException.ThrowIfNull(bars);
        var bySymbol = bars.ToDictionary(bar => bar.Symbol);
        return new SessionBars(
            session,
            symbol => bySymbol.GetValueOrDefault(symbol),
            symbol => shareFactors is not null && shareFactors.TryGetValue(symbol, out var factor) ? factor : 1m);
    }

    private static ExchangeBar? BarOf(SymbolHistory history, DateOnly session)
    {
        var index = history.Bars.FindIndex(session);
        return index < 0
            ? null
            : new ExchangeBar(history.Symbol, history.Bars.RawBarAt(index), MedianBefore(history.Bars, index));
    }

    private static double MedianBefore(BarSeries bars, int index)
    {
        var count = Math.Min(MedianSessions, index);
        if (count == 0)
        {
            return double.NaN;
        }

        Span<double> volumes = stackalloc double[MedianSessions];
        for (var back = 0; back < count; back++)
        {
            volumes[back] = bars.DollarVolume(index - 1 - back);
        }

        var sorted = volumes[..count];
        sorted.Sort();
        return (sorted[(count - 1) / 2] + sorted[count / 2]) / 2;
    }

    private static decimal FactorOf(IReadOnlyList<Split> splits, DateOnly previous, DateOnly session)
    {
        var factor = 1m;
        foreach (var split in splits)
        {
            if (split.EffectiveDate > previous && split.EffectiveDate <= session)
            {
                factor *= split.ShareFactor;
            }
        }

        return factor;
    }
}
