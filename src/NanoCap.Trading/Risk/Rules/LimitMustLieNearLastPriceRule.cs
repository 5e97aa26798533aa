namespace NanoCap.Trading.Risk.Rules;

/// <summary>A limit far from the price of now is a mistake, whatever was approved.</summary>
internal sealed class LimitMustLieNearLastPriceRule : IRiskRule
{
    public const string Code = "collar-last";

    string IRiskRule.Code => Code;

    public string Sentence => "In the session and before sending, the limit is not far from the last price.";

    public IReadOnlyList<FindingEffect> Effects { get; } = [FindingEffect.Refuses];

    public string? LimitIn(RiskProfile profile) => profile.CollarFromLast.ToString();

    public void Judge(in ReviewContext review, FindingList findings)
    {
        if (review.Order.LimitPrice is not { } limit || review.LivePrice is not { } last)
        {
            return;
        }

        var collar = review.Profile.CollarFromLast.Value;
        var distance = Math.Abs(limit.Value / last.Value - 1m);
        if (distance > collar)
        {
            findings.Refuse(
                Code,
                collar,
                distance,
                $"The limit of {limit} USD is {distance:0.00%} from the last price of {last} USD, " +
                $"at most {collar:0%} is allowed.");
        }
    }
}
