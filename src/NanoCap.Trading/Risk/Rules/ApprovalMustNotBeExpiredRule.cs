using System.Globalization;

namespace NanoCap.Trading.Risk.Rules;

/// <summary>Silence means no: nothing is approved or sent after its expiry.</summary>
internal sealed class ApprovalMustNotBeExpiredRule : IRiskRule
{
    public const string Code = "approval-expired";

    string IRiskRule.Code => Code;

    public string Sentence => "Nothing is approved or sent after its expiry.";

    public IReadOnlyList<FindingEffect> Effects { get; } = [FindingEffect.Refuses];

    public string? LimitIn(RiskProfile profile) => "the proposal's expiry";

    public void Judge(in ReviewContext review, FindingList findings)
    {
        if (review.Order.ExpiresAt is { } expiry && review.Moment.At > expiry)
        {
            findings.Refuse(Code, null, null, string.Create(
                CultureInfo.InvariantCulture,
                $"It expired at {expiry.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC, " +
                $"now it is {review.Moment.At.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC."));
        }
    }
}
