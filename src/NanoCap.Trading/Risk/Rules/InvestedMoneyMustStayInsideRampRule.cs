using NanoCap.Trading.Instruments;
using NanoCap.Trading.Sizing;

namespace NanoCap.Trading.Risk.Rules;

/// <summary>Positions, open buys and the order together are worth at most what the ramp's step lets to work.</summary>
internal sealed class InvestedMoneyMustStayInsideRampRule : IRiskRule
{
    public const string Code = "ramp";

    string IRiskRule.Code => Code;

    public string Sentence =>
        "Positions, open buys and the order are worth no more than the ramp's step of what is investable.";

    public IReadOnlyList<FindingEffect> Effects { get; } = [FindingEffect.Cuts];

    public void Judge(in ReviewContext review, FindingList findings)
    {
        if (Ramp.MostOf(review.Profile, review.Equity, review.Desk.Ramp.Scale) is not { } limit
            || review.Notional is not { } notional)
        {
            return;
        }

        var others = review.HeldElsewhere;
        foreach (var exposure in review.Exposures)
        {
            others += exposure.Value;
        }

        if (others + notional is var value && value > limit)
        {
            findings.Cut(
                Code,
                limit.Value,
                value.Value,
                $"{value} USD would be invested, at most {limit} USD at the ramp's step of {review.Desk.Ramp.Scale}.",
                review.SharesWithin(limit - others));
        }
    }
}
