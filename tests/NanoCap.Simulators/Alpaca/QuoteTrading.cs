using NanoCap.Simulators.Alpaca.Control;
using NanoCap.Simulators.Alpaca.Wire;
using NanoCap.Trading.Exchange;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;

namespace NanoCap.Simulators.Alpaca;

/// <summary>Orders trade with the quotes that stand: purchases at the ask, sales at the bid, stops once the quote is at
/// or beyond them. In the session, orders for extended hours from 04:00 to 20:00, those of an auction when it has
/// come.</summary>
internal static class QuoteTrading
{
    /// <summary>The next execution and what follows from it; none when nothing can trade.</summary>
    public static IReadOnlyList<ExchangeEvent> FindNext(StandInBook book)
    {
        if (book.Quotes.Count == 0)
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
            || !OrderTimes.IsHourOf(order, book.Clock.Now)
            || FindPrice(order, quote, book.Terms) is not var (price, isStop)
            || (book.Terms.Find(order.Id)?.Immediate == "fok" && quote.Size < order.Remaining))
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

    private static (Price Price, bool IsStop)? FindPrice(
        ExchangeOrder order, StandInQuote quote, SpecialTerms terms)
    {
        var request = order.Request;
        var isBuy = request.Side == Side.Buy;
        var price = isBuy ? quote.Ask : quote.Bid;
        var isInLimit = request.LimitPrice is not { } limit || (isBuy ? price <= limit : price >= limit);
        var isStopReached = request.StopPrice is { } stop && (isBuy ? price >= stop : price <= stop);
        var isTrailReached = terms.FindTrailingStop(order) is { } trail && (isBuy ? price >= trail : price <= trail);
        var isInStopLimit = terms.FindStopLimit(order) is not { } leg || (isBuy ? price <= leg : price >= leg);
        return request switch
        {
            { Class: OrderClass.OneCancelsOther } => isStopReached
                ? isInStopLimit ? (price, true) : null
                : isInLimit ? (price, false) : null,
            { Type: OrderType.Stop } => isStopReached && isInStopLimit ? (price, true) : null,
            { Type: OrderType.Other } => isTrailReached ? (price, true) : null,
            { Type: OrderType.StopLimit } => isStopReached && isInLimit ? (price, true) : null,
            _ => isInLimit ? (price, false) : null,
        };
    }
}
