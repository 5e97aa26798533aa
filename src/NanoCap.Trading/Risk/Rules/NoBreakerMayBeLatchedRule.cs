namespace NanoCap.Trading.Risk.Rules;

/// <summary>A latched circuit breaker stops entries until a person resumes.</summary>
internal sealed class NoBreakerMayBeLatchedRule : IRiskRule
{
    public const string Code = "breaker-latched";

    public IEnumerable<Finding> Judge(ReviewContext review) => review.Desk.Breakers.Select(breaker => new Finding(
        Code,
        FindingEffect.Refuses,
        null,
        breaker.Value.Value,
        $"The {breaker.Key} breaker is latched; only a person clears it, by /resume."));
}
