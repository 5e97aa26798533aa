using NanoCap.Trading.Instruments;

namespace NanoCap.Trading.Risk.Rules;

/// <summary>A day's loss at 95 % of all holdings, open buys and the order, as share of equity. The larger of the two
/// measures is judged: above the limit it warns, above 1.5 times the limit it refuses.</summary>
internal sealed class ValueAtRiskMustNotExceedLimitRule : IRiskRule
{
    public const string Code = "value-at-risk";
    private const decimal RefusesFrom = 1.5m;

    string IRiskRule.Code => Code;

    public string Sentence =>
        "A day's loss at 95 % of all holdings, open buys and the order, historical or by 1.645 deviations "
        + "over 250 sessions, is not above the limit; above it warns, above 1.5 times it refuses, and too short "
        + "a history warns.";

    public IReadOnlyList<FindingEffect> Effects { get; } = [FindingEffect.Warns, FindingEffect.Refuses];

    public string? LimitIn(RiskProfile profile) =>
        $"{profile.ValueAtRisk}, refused above {profile.ValueAtRisk.Value * RefusesFrom:0.00%}";

    public string? MeasuredIn(RiskMeasures now) => now.ValueAtRisk.ToString();

    public void Judge(in ReviewContext review, FindingList findings)
    {
        if (review.Equity <= Usd.Zero || review.Notional is not { } notional)
        {
            return;
        }

        var limit = review.Profile.ValueAtRisk.Value;
        var order = new Exposure(review.Order.Symbol, notional);
        var risk = ValueAtRisk.Of(review.Exposures, order, review.Equity, review.Market);
        if (!risk.IsMeasured)
        {
            findings.Warn(
                Code, limit, null,
                $"not measured: {risk.Sessions} sessions have a return of every holding, " +
                $"{ValueAtRisk.SessionsAtLeast} are needed.");
            return;
        }

        var measured = (decimal)risk.Larger;
        if (measured > limit)
        {
            var effect = measured > RefusesFrom * limit ? FindingEffect.Refuses : FindingEffect.Warns;
            findings.Add(new Finding(
                Code, effect, limit, measured,
                $"A day's loss at 95 % is {risk}, limit {limit:0.00%}; refused above {RefusesFrom * limit:0.00%}."));
        }
    }
}
