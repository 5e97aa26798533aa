namespace NanoCap.Trading.Risk.Rules;

/// <summary>Nobody pays more than the top of the band that was approved.</summary>
internal sealed class LimitMustLieInsideBandRule : IRiskRule
{
    public const string Code = "limit-outside-band";

    string IRiskRule.Code => Code;

    public string Sentence => "The limit lies inside the band around the reference.";

    public IReadOnlyList<FindingEffect> Effects { get; } = [FindingEffect.Refuses];

    public SkippedOrders SkippedBy => SkippedOrders.Sales | SkippedOrders.BookLegs;

    public string? LimitIn(RiskProfile profile) => $"-{profile.BandBelow} to +{profile.BandAbove}";

    public void Judge(in ReviewContext review, FindingList findings)
    {
        if (review.Order is not { Reference: { } reference, LimitPrice: { } limit })
        {
            return;
        }

        var bottom = reference.Value * (1m - review.Profile.BandBelow.Value);
        var top = reference.Value * (1m + review.Profile.BandAbove.Value);
        if (limit.Value < bottom || limit.Value > top)
        {
            findings.Refuse(
                Code,
                limit.Value < bottom ? bottom : top,
                limit.Value,
                $"The limit of {limit} USD lies outside {bottom:0.00##} to {top:0.00##} USD, " +
                $"the band around {reference} USD.");
        }
    }
}
