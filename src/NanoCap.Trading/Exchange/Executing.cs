using System.Globalization;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;

namespace NanoCap.Trading.Exchange;

/// <summary>Makes executions and what follows from them.</summary>
internal static class Executing
{
    /// <summary>The next execution of an order.</summary>
    public static Fill FillOf(
        ExchangeOrder order, Price price, Quantity quantity, ExchangeOptions options, DateTimeOffset at,
        bool isStopLeg) => new(
        NameOf(order, order.Fills.Count + order.Busted.Count + 1),
        order.Id,
        order.Request.Symbol,
        order.Request.Side,
        quantity,
        price,
        TradingCosts.Fee(options, price * quantity),
        at,
        isStopLeg);

    /// <summary>The execution, and what becomes of legs when it was the last of their entry.</summary>
    public static IEnumerable<ExchangeEvent> EventsOf(ExchangeState state, Fill fill)
    {
        var filled = new ExchangeEvent.OrderFilled(fill);
        var after = state.After(filled);
        return
        [
            filled with
            {
                OrderFilledQuantity = after.FindOrder(fill.OrderId)!.Filled,
                PositionQuantity = after.QuantityOf(fill.Symbol),
            },
            .. LegEvents.Following(after, fill.OrderId, fill.At),
        ];
    }

    /// <summary>An execution somewhere between the bars; null where the order cannot trade so: it is not live, its
    /// symbol is halted, the price is outside its limit, or money lacks.</summary>
    public static Fill? FindFill(
        ExchangeState state, ExchangeOptions options, ClientOrderId id, Quantity wanted, Price price, bool isStopLeg,
        DateTimeOffset at)
    {
        if (state.FindOrder(id) is not { IsLive: true } order || state.Halted.Contains(order.Request.Symbol)
            || (!isStopLeg && !order.IsTriggered && IsOutsideLimit(order.Request, price)))
        {
            return null;
        }

        var quantity = Quantity.Min(wanted, order.Remaining);
        if (order.Request.Side == Side.Buy)
        {
            var money = BuyingPower.Of(state, options, at) + BuyingPower.ReservedBy(order, options);
            quantity = BuyingPower.Affordable(quantity, price, money, options);
        }

        return quantity.IsZero ? null : FillOf(order, price, quantity, options, at, isStopLeg || order.IsTriggered);
    }

    /// <summary>The taking back of an execution; null when there is none, or its shares are gone or on sale.</summary>
    public static ExchangeEvent? FindBust(ExchangeState state, string executionId, DateTimeOffset at) =>
        FindExecution(state, executionId) is { } fill && IsPossible(state, fill, right: null)
            ? new ExchangeEvent.FillBusted(fill, at)
            : null;

    /// <summary>The correction of an execution; null when there is none, or it would be more than was ordered or held.
    /// </summary>
    public static ExchangeEvent.FillCorrected? FindCorrection(
        ExchangeState state, ExchangeOptions options, string executionId, Quantity quantity, Price price,
        DateTimeOffset at)
    {
        if (FindExecution(state, executionId) is not { } wrong)
        {
            return null;
        }

        var order = state.FindOrder(wrong.OrderId)!;
        var right = FillOf(order, price, quantity, options, wrong.At, wrong.IsStopLeg);
        return !quantity.IsZero && order.Filled - wrong.Quantity + quantity <= order.Request.Quantity
            && IsPossible(state, wrong, right)
            ? new ExchangeEvent.FillCorrected(wrong, right, at)
            : null;
    }

    private static bool IsPossible(ExchangeState state, Fill wrong, Fill? right)
    {
        var change = (right?.Quantity.Value ?? 0m) - wrong.Quantity.Value;
        var held = state.QuantityOf(wrong.Symbol).Value + (wrong.Side == Side.Buy ? change : -change);
        if (held < 0m || (wrong.Side == Side.Buy && wrong.Quantity > state.QuantityOf(wrong.Symbol)))
        {
            return false;
        }

        var after = state.After(right is null
            ? new ExchangeEvent.FillBusted(wrong, wrong.At)
            : new ExchangeEvent.FillCorrected(wrong, right, wrong.At));
        return after.HeldOf(wrong.Symbol) <= after.QuantityOf(wrong.Symbol);
    }

    private static Fill? FindExecution(ExchangeState state, string executionId) =>
        state.Orders.Values.SelectMany(order => order.Fills).FirstOrDefault(fill => fill.ExecutionId == executionId);

    private static bool IsOutsideLimit(OrderRequest order, Price price) =>
        order.LimitPrice is { } limit && (order.Side == Side.Buy ? price > limit : price < limit);

    private static string NameOf(ExchangeOrder order, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{order.Id}#{number}");
}
