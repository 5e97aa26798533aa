using NanoCap.Trading.Instruments;

namespace NanoCap.Trading.Risk.Rules;

/// <summary>No sector dominates; all symbols of unknown sector are one sector.</summary>
internal sealed class SectorMustNotExceedMaximumRule : IRiskRule
{
    public const string Code = "sector-maximum";

    public bool JudgesBookLegs => false;

    public IEnumerable<Finding> Judge(ReviewContext review)
    {
        if (review.Profile.SectorMaximum is not { } share || review.Notional is not { } notional)
        {
            yield break;
        }

        var sector = SectorOf(review, review.Order.Symbol);
        var others = new Usd(review.Exposures
            .Where(exposure => SectorOf(review, exposure.Symbol) == sector)
            .Sum(exposure => exposure.Value.Value));
        var limit = review.Equity * share;
        if (others + notional is var value && value > limit)
        {
            yield return new Finding(
                Code,
                FindingEffect.Cuts,
                limit.Value,
                value.Value,
                $"Sector {sector} would be worth {value} USD, at most {limit} USD ({share} of equity).",
                Quantity.Min(review.Quantity, review.SharesWithin(limit - others)));
        }
    }

    private static string SectorOf(ReviewContext review, Symbol symbol) =>
        review.Market.Find(symbol)?.Listing.Sector is { Length: > 0 } sector ? sector : "unknown";
}
