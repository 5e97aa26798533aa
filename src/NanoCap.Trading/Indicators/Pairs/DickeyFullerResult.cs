namespace NanoCap.Trading.Indicators.Pairs;

/// <summary>The outcome of an augmented Dickey-Fuller test.</summary>
/// <param name="Outcome">Whether the rest means anything.</param>
/// <param name="Statistic">The t statistic of the lagged level; the lower, the less a unit root is believable.</param>
/// <param name="Lags">Lagged changes in the last regression, chosen by Akaike's criterion.</param>
/// <param name="Observations">Rows of the last regression.</param>
/// <param name="Trend">The deterministic terms of the regression.</param>
public readonly record struct DickeyFullerResult(
    TestOutcome Outcome, double Statistic, int Lags, int Observations, DickeyFullerTrend Trend)
{
    /// <summary>The probability, 0..1, of a statistic this low if there is a unit root; NaN where the statistic
    /// is.</summary>
    public double PValue => MacKinnon.PValue(Statistic, Trend);

    /// <summary>The statistics needed at 1, 5 and 10 %.</summary>
    public CriticalValues CriticalValues => MacKinnon.CriticalValues(Trend, Observations);

    internal static DickeyFullerResult None(TestOutcome outcome, DickeyFullerTrend trend) =>
        new(outcome, double.NaN, 0, 0, trend);
}
