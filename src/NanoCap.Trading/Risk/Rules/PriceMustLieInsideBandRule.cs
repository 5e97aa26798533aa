namespace NanoCap.Trading.Risk.Rules;

/// <summary>The last price, that of a fresh quote where there is one, must still be near the reference that the person
/// saw.</summary>
internal sealed class PriceMustLieInsideBandRule : IRiskRule
{
    public const string Code = "price-band";

    string IRiskRule.Code => Code;

    public string Sentence => "The last price lies inside the band around the reference that the person saw.";

    public IReadOnlyList<FindingEffect> Effects { get; } = [FindingEffect.Refuses];

    public SkippedOrders SkippedBy => SkippedOrders.Sales | SkippedOrders.BookLegs;

    public string? LimitIn(RiskProfile profile) => $"-{profile.BandBelow} to +{profile.BandAbove}";

    public void Judge(in ReviewContext review, FindingList findings)
    {
        if (review.Order.Reference is not { } reference)
        {
            findings.Refuse(Code, null, null, "Expected a reference price for the band, found none.");
            return;
        }

        if ((review.LivePrice ?? review.Instrument?.LastClose) is not { } last)
        {
            return;
        }

        var bottom = reference.Value * (1m - review.Profile.BandBelow.Value);
        var top = reference.Value * (1m + review.Profile.BandAbove.Value);
        if (last.Value < bottom || last.Value > top)
        {
            findings.Refuse(
                Code,
                last.Value < bottom ? bottom : top,
                last.Value,
                $"The last price of {last} USD lies outside {bottom:0.00##} to {top:0.00##} USD, " +
                $"the band around {reference} USD.");
        }
    }
}
