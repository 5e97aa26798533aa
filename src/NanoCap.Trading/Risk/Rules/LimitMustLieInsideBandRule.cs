namespace NanoCap.Trading.Risk.Rules;

/// <summary>Nobody pays more than the top of the band that was approved.</summary>
internal sealed class LimitMustLieInsideBandRule : IRiskRule
{
    public const string Code = "limit-outside-band";

    public bool JudgesBookLegs => false;

    public IEnumerable<Finding> Judge(ReviewContext review)
    {
        if (review.Order is not { Reference: { } reference, LimitPrice: { } limit })
        {
            yield break;
        }

        var bottom = reference.Value * (1m - review.Profile.BandBelow.Value);
        var top = reference.Value * (1m + review.Profile.BandAbove.Value);
        if (limit.Value < bottom || limit.Value > top)
        {
            yield return new Finding(
                Code,
                FindingEffect.Refuses,
                limit.Value < bottom ? bottom : top,
                limit.Value,
                $"The limit of {limit} USD lies outside {bottom:0.00##} to {top:0.00##} USD, " +
                $"the band around {reference} USD.");
        }
    }
}
