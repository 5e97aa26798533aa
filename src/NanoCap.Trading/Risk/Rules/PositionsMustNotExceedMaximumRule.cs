using System.Globalization;

namespace NanoCap.Trading.Risk.Rules;

/// <summary>Positions, open entries and approved proposals together take the profile's places.</summary>
internal sealed class PositionsMustNotExceedMaximumRule : IRiskRule
{
    public const string Code = "positions-at-most";

    string IRiskRule.Code => Code;

    public string Sentence => "Positions, open entries and approved proposals are no more than the profile's places.";

    public IReadOnlyList<FindingEffect> Effects { get; } = [FindingEffect.Refuses];

    public SkippedOrders SkippedBy => SkippedOrders.Sales | SkippedOrders.BookLegs;

    public string? LimitIn(RiskProfile profile) => profile.PositionsAtMost.ToString(CultureInfo.InvariantCulture);

    public string? MeasuredIn(RiskMeasures now) =>
        now.Positions.ToString(CultureInfo.InvariantCulture);

    public void Judge(in ReviewContext review, FindingList findings)
    {
        var (limit, number) = (review.Profile.PositionsAtMost, 1);
        foreach (var exposure in review.Exposures)
        {
            number += exposure.Symbol != review.Order.Symbol ? 1 : 0;
        }

        if (number > limit)
        {
            findings.Refuse(
                Code, limit, number,
                $"It would be position {number}, open entries counted; {limit} are allowed.");
        }
    }
}
