using NanoCap.Trading.Instruments;

namespace NanoCap.Trading.Risk.Rules;

/// <summary>An order is a small part of what trades in a session; unknown volume is no volume.</summary>
internal sealed class OrderMustNotExceedVolumeShareRule : IRiskRule
{
    public const string Code = "volume-share";

    string IRiskRule.Code => Code;

    public string Sentence => "An order is a small part of the mean volume of 20 sessions; unknown volume is none.";

    public IReadOnlyList<FindingEffect> Effects { get; } = [FindingEffect.Cuts, FindingEffect.Refuses];

    public string? LimitIn(RiskProfile profile) => $"{profile.VolumeShare} of the mean volume";

    public string? MeasuredIn(RiskMeasures now) =>
        now.LargestVolumeShare is { } largest ? $"{largest.Symbol} {largest.Share}" : null;

    public void Judge(in ReviewContext review, FindingList findings)
    {
        var share = review.Profile.VolumeShare;
        if (review.Profile.VolumeLimitOf(review.Instrument?.MeanVolume ?? double.NaN) is not { } limit)
        {
            findings.Refuse(Code, null, null, "The mean volume of 20 sessions is unknown.");
        }
        else if (review.Quantity > limit)
        {
            findings.Cut(
                Code,
                limit.Value,
                review.Quantity.Value,
                $"{review.Quantity} shares are more than {share} of the mean 20-session volume, {limit} shares.",
                limit);
        }
    }
}
