namespace NanoCap.Trading.Risk.Rules;

/// <summary>A position too small to be worth its costs is not opened; judged on what cuts leave.</summary>
internal sealed class PositionMustReachMinimumRule : IRiskRule
{
    public const string Code = "position-minimum";

    public bool JudgesBookLegs => false;

    public IEnumerable<Finding> Judge(ReviewContext review)
    {
        var limit = review.Profile.PositionMinimum;
        if (review.Notional is { } notional && notional < limit)
        {
            yield return new Finding(
                Code,
                FindingEffect.Refuses,
                limit.Value,
                notional.Value,
                $"{review.Quantity} shares are worth {notional} USD at the limit, at least {limit} USD.");
        }
    }
}
