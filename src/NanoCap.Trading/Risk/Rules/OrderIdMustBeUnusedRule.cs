using NanoCap.Trading.Orders;

namespace NanoCap.Trading.Risk.Rules;

/// <summary>An id goes out once: an order of that id may only be waiting to be sent.</summary>
internal sealed class OrderIdMustBeUnusedRule : IRiskRule
{
    public const string Code = "order-id";

    public bool JudgesSales => true;

    public IEnumerable<Finding> Judge(ReviewContext review)
    {
        if (review.Order.Id is not { } id)
        {
            yield break;
        }

        if (id.Value.Length == 0)
        {
            yield return Refusal("Expected an order id, found an empty one.");
        }
        else if (review.Desk.Orders.TryGetValue(id, out var known) && known.Status != OrderStatus.Ready)
        {
            yield return Refusal($"Expected a new order id, but {id} is {known.Status} already.");
        }
    }

    private static Finding Refusal(string text) => new(Code, FindingEffect.Refuses, null, null, text);
}
