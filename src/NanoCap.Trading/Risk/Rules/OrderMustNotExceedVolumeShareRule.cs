using NanoCap.Trading.Instruments;

namespace NanoCap.Trading.Risk.Rules;

/// <summary>An order is a small part of what trades in a session; unknown volume is no volume.</summary>
internal sealed class OrderMustNotExceedVolumeShareRule : IRiskRule
{
    public const string Code = "volume-share";

    public IEnumerable<Finding> Judge(ReviewContext review)
    {
        var share = review.Profile.VolumeShare;
        if (review.Profile.VolumeLimitOf(review.Instrument?.MeanVolume ?? double.NaN) is not { } limit)
        {
            yield return new Finding(
                Code, FindingEffect.Refuses, null, null, "The mean volume of 20 sessions is unknown.");
        }
        else if (review.Quantity > limit)
        {
            yield return new Finding(
                Code,
                FindingEffect.Cuts,
                limit.Value,
                review.Quantity.Value,
                $"{review.Quantity} shares are more than {share} of the mean 20-session volume, {limit} shares.",
                limit);
        }
    }
}
