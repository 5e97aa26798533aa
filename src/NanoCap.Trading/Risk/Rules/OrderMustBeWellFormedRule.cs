using NanoCap.Trading.Orders;

namespace NanoCap.Trading.Risk.Rules;

/// <summary>Side, purpose, type and prices must fit together; entries are limit orders for one session.</summary>
internal sealed class OrderMustBeWellFormedRule : IRiskRule
{
    public const string Code = "order-form";

    public bool JudgesSales => true;

    public IEnumerable<Finding> Judge(ReviewContext review)
    {
        var order = review.Order;
        foreach (var fault in Faults(order))
        {
            yield return new Finding(Code, FindingEffect.Refuses, null, null, fault);
        }
    }

    private static IEnumerable<string> Faults(OrderIntent order)
    {
        var isEntry = order.Purpose == OrderPurpose.Entry;
        if (isEntry != (order.Side == Side.Buy))
        {
            yield return $"Expected entries to buy and all else to sell, found {order.Purpose} that is a {order.Side}.";
        }

        if (isEntry && (order.Type, order.TimeInForce, order.Class)
            is not (OrderType.Limit, TimeInForce.Day, OrderClass.Simple))
        {
            yield return "Expected an entry to be a simple limit order for one session, " +
                $"found {order.Class} {order.Type} {order.TimeInForce}.";
        }

        var isPair = order.Class == OrderClass.OneCancelsOther;
        if (isPair && (order.Side, order.Type) is not (Side.Sell, OrderType.Limit))
        {
            yield return $"Expected a pair to be a sale with a limit, found {order.Side} {order.Type}.";
        }

        var wantsLimit = isPair || order.Type is OrderType.Limit or OrderType.StopLimit;
        var wantsStop = isPair || order.Type is OrderType.Stop or OrderType.StopLimit;
        if (wantsLimit != order.LimitPrice.HasValue || wantsStop != order.StopPrice.HasValue)
        {
            yield return $"Expected {order.Class} {order.Type} {(wantsLimit ? "with" : "without")} a limit and " +
                $"{(wantsStop ? "with" : "without")} a stop, found " +
                $"{order.LimitPrice?.ToString() ?? "none"} and {order.StopPrice?.ToString() ?? "none"}.";
        }

        if (isPair && order.LimitPrice is { } target && order.StopPrice is { } stop && target <= stop)
        {
            yield return $"Expected a pair's target above its stop, found {target} and {stop}.";
        }
    }
}
