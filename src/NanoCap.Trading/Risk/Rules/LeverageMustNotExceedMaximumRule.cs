using NanoCap.Trading.Instruments;
using System.Globalization;

namespace NanoCap.Trading.Risk.Rules;

/// <summary>Everything held or about to be held, over equity.</summary>
internal sealed class LeverageMustNotExceedMaximumRule : IRiskRule
{
    public const string Code = "leverage";

    string IRiskRule.Code => Code;

    public string Sentence =>
        "Positions and open buys together are worth no more than the profile's multiple of equity.";

    public IReadOnlyList<FindingEffect> Effects { get; } = [FindingEffect.Cuts];

    public string? LimitIn(RiskProfile profile) =>
        string.Create(CultureInfo.InvariantCulture, $"{profile.LeverageMaximum:0.##} times equity");

    public string? MeasuredIn(RiskMeasures now) =>
        now.Leverage is { } times ? string.Create(CultureInfo.InvariantCulture, $"{times:0.00} times") : null;

    public void Judge(in ReviewContext review, FindingList findings)
    {
        var limit = review.Profile.LeverageMaximum;
        var room = review.Equity * limit;
        var others = review.HeldElsewhere;
        foreach (var exposure in review.Exposures)
        {
            others += exposure.Value;
        }

        if (review.Notional is { } notional && others + notional is var gross && gross > room)
        {
            var measured = review.Equity > Usd.Zero ? (decimal?)(gross / review.Equity).Value : null;
            findings.Cut(
                Code,
                limit,
                measured,
                $"Positions and open buys would be worth {gross} USD, at most {limit:0.##} times the equity of " +
                $"{review.Equity} USD.",
                review.SharesWithin(room - others));
        }
    }
}
