using NanoCap.Trading.Exchange;
using NanoCap.Trading.Orders;
using NanoCap.Trading.Sessions;

namespace NanoCap.Simulators.Alpaca.Wire;

/// <summary>When orders may trade and when their time is over, by New York's clock.</summary>
internal static class OrderTimes
{
    private static readonly TimeOnly FirstHour = new(4, 0);
    private static readonly TimeOnly LastHour = new(20, 0);
    private static readonly TimeOnly AgesOutAt = new(16, 15);
    private static readonly TimeSpan AfterEarlyClose = TimeSpan.FromHours(4);

    /// <summary>The open for orders of the opening auction, the close of the session for the other orders of a day
    /// (the end of extended hours where they may trade in them), 16:15 of the ninetieth day for the rest.</summary>
    public static DateTimeOffset EndOf(ExchangeOrder order)
    {
        var calendar = TradingCalendar.Nyse;
        if (order.Request.TimeInForce == TimeInForce.GoodTilCanceled)
        {
            return calendar.AtNewYork(order.AgesOut, AgesOutAt);
        }

        var session = SessionOf(order);
        return order.Request.TimeInForce == TimeInForce.AtOpen ? session.Open
            : order.Request.IsExtendedHours ? LastHourOf(session)
            : session.Close;
    }

    /// <summary>Whether an order trades with quotes now; one of an auction does once, when the auction has come.
    /// </summary>
    public static bool IsHourOf(ExchangeOrder order, DateTimeOffset now) => order.Request.TimeInForce switch
    {
        TimeInForce.AtOpen => SessionOf(order) is var session && now >= session.Open && now < session.Close,
        TimeInForce.AtClose => SessionOf(order) is var session && now >= session.Close && now < LastHourOf(session),
        _ => TradingCalendar.Nyse.SessionAt(now) is not null || (order.Request.IsExtendedHours && IsAnyHour(now)),
    };

    private static bool IsAnyHour(DateTimeOffset now)
    {
        var calendar = TradingCalendar.Nyse;
        return calendar.FindSession(calendar.NewYorkDate(now)) is { } session
            && now >= calendar.AtNewYork(session.Date, FirstHour) && now < LastHourOf(session);
    }

    /// <summary>The session that an order is for: the first one whose end, for it, was still to come.</summary>
    private static TradingSession SessionOf(ExchangeOrder order)
    {
        var calendar = TradingCalendar.Nyse;
        var today = calendar.NewYorkDate(order.AcceptedAt);
        return calendar.FindSession(today) is { } held && order.AcceptedAt < LastMomentOf(held, order.Request)
            ? held
            : calendar.Session(calendar.Next(today));
    }

    private static DateTimeOffset LastMomentOf(TradingSession session, OrderRequest order) =>
        order.TimeInForce == TimeInForce.AtOpen ? session.Open
        : order.IsExtendedHours ? LastHourOf(session)
        : session.Close;

    private static DateTimeOffset LastHourOf(TradingSession session) => session.IsEarlyClose
        ? session.Close + AfterEarlyClose
        : TradingCalendar.Nyse.AtNewYork(session.Date, LastHour);
}
