using NanoCap.Trading.Orders;

namespace NanoCap.Trading.Risk.Rules;

/// <summary>While nobody knows what became of an order, no other goes out in its symbol.</summary>
internal sealed class NoOrderOfSymbolMayBeInDoubtRule : IRiskRule
{
    public const string Code = "order-in-doubt";

    string IRiskRule.Code => Code;

    public string Sentence => "No order of the symbol is in doubt.";

    public IReadOnlyList<FindingEffect> Effects { get; } = [FindingEffect.Waits];

    public void Judge(in ReviewContext review, FindingList findings)
    {
        foreach (var id in review.Desk.OpenOrderIds)
        {
            var order = review.Desk.Orders[id];
            if (order.Symbol == review.Order.Symbol && (order.Status is OrderStatus.Unknown or OrderStatus.NotSeen))
            {
                findings.Wait(Code, null, null, $"Order {id} in {order.Symbol} is {order.Status}.");
            }
        }
    }
}
