using System.Globalization;

namespace NanoCap.Trading.Risk.Rules;

/// <summary>Silence means no: nothing is approved or sent after its expiry.</summary>
internal sealed class ApprovalMustNotBeExpiredRule : IRiskRule
{
    public const string Code = "approval-expired";

    public IEnumerable<Finding> Judge(ReviewContext review)
    {
        if (review.Order.ExpiresAt is { } expiry && review.Moment.At > expiry)
        {
            yield return new Finding(Code, FindingEffect.Refuses, null, null, string.Create(
                CultureInfo.InvariantCulture,
                $"It expired at {expiry.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC, " +
                $"now it is {review.Moment.At.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC."));
        }
    }
}
