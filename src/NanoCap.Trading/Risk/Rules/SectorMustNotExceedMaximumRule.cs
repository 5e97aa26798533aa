using NanoCap.Trading.Instruments;

namespace NanoCap.Trading.Risk.Rules;

/// <summary>No sector dominates; all symbols of unknown sector are one sector.</summary>
internal sealed class SectorMustNotExceedMaximumRule : IRiskRule
{
    public const string Code = "sector-maximum";

    string IRiskRule.Code => Code;

    public string Sentence => "No sector is worth more than the profile's share of equity; unknown is one sector.";

    public IReadOnlyList<FindingEffect> Effects { get; } = [FindingEffect.Cuts];

    public SkippedOrders SkippedBy => SkippedOrders.Sales | SkippedOrders.BookLegs;

    public string? LimitIn(RiskProfile profile) =>
        profile.SectorMaximum is { } share ? $"{share} of equity" : null;

    public string? MeasuredIn(RiskMeasures now) =>
        now.LargestSector is { } largest ? $"{largest.Sector} {largest.Value} USD" : null;

    public void Judge(in ReviewContext review, FindingList findings)
    {
        if (review.Profile.SectorMaximum is not { } share || review.Notional is not { } notional)
        {
            return;
        }

        var sector = RiskMeasures.SectorOf(review.Market, review.Order.Symbol);
        var others = Usd.Zero;
        foreach (var exposure in review.Exposures)
        {
            others += RiskMeasures.SectorOf(review.Market, exposure.Symbol) == sector ? exposure.Value : Usd.Zero;
        }

        var limit = review.Equity * share;
        if (others + notional is var value && value > limit)
        {
            findings.Cut(
                Code,
                limit.Value,
                value.Value,
                $"Sector {sector} would be worth {value} USD, at most {limit} USD ({share} of equity).",
                review.SharesWithin(limit - others));
        }
    }
}
