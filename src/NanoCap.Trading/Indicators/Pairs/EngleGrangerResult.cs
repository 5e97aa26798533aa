namespace NanoCap.Trading.Indicators.Pairs;

/// <summary>The outcome of an Engle-Granger test of two series: the line through them and whether the distance from it
/// comes back.</summary>
/// <param name="Outcome">Whether the rest means anything.</param>
/// <param name="Statistic">The Dickey-Fuller t statistic of the residuals.</param>
/// <param name="PValue">The probability, 0..1, of a statistic this low without cointegration (MacKinnon).</param>
/// <param name="Line">Intercept and hedge ratio of the first series on the second.</param>
/// <param name="Lags">Lagged changes in the residual regression, chosen by Akaike's criterion.</param>
/// <param name="Values">Values of each series.</param>
public readonly record struct EngleGrangerResult(
    TestOutcome Outcome, double Statistic, double PValue, HedgeLine Line, int Lags, int Values)
{
    /// <summary>The statistics needed at 1, 5 and 10 %, for one observation fewer than there are values, as in
    /// statsmodels.</summary>
    public CriticalValues CriticalValues => MacKinnon.PairCriticalValues(Values - 1);

    internal static EngleGrangerResult None(TestOutcome outcome, int values) =>
        new(outcome, double.NaN, double.NaN, new HedgeLine(double.NaN, double.NaN), 0, values);
}
