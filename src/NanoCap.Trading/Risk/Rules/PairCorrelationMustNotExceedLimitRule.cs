using System.Globalization;

namespace NanoCap.Trading.Risk.Rules;

/// <summary>Two holdings that move as one are one bet. Daily returns of 60 sessions; at most 5 % of them may be
/// missing, else it is not measured, which warns.</summary>
internal sealed class PairCorrelationMustNotExceedLimitRule : IRiskRule
{
    public const string Code = "pair-correlation";

    string IRiskRule.Code => Code;

    public string Sentence =>
        "The symbol's 60-session correlation with no holding is above the limit; too short a history warns.";

    public IReadOnlyList<FindingEffect> Effects { get; } = [FindingEffect.Warns, FindingEffect.Refuses];

    public SkippedOrders SkippedBy => SkippedOrders.Sales | SkippedOrders.BookLegs;

    public string? LimitIn(RiskProfile profile) =>
        profile.PairCorrelation is { } limit ? limit.Value.ToString("0.##", CultureInfo.InvariantCulture) : null;

    public string? MeasuredIn(RiskMeasures now) =>
        now.HighestCorrelation?.ToString();

    public void Judge(in ReviewContext review, FindingList findings)
    {
        if (review.Profile.PairCorrelation is not { } limit)
        {
            return;
        }

        var symbol = review.Order.Symbol;
        var own = review.Market.ReturnWindow(symbol, PairCorrelation.Sessions);
        foreach (var exposure in review.Exposures)
        {
            if (exposure.Symbol == symbol)
            {
                continue;
            }

            var other = review.Market.ReturnWindow(exposure.Symbol, PairCorrelation.Sessions);
            var correlation = ReturnStatistics.Correlation(own, other, PairCorrelation.SessionsAtLeast);
            if (double.IsNaN(correlation))
            {
                findings.Warn(
                    Code, limit.Value, null,
                    $"not measured: {symbol} and {exposure.Symbol} share too little history of " +
                    $"{PairCorrelation.Sessions} sessions.");
            }
            else if (correlation > (double)limit.Value)
            {
                findings.Refuse(
                    Code, limit.Value, (decimal)correlation,
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{symbol} and {exposure.Symbol} are correlated at {correlation:0.000} over " +
                        $"{PairCorrelation.Sessions} sessions, at most {limit.Value:0.##}."));
            }
        }
    }
}
