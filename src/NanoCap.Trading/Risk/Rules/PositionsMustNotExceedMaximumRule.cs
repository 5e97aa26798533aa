namespace NanoCap.Trading.Risk.Rules;

/// <summary>Positions, open entries and approved proposals together take the profile's places.</summary>
internal sealed class PositionsMustNotExceedMaximumRule : IRiskRule
{
    public const string Code = "positions-at-most";

    public bool JudgesBookLegs => false;

    public IEnumerable<Finding> Judge(ReviewContext review)
    {
        var others = review.Exposures.Count(exposure => exposure.Symbol != review.Order.Symbol);
        var limit = review.Profile.PositionsAtMost;
        if (others + 1 > limit)
        {
            yield return new Finding(
                Code,
                FindingEffect.Refuses,
                limit,
                others + 1,
                $"It would be position {others + 1}, open entries counted; {limit} are allowed.");
        }
    }
}
