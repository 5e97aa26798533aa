using NanoCap.Bot.Desk;
using NanoCap.Bot.MarketData;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Sessions;

namespace NanoCap.Bot.Scanning;

/// <summary>The market as of the clock: everything up to the last close, and nothing after it.</summary>
internal sealed class MarketNow(
    LoadedMarket market, ScanRules rules, TradingCalendar calendar, TimeProvider clock)
    : IMarketNow
{
    private volatile Looked? latest;

    public MarketView View
    {
        get
        {
            var session = LastClosedSession();
            var history = market.Current;
            if (latest is not { } known || known.History != history || known.View.Session != session)
            {
                known = new Looked(history, rules.ViewAt(history.Bars, session));
                latest = known;
            }

            return known.View;
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

    private sealed record Looked(MarketHistory History, MarketView View);
}
