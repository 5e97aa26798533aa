using NanoCap.Bot.Desk;
using NanoCap.Trading.Bars;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Sessions;

namespace NanoCap.Bot.Scanning;

/// <summary>The market as of the clock: everything up to the last close, and nothing after it.</summary>
internal sealed class MarketNow(UniverseBars bars, ScanRules rules, TradingCalendar calendar, TimeProvider clock)
    : IMarketNow
{
    private volatile MarketView? latest;

    public MarketView View
    {
        get
        {
            var session = LastClosedSession();
            return latest is { } known && known.Session == session
                ? known
                : latest = rules.ViewAt(bars, session);
        }
    }

    /// <summary>The last raw close of a symbol, null when it has none yet.</summary>
    public Price? FindLastClose(Symbol symbol) => View.Find(symbol)?.LastClose;

    private DateOnly LastClosedSession()
    {
        var now = clock.GetUtcNow();
        var today = calendar.NewYorkDate(now);
        return calendar.FindSession(today) is { } session && session.Close <= now ? today : calendar.Previous(today);
    }
}
