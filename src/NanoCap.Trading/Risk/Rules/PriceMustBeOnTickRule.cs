using NanoCap.Trading.Instruments;

namespace NanoCap.Trading.Risk.Rules;

/// <summary>Order prices are whole ticks: cents from 1 USD, hundredths of a cent below.</summary>
internal sealed class PriceMustBeOnTickRule : IRiskRule
{
    public const string Code = "tick";

    string IRiskRule.Code => Code;

    public string Sentence => "Prices are whole ticks: cents from 1 USD on, hundredths of a cent below.";

    public IReadOnlyList<FindingEffect> Effects { get; } = [FindingEffect.Refuses];

    public SkippedOrders SkippedBy => SkippedOrders.None;

    public string? LimitIn(RiskProfile profile) => "0.01 USD, 0.0001 USD below 1 USD";

    public void Judge(in ReviewContext review, FindingList findings)
    {
        Judge(review.Order.LimitPrice, findings);
        Judge(review.Order.StopPrice, findings);
    }

    private static void Judge(Price? price, FindingList findings)
    {
        if (price is { IsOnTick: false } wrong)
        {
            findings.Refuse(
                Code, wrong.Tick, wrong.Value, $"Expected a price in steps of {wrong.Tick} USD, found {wrong}.");
        }
    }
}
