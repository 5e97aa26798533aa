using NanoCap.Trading.Instruments;

namespace NanoCap.Trading.Risk.Rules;

/// <summary>A position is worth at most the smaller of the profile's amount and its share of equity.</summary>
internal sealed class PositionMustNotExceedMaximumRule : IRiskRule
{
    public const string Code = "position-maximum";

    public bool JudgesBookLegs => false;

    public IEnumerable<Finding> Judge(ReviewContext review)
    {
        var limit = review.Profile.PositionMaximumAt(review.Equity);
        var others = review.ExposureIn(review.Order.Symbol);
        if (review.Notional is { } notional && others + notional is var value && value > limit)
        {
            yield return new Finding(
                Code,
                FindingEffect.Cuts,
                limit.Value,
                value.Value,
                $"The position would be worth {value} USD, at most {limit} USD.",
                Quantity.Min(review.Quantity, review.SharesWithin(limit - others)));
        }
    }
}
