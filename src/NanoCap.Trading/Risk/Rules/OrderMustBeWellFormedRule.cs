using NanoCap.Trading.Orders;

namespace NanoCap.Trading.Risk.Rules;

/// <summary>Side, purpose, type and prices must fit together; entries are limit orders for one session.</summary>
internal sealed class OrderMustBeWellFormedRule : IRiskRule
{
    public const string Code = "order-form";

    string IRiskRule.Code => Code;

    public string Sentence =>
        "Side, purpose, type and prices fit together; an entry is a simple limit order for one session.";

    public IReadOnlyList<FindingEffect> Effects { get; } = [FindingEffect.Refuses];

    public SkippedOrders SkippedBy => SkippedOrders.None;

    public void Judge(in ReviewContext review, FindingList findings)
    {
        var order = review.Order;
        var isEntry = order.Purpose == OrderPurpose.Entry;
        if (isEntry != (order.Side == Side.Buy))
        {
            findings.Refuse(Code, null, null,
                $"Expected entries to buy and all else to sell, found {order.Purpose} that is a {order.Side}.");
        }

        if (isEntry && (order.Type, order.TimeInForce, order.Class)
            is not (OrderType.Limit, TimeInForce.Day, OrderClass.Simple))
        {
            findings.Refuse(Code, null, null, "Expected an entry to be a simple limit order for one session, " +
                $"found {order.Class} {order.Type} {order.TimeInForce}.");
        }

        JudgePrices(order, findings);
    }

    private static void JudgePrices(OrderIntent order, FindingList findings)
    {
        var isPair = order.Class == OrderClass.OneCancelsOther;
        if (isPair && (order.Side, order.Type) is not (Side.Sell, OrderType.Limit))
        {
            findings.Refuse(Code, null, null,
                $"Expected a pair to be a sale with a limit, found {order.Side} {order.Type}.");
        }

        var wantsLimit = isPair || order.Type is OrderType.Limit or OrderType.StopLimit;
        var wantsStop = isPair || order.Type is OrderType.Stop or OrderType.StopLimit;
        if (wantsLimit != order.LimitPrice.HasValue || wantsStop != order.StopPrice.HasValue)
        {
            findings.Refuse(Code, null, null,
                $"Expected {order.Class} {order.Type} {(wantsLimit ? "with" : "without")} a limit and " +
                $"{(wantsStop ? "with" : "without")} a stop, found " +
                $"{order.LimitPrice?.ToString() ?? "none"} and {order.StopPrice?.ToString() ?? "none"}.");
        }

        if (isPair && order.LimitPrice is { } target && order.StopPrice is { } stop && target <= stop)
        {
            findings.Refuse(Code, null, null,
                $"Expected a pair's target above its stop, found {target} and {stop}.");
        }
    }
}
