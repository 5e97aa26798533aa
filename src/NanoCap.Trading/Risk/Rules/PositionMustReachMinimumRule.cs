namespace NanoCap.Trading.Risk.Rules;

/// <summary>A position too small to be worth its costs is not opened; judged on what cuts leave.</summary>
internal sealed class PositionMustReachMinimumRule : IRiskRule
{
    public const string Code = "position-minimum";

    string IRiskRule.Code => Code;

    public string Sentence => "A new position is worth at least the profile's minimum, judged on what cuts leave.";

    public IReadOnlyList<FindingEffect> Effects { get; } = [FindingEffect.Refuses];

    public SkippedOrders SkippedBy => SkippedOrders.Sales | SkippedOrders.BookLegs;

    public string? LimitIn(RiskProfile profile) => $"{profile.PositionMinimum} USD";

    public void Judge(in ReviewContext review, FindingList findings)
    {
        var limit = review.Profile.PositionMinimum;
        if (review.Notional is { } notional && notional < limit)
        {
            findings.Refuse(
                Code,
                limit.Value,
                notional.Value,
                $"{review.Quantity} shares are worth {notional} USD at the limit, at least {limit} USD.");
        }
    }
}
