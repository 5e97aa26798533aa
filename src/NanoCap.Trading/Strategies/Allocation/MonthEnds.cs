using NanoCap.Trading.Sessions;

namespace NanoCap.Trading.Strategies.Allocation;

/// <summary>Which sessions are the last of their month; the exchange's calendar says it beforehand.</summary>
internal static class MonthEnds
{
    public static bool IsLast(DateOnly session)
    {
        var calendar = TradingCalendar.Nyse;
        return session >= calendar.First && session <= calendar.Last
            && calendar.FindNext(session) is { } next && next.Month != session.Month;
    }
}
