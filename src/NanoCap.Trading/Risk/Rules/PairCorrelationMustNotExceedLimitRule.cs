namespace NanoCap.Trading.Risk.Rules;

/// <summary>Two holdings that move as one are one bet. Daily returns of 60 sessions; at most 5 % of them may be
/// missing, else it is not measured, which warns.</summary>
internal sealed class PairCorrelationMustNotExceedLimitRule : IRiskRule
{
    public const string Code = "pair-correlation";
    private const int Sessions = 60;
    private const int SessionsAtLeast = 57;

    public bool JudgesBookLegs => false;

    public IEnumerable<Finding> Judge(ReviewContext review)
    {
        if (review.Profile.PairCorrelation is not { } limit)
        {
            yield break;
        }

        var symbol = review.Order.Symbol;
        var own = review.Market.Returns(symbol, Sessions) ?? [];
        foreach (var other in review.Exposures.Select(exposure => exposure.Symbol).Where(held => held != symbol))
        {
            var correlation = ReturnStatistics.Correlation(
                own, review.Market.Returns(other, Sessions) ?? [], SessionsAtLeast);
            if (double.IsNaN(correlation))
            {
                yield return new Finding(
                    Code,
                    FindingEffect.Warns,
                    limit.Value,
                    null,
                    $"not measured: {symbol} and {other} share too little history of {Sessions} sessions.");
            }
            else if (correlation > (double)limit.Value)
            {
                yield return new Finding(
                    Code,
                    FindingEffect.Refuses,
                    limit.Value,
                    (decimal)correlation,
                    $"{symbol} and {other} are correlated at {correlation:0.000} over {Sessions} sessions, " +
                    $"at most {limit.Value:0.##}.");
            }
        }
    }
}
