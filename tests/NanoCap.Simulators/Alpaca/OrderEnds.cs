using NanoCap.Simulators.Alpaca.Wire;
using NanoCap.Trading.Exchange;
using NanoCap.Trading.Orders;
using NanoCap.Trading.Sessions;

namespace NanoCap.Simulators.Alpaca;

/// <summary>What ends by itself: immediate orders as soon as they have met the market, the others when their time is
/// over; and the close, at which shares are marked.</summary>
internal static class OrderEnds
{
    /// <summary>The next end and what follows from it; none when nothing is due.</summary>
    public static IReadOnlyList<ExchangeEvent> FindNext(StandInBook book)
    {
        foreach (var order in book.State.WorkingOrders)
        {
            if (FindEnd(order, book) is { Count: > 0 } ended)
            {
                return ended;
            }
        }

        return book.EndsByClock ? FindClose(book) : [];
    }

    private static IReadOnlyList<ExchangeEvent> FindEnd(ExchangeOrder order, StandInBook book)
    {
        if (order.IsLive && book.Terms.Find(order.Id)?.Immediate is { } word)
        {
            return book.Exchange.EndByRule(
                order.Id, BrokerOrderStatus.Canceled, $"what an {word} order does not trade at once ends",
                book.Clock.Next());
        }

        // A leg that waits ends with its entry.
        if (!book.EndsByClock || order.Status == BrokerOrderStatus.Held || OrderTimes.EndOf(order) > book.Clock.Now)
        {
            return [];
        }

        return order.Request.TimeInForce switch
        {
            // A request like any other: it may be stuck.
            TimeInForce.GoodTilCanceled => book.Exchange.Cancel(order.Id, book.Clock.Next()),
            TimeInForce.AtOpen or TimeInForce.AtClose => book.Exchange.EndByRule(
                order.Id, BrokerOrderStatus.Canceled, "the auction is over", book.Clock.Next()),
            _ => book.Exchange.EndByRule(
                order.Id, BrokerOrderStatus.Expired, "a day order ends with its day", book.Clock.Next()),
        };
    }

    /// <summary>The last close that has passed since the account was opened, unless it was told already.</summary>
    private static IReadOnlyList<ExchangeEvent> FindClose(StandInBook book)
    {
        var (now, calendar) = (book.Clock.Now, TradingCalendar.Nyse);
        var today = calendar.NewYorkDate(now);
        var session = calendar.FindSession(today) is { } held && held.Close <= now
            ? held
            : calendar.Session(calendar.Previous(today));
        var passed = new PassedInstant(session.Date, SessionInstant.Close);
        if (session.Close <= book.OpenedAt || book.State.LastPassed >= passed)
        {
            return [];
        }

        return
        [
            new ExchangeEvent.InstantPassed(
                session.Date,
                SessionInstant.Close,
                [.. book.State.Positions.Values.Select(held =>
                    new SymbolMark(held.Symbol, book.PriceOf(held)))],
                book.Clock.Next()),
        ];
    }
}
