namespace NanoCap.Trading.Risk.Rules;

/// <summary>No entries while the loss since the last close is beyond the profile's stop.</summary>
internal sealed class DayLossMustNotExceedLimitRule : IRiskRule
{
    public const string Code = "day-loss";

    string IRiskRule.Code => Code;

    public string Sentence => "The loss since the last close is not beyond the profile's stop.";

    public IReadOnlyList<FindingEffect> Effects { get; } = [FindingEffect.Refuses];

    public string? LimitIn(RiskProfile profile) => profile.DayLossStop.ToString();

    public string? MeasuredIn(RiskMeasures now) => now.DayLoss?.ToString();

    public void Judge(in ReviewContext review, FindingList findings)
    {
        var limit = review.Profile.DayLossStop;
        if (EquityLoss.From(review.Desk.DayBaseline, review.Equity) is { } loss && loss > limit)
        {
            findings.Refuse(
                Code,
                limit.Value,
                loss.Value,
                $"Equity is {loss} under the last close's {review.Desk.DayBaseline} USD, at most {limit} may be lost.");
        }
    }
}
