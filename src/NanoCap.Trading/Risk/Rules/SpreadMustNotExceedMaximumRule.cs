namespace NanoCap.Trading.Risk.Rules;

/// <summary>A wide spread is a cost nobody approved; it may narrow, so the order waits.</summary>
internal sealed class SpreadMustNotExceedMaximumRule : IRiskRule
{
    public const string Code = "spread";

    string IRiskRule.Code => Code;

    public string Sentence => "In the session and before sending, the spread is not too wide.";

    public IReadOnlyList<FindingEffect> Effects { get; } = [FindingEffect.Waits];

    public string? LimitIn(RiskProfile profile) => $"{profile.SpreadMaximum} of the middle";

    public void Judge(in ReviewContext review, FindingList findings)
    {
        var limit = review.Profile.SpreadMaximum;
        if (review.LiveQuote?.Spread is { } spread && spread > limit)
        {
            findings.Wait(
                Code, limit.Value, spread.Value, $"The spread is {spread} of the middle, at most {limit}.");
        }
    }
}
