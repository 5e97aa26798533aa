using NanoCap.Trading.Instruments;

namespace NanoCap.Trading.Risk.Rules;

/// <summary>Order prices are whole ticks: cents from 1 USD, hundredths of a cent below.</summary>
internal sealed class PriceMustBeOnTickRule : IRiskRule
{
    public const string Code = "tick";

    public bool JudgesSales => true;

    public IEnumerable<Finding> Judge(ReviewContext review)
    {
        foreach (var price in new[] { review.Order.LimitPrice, review.Order.StopPrice })
        {
            if (price is { IsOnTick: false } wrong)
            {
                yield return OffTick(wrong);
            }
        }
    }

    private static Finding OffTick(Price price) => new(
        Code,
        FindingEffect.Refuses,
        price.Tick,
        price.Value,
        $"Expected a price in steps of {price.Tick} USD, found {price}.");
}
