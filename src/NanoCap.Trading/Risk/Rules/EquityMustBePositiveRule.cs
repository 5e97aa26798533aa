using NanoCap.Trading.Instruments;

namespace NanoCap.Trading.Risk.Rules;

/// <summary>Every share of equity means nothing without any.</summary>
internal sealed class EquityMustBePositiveRule : IRiskRule
{
    public const string Code = "equity";

    string IRiskRule.Code => Code;

    public string Sentence => "There is equity.";

    public IReadOnlyList<FindingEffect> Effects { get; } = [FindingEffect.Refuses];

    public string? LimitIn(RiskProfile profile) => "above 0 USD";

    public string? MeasuredIn(RiskMeasures now) => $"{now.Equity} USD";

    public void Judge(in ReviewContext review, FindingList findings)
    {
        if (review.Equity <= Usd.Zero)
        {
            findings.Refuse(Code, 0m, review.Equity.Value, $"Expected equity above 0 USD, found {review.Equity} USD.");
        }
    }
}
