using NanoCap.Trading.Instruments;

namespace NanoCap.Trading.Risk.Rules;

/// <summary>Everything held or about to be held, over equity.</summary>
internal sealed class LeverageMustNotExceedMaximumRule : IRiskRule
{
    public const string Code = "leverage";

    public IEnumerable<Finding> Judge(ReviewContext review)
    {
        var limit = review.Profile.LeverageMaximum;
        var room = review.Equity * limit;
        var others = new Usd(review.Exposures.Sum(exposure => exposure.Value.Value)) + review.HeldElsewhere;
        if (review.Notional is { } notional && others + notional is var gross && gross > room)
        {
            var measured = review.Equity > Usd.Zero ? (decimal?)(gross / review.Equity).Value : null;
            yield return new Finding(
                Code,
                FindingEffect.Cuts,
                limit,
                measured,
                $"Positions and open buys would be worth {gross} USD, at most {limit:0.##} times the equity of " +
                $"{review.Equity} USD.",
                Quantity.Min(review.Quantity, review.SharesWithin(room - others)));
        }
    }
}
