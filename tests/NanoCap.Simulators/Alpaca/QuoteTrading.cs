using NanoCap.Simulators.Alpaca.Control;
using NanoCap.Trading.Exchange;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;
using NanoCap.Trading.Sessions;

namespace NanoCap.Simulators.Alpaca;

/// <summary>Orders trade with the quotes that stand: purchases at the ask, sales at the bid, stops once the quote is at
/// or beyond them. In the session; orders for extended hours from 04:00 to 20:00.</summary>
internal static class QuoteTrading
{
    private static readonly TimeOnly FirstHour = new(4, 0);
    private static readonly TimeOnly LastHour = new(20, 0);

    /// <summary>The next execution and what follows from it; none when nothing can trade.</summary>
    public static IReadOnlyList<ExchangeEvent> FindNext(StandInBook book)
    {
        if (book.Quotes.Count == 0 || !IsAnyHour(book.Clock.Now))
        {
            return [];
        }

        foreach (var order in book.State.WorkingOrders)
        {
            if (FindTrade(order, book) is { Count: > 0 } traded)
            {
                return traded;
            }
        }

        return [];
    }

    private static IReadOnlyList<ExchangeEvent> FindTrade(ExchangeOrder order, StandInBook book)
    {
        var request = order.Request;
        if (!order.IsLive
            || !book.Quotes.TryGetValue(request.Symbol, out var quote) || quote.Size is { IsZero: true }
            || request.TimeInForce is TimeInForce.AtOpen or TimeInForce.AtClose
            || !IsHourOf(request, book.Clock.Now)
            || FindPrice(order, quote) is not var (price, isStop))
        {
            return [];
        }

        var events = book.Exchange.Execute(
            order.Id, quote.Size ?? order.Remaining, price, book.Clock.Next(), isStop);
        foreach (var filled in events.OfType<ExchangeEvent.OrderFilled>())
        {
            book.UseUp(quote, filled.Fill.Quantity);
        }

        return events;
    }

    private static (Price Price, bool IsStop)? FindPrice(ExchangeOrder order, StandInQuote quote)
    {
        var request = order.Request;
        var isBuy = request.Side == Side.Buy;
        var price = isBuy ? quote.Ask : quote.Bid;
        var isInLimit = request.LimitPrice is not { } limit || (isBuy ? price <= limit : price >= limit);
        var isStopReached = request.StopPrice is { } stop && (isBuy ? price >= stop : price <= stop);
        return request switch
        {
            { Class: OrderClass.OneCancelsOther } => isStopReached ? (price, true) : isInLimit ? (price, false) : null,
            { Type: OrderType.Stop } => isStopReached ? (price, true) : null,
            { Type: OrderType.StopLimit } => isStopReached && isInLimit ? (price, true) : null,
            _ => isInLimit ? (price, false) : null,
        };
    }

    private static bool IsAnyHour(DateTimeOffset now)
    {
        var local = TradingCalendar.Nyse.ToNewYork(now);
        var time = TimeOnly.FromTimeSpan(local.TimeOfDay);
        return TradingCalendar.Nyse.IsSession(DateOnly.FromDateTime(local.DateTime))
            && time >= FirstHour && time < LastHour;
    }

    private static bool IsHourOf(OrderRequest order, DateTimeOffset now) =>
        order.IsExtendedHours || TradingCalendar.Nyse.SessionAt(now) is not null;
}
