namespace NanoCap.Trading.Risk.Rules;

/// <summary>An account read long ago may have changed; the order waits for the next reading.</summary>
internal sealed class AccountMustBeFreshRule : IRiskRule
{
    public const string Code = "account-stale";
    private const decimal MostSeconds = 60m;

    string IRiskRule.Code => Code;

    public string Sentence =>
        "In the session and before sending, the account was read within a minute, where the broker tells it.";

    public IReadOnlyList<FindingEffect> Effects { get; } = [FindingEffect.Waits];

    public string? LimitIn(RiskProfile profile) => "60 seconds";

    public void Judge(in ReviewContext review, FindingList findings)
    {
        if (review.IsLive && review.Market.Account is { } account
            && (decimal)(review.Moment.At - account.ReadAt).TotalSeconds is var age && age > MostSeconds)
        {
            findings.Wait(
                Code, MostSeconds, age, $"The account was read {age:0} seconds ago, at most {MostSeconds:0}.");
        }
    }
}
