namespace NanoCap.Trading.Risk.Rules;

/// <summary>Brokers take no purchase of less than a dollar.</summary>
internal sealed class OrderMustBeWorthMinimumRule : IRiskRule
{
    public const string Code = "order-minimum";
    private const decimal Minimum = 1m;

    string IRiskRule.Code => Code;

    public string Sentence => "A purchase is worth at least 1 USD.";

    public IReadOnlyList<FindingEffect> Effects { get; } = [FindingEffect.Refuses];

    public string? LimitIn(RiskProfile profile) => "1 USD";

    public void Judge(in ReviewContext review, FindingList findings)
    {
        if (!review.Quantity.IsZero && review.Notional is { Value: < Minimum } notional)
        {
            findings.Refuse(
                Code, Minimum, notional.Value,
                $"{review.Quantity} shares are worth {notional} USD, a broker takes {Minimum:0.00} USD or more.");
        }
    }
}
