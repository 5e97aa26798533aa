namespace NanoCap.Trading.Risk.Rules;

/// <summary>The last price must still be near the reference that the person saw.</summary>
internal sealed class PriceMustLieInsideBandRule : IRiskRule
{
    public const string Code = "price-band";

    public bool JudgesBookLegs => false;

    public IEnumerable<Finding> Judge(ReviewContext review)
    {
        if (review.Order.Reference is not { } reference)
        {
            yield return new Finding(
                Code, FindingEffect.Refuses, null, null, "Expected a reference price for the band, found none.");
            yield break;
        }

        if (review.Instrument is not { } view)
        {
            yield break;
        }

        var bottom = reference.Value * (1m - review.Profile.BandBelow.Value);
        var top = reference.Value * (1m + review.Profile.BandAbove.Value);
        var last = view.LastClose.Value;
        if (last < bottom || last > top)
        {
            yield return new Finding(
                Code,
                FindingEffect.Refuses,
                last < bottom ? bottom : top,
                last,
                $"The last price of {view.LastClose} USD lies outside {bottom:0.00##} to {top:0.00##} USD, " +
                $"the band around {reference} USD.");
        }
    }
}
