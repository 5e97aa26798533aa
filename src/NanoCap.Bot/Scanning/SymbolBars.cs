using NanoCap.Trading.Bars;
using NanoCap.Trading.Instruments;

namespace NanoCap.Bot.Scanning;

/// <summary>The bars of a symbol that a scan has seen, as a chart shows them: prices before splits and dividends are on
/// the basis of the last bar, so that a stop of today lies where it belongs.</summary>
/// <param name="Sessions">Every session of the market in the stretch, ascending; the symbol may lack some.</param>
/// <param name="Bars">Its bars, ascending; at least one.</param>
internal sealed record SymbolBars(Listing Listing, IReadOnlyList<DateOnly> Sessions, IReadOnlyList<Bar> Bars)
{
    private readonly Dictionary<DateOnly, int> places =
        Sessions.Select((session, place) => (session, place)).ToDictionary(one => one.session, one => one.place);

    /// <summary>Where a bar's session stands in <see cref="Sessions"/>.</summary>
    public int PlaceOf(DateOnly session) => places[session];

    /// <summary>The last sessions of a universe; null for a symbol without a bar in them.</summary>
    public static SymbolBars? Of(UniverseBars known, Symbol symbol, int sessions)
    {
        if (known.Find(symbol) is not { } history)
        {
            return null;
        }

        var all = known.SessionNumbers;
        DateOnly[] shown = [.. all[Math.Max(0, all.Length - sessions)..].ToArray().Select(DateOnly.FromDayNumber)];
        var bars = history.Bars;
        var first = bars.DayNumbers.BinarySearch(shown[0].DayNumber) is >= 0 and var found
            ? found
            : ~bars.DayNumbers.BinarySearch(shown[0].DayNumber);
        return first == bars.Count ? null : new SymbolBars(history.Listing, shown, BarsFrom(bars, first));
    }

    private static Bar[] BarsFrom(BarSeries bars, int first)
    {
        var price = bars.RawOverAdjusted(bars.Count - 1);
        var traded = bars.Volume.LastIndexOfAnyExcept(0.0);
        var volume = traded < 0 ? 1.0 : bars.RawVolume[traded] / bars.Volume[traded];
        var shown = new Bar[bars.Count - first];
        for (var index = first; index < bars.Count; index++)
        {
            shown[index - first] = new Bar(
                bars.SessionAt(index),
                bars.Open[index] * price,
                bars.High[index] * price,
                bars.Low[index] * price,
                bars.Close[index] * price,
                bars.Volume[index] * volume);
        }

        return shown;
    }
}
