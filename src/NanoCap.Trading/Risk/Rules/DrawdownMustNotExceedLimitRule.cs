namespace NanoCap.Trading.Risk.Rules;

/// <summary>No entries while equity is further under its highest close than the profile's stop.</summary>
internal sealed class DrawdownMustNotExceedLimitRule : IRiskRule
{
    public const string Code = "drawdown";

    string IRiskRule.Code => Code;

    public string Sentence => "Equity is not further under its highest close than the profile's stop.";

    public IReadOnlyList<FindingEffect> Effects { get; } = [FindingEffect.Refuses];

    public string? LimitIn(RiskProfile profile) => profile.DrawdownStop.ToString();

    public string? MeasuredIn(RiskMeasures now) => now.Drawdown?.ToString();

    public void Judge(in ReviewContext review, FindingList findings)
    {
        var limit = review.Profile.DrawdownStop;
        if (EquityLoss.From(review.Desk.PeakEquity, review.Equity) is { } loss && loss > limit)
        {
            findings.Refuse(
                Code,
                limit.Value,
                loss.Value,
                $"Equity is {loss} under its peak of {review.Desk.PeakEquity} USD, at most {limit} is allowed.");
        }
    }
}
