using NanoCap.Trading.Strategies.Allocation;

namespace NanoCap.Trading.Risk.Rules;

/// <summary>A position is worth at most the smaller of the profile's amount and its share of equity. A leveraged fund
/// has its own limit where the profile says one.</summary>
internal sealed class PositionMustNotExceedMaximumRule : IRiskRule
{
    public const string Code = "position-maximum";

    string IRiskRule.Code => Code;

    public string Sentence =>
        "A position with its open buys is worth no more than the profile's amount and its share of equity, and less "
        + "after a reduction.";

    public IReadOnlyList<FindingEffect> Effects { get; } = [FindingEffect.Cuts];

    public SkippedOrders SkippedBy => SkippedOrders.Sales | SkippedOrders.BookLegs;

    public string? LimitIn(RiskProfile profile) =>
        (profile.PositionMaximum is { } amount ? $"{amount} USD and " : string.Empty)
        + $"{profile.PositionMaximumShare} of equity"
        + (profile.PositionMaximumShareWhenSmall is { } small
            ? $", {small} while equity is under {profile.SmallEquityBelow} USD" : string.Empty);

    public string? MeasuredIn(RiskMeasures now) =>
        now.LargestPosition is { } largest ? $"{largest.Symbol} {largest.Value} USD" : null;

    public void Judge(in ReviewContext review, FindingList findings)
    {
        if (review.Profile.LeveragedFundMaximum is not null && LeveragedFunds.Contains(review.Order.Symbol))
        {
            return;
        }

        var scale = EquityLoss.SizeScale(review.Desk, review.Equity, review.Profile);
        var limit = review.Profile.PositionMaximumAt(review.Equity) * scale;
        var others = review.ExposureIn(review.Order.Symbol);
        if (review.Notional is { } notional && others + notional is var value && value > limit)
        {
            findings.Cut(
                Code,
                limit.Value,
                value.Value,
                $"The position would be worth {value} USD, at most {limit} USD"
                + $"{(scale < 1m ? " after a reduction" : "")}.",
                review.SharesWithin(limit - others));
        }
    }
}
