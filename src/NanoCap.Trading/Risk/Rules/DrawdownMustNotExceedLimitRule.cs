namespace NanoCap.Trading.Risk.Rules;

/// <summary>No entries while equity is further under its highest close than the profile's stop.</summary>
internal sealed class DrawdownMustNotExceedLimitRule : IRiskRule
{
    public const string Code = "drawdown";

    public IEnumerable<Finding> Judge(ReviewContext review)
    {
        var limit = review.Profile.DrawdownStop;
        if (EquityLoss.From(review.Desk.PeakEquity, review.Equity) is { } loss && loss > limit)
        {
            yield return new Finding(
                Code,
                FindingEffect.Refuses,
                limit.Value,
                loss.Value,
                $"Equity is {loss} under its peak of {review.Desk.PeakEquity} USD, at most {limit} is allowed.");
        }
    }
}
