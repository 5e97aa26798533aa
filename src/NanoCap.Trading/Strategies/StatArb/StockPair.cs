using NanoCap.Trading.Indicators.Pairs;

namespace NanoCap.Trading.Strategies.StatArb;

/// <summary>Two stocks whose spread came back, with the numbers of the window that ended with a close. They are frozen
/// there: later closes are judged with them.</summary>
/// <param name="Dependent">The stock whose log close the line explains, by position in the universe.</param>
/// <param name="Other">The stock that explains it.</param>
/// <param name="Line">Log close of the one on that of the other.</param>
/// <param name="Mean">Mean of the distances from the line; zero but for rounding.</param>
/// <param name="Deviation">Their sample deviation.</param>
/// <param name="Z">The last distance less the mean, in deviations.</param>
/// <param name="Correlation">Of the log returns.</param>
/// <param name="PValue">Engle-Granger's, the lower of both orders; NaN while it is not asked for.</param>
/// <param name="HalfLife">Of the distances, in sessions; NaN when they do not come back.</param>
public sealed record StockPair(
    int Dependent,
    int Other,
    HedgeLine Line,
    double Mean,
    double Deviation,
    double Z,
    double Correlation,
    double PValue,
    double HalfLife)
{
    /// <summary>The stock that is cheap against the other, by position in the universe; null where neither is: a hedge
    /// ratio that is not above zero makes a dear first stock no sign of a cheap second.</summary>
    public int? Cheap => Z < 0 ? Dependent : Z > 0 && Line.Beta > 0 ? Other : null;

    /// <summary>The distance of two adjusted closes in deviations.</summary>
    public double Distance(double dependentClose, double otherClose) =>
        (Line.Residual(Math.Log(dependentClose), Math.Log(otherClose)) - Mean) / Deviation;
}
