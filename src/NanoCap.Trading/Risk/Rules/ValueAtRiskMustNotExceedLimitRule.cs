using NanoCap.Trading.Instruments;

namespace NanoCap.Trading.Risk.Rules;

/// <summary>
/// A day's loss at 95 % of all holdings, open buys and the order, as share of equity: the 5th percentile of up to 250
/// sessions (at least 60 in which all have a return), and 1.645 sample deviations. The larger is judged: above the
/// limit it warns, above 1.5 times the limit it refuses.
/// </summary>
internal sealed class ValueAtRiskMustNotExceedLimitRule : IRiskRule
{
    public const string Code = "value-at-risk";
    private const int Sessions = 250;
    private const int SessionsAtLeast = 60;
    private const double Tail = 0.05;
    private const double NormalQuantile = 1.645;
    private const decimal RefusesFrom = 1.5m;

    public IEnumerable<Finding> Judge(ReviewContext review)
    {
        var limit = review.Profile.ValueAtRisk.Value;
        var returns = PortfolioReturns(review);
        if (returns.Count < SessionsAtLeast)
        {
            yield return new Finding(
                Code,
                FindingEffect.Warns,
                limit,
                null,
                $"not measured: {returns.Count} sessions have a return of every holding, " +
                $"{SessionsAtLeast} are needed.");
            yield break;
        }

        var historical = Math.Max(0, -ReturnStatistics.Quantile(returns, Tail));
        var parametric = NormalQuantile * ReturnStatistics.SampleDeviation(returns);
        var measured = (decimal)Math.Max(historical, parametric);
        if (measured > limit)
        {
            var effect = measured > RefusesFrom * limit ? FindingEffect.Refuses : FindingEffect.Warns;
            yield return new Finding(
                Code,
                effect,
                limit,
                measured,
                $"A day's loss at 95 % is {historical:0.00%} of equity by {returns.Count} sessions and " +
                $"{parametric:0.00%} by 1.645 deviations, limit {limit:0.00%}; refused above " +
                $"{RefusesFrom * limit:0.00%}.");
        }
    }

    private static List<double> PortfolioReturns(ReviewContext review)
    {
        if (review.Equity <= Usd.Zero || review.Notional is not { } notional)
        {
            return [];
        }

        var holdings = review.Exposures.Append(new Exposure(review.Order.Symbol, notional))
            .Select(exposure => (
                Weight: (double)(exposure.Value / review.Equity).Value,
                Returns: review.Market.Returns(exposure.Symbol, Sessions) ?? []))
            .ToArray();
        var length = holdings.Min(holding => holding.Returns.Length);
        return
        [
            .. Enumerable.Range(1, length)
                .Select(back => holdings.Sum(holding => holding.Weight * holding.Returns[^back]))
                .Where(double.IsFinite),
        ];
    }
}
