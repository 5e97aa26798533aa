using NanoCap.Trading.Orders;

namespace NanoCap.Trading.Risk.Rules;

/// <summary>An id goes out once: an order of that id may only be waiting to be sent.</summary>
internal sealed class OrderIdMustBeUnusedRule : IRiskRule
{
    public const string Code = "order-id";

    string IRiskRule.Code => Code;

    public string Sentence => "An order id goes out once.";

    public IReadOnlyList<FindingEffect> Effects { get; } = [FindingEffect.Refuses];

    public SkippedOrders SkippedBy => SkippedOrders.None;

    public void Judge(in ReviewContext review, FindingList findings)
    {
        if (review.Order.Id is not { } id)
        {
            return;
        }

        if (id.Value.Length == 0)
        {
            findings.Refuse(Code, null, null, "Expected an order id, found an empty one.");
        }
        else if (review.Desk.Orders.TryGetValue(id, out var known) && known.Status != OrderStatus.Ready)
        {
            findings.Refuse(Code, null, null, $"Expected a new order id, but {id} is {known.Status} already.");
        }
    }
}
