namespace NanoCap.Trading.Risk.Rules;

/// <summary>A latched circuit breaker stops entries until a person resumes.</summary>
internal sealed class NoBreakerMayBeLatchedRule : IRiskRule
{
    public const string Code = "breaker-latched";

    string IRiskRule.Code => Code;

    public string Sentence => "No circuit breaker is latched; only a person clears one.";

    public IReadOnlyList<FindingEffect> Effects { get; } = [FindingEffect.Refuses];

    public void Judge(in ReviewContext review, FindingList findings)
    {
        foreach (var (name, measured) in review.Desk.Breakers)
        {
            findings.Refuse(
                Code, null, measured.Value,
                $"The {name} breaker is latched; only a person clears it, by /resume.");
        }
    }
}
