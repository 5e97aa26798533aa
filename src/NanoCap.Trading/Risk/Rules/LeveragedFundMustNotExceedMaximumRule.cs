using NanoCap.Trading.Strategies.Allocation;

namespace NanoCap.Trading.Risk.Rules;

/// <summary>A leveraged fund moves by a multiple, so it has a limit of its own, in a book or not.</summary>
internal sealed class LeveragedFundMustNotExceedMaximumRule : IRiskRule
{
    public const string Code = "leveraged-fund";

    string IRiskRule.Code => Code;

    public string Sentence => "A leveraged fund is worth no more than its own share of equity.";

    public IReadOnlyList<FindingEffect> Effects { get; } = [FindingEffect.Cuts];

    public string? LimitIn(RiskProfile profile) =>
        profile.LeveragedFundMaximum is { } share ? $"{share} of equity" : null;

    public void Judge(in ReviewContext review, FindingList findings)
    {
        if (review.Profile.LeveragedFundMaximum is not { } share || !LeveragedFunds.Contains(review.Order.Symbol))
        {
            return;
        }

        // The weights of a book are scaled already.
        var scale = review.Order.IsBookLeg ? 1m : EquityLoss.SizeScale(review.Desk, review.Equity, review.Profile);
        var limit = review.Equity * share * scale;
        var others = review.ExposureIn(review.Order.Symbol);
        if (review.Notional is { } notional && others + notional is var value && value > limit)
        {
            findings.Cut(
                Code,
                limit.Value,
                value.Value,
                $"{review.Order.Symbol} would be worth {value} USD, at most {limit} USD ({share} of equity).",
                review.SharesWithin(limit - others));
        }
    }
}
