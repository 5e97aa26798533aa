namespace NanoCap.Trading.Risk.Rules;

/// <summary>No entries while the loss since the last close is beyond the profile's stop.</summary>
internal sealed class DayLossMustNotExceedLimitRule : IRiskRule
{
    public const string Code = "day-loss";

    public IEnumerable<Finding> Judge(ReviewContext review)
    {
        var limit = review.Profile.DayLossStop;
        if (EquityLoss.From(review.Desk.DayBaseline, review.Equity) is { } loss && loss > limit)
        {
            yield return new Finding(
                Code,
                FindingEffect.Refuses,
                limit.Value,
                loss.Value,
                $"Equity is {loss} under the last close's {review.Desk.DayBaseline} USD, at most {limit} may be lost.");
        }
    }
}
