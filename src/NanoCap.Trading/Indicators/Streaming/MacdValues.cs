namespace NanoCap.Trading.Indicators.Streaming;

/// <summary>Moving average convergence divergence at one session, in the price's unit; NaN in warm-up.</summary>
/// <param name="Line">The fast average less the slow one.</param>
/// <param name="Signal">The average of the line.</param>
public readonly record struct MacdValues(double Line, double Signal)
{
    /// <summary>The line less its signal.</summary>
    public double Histogram => Line - Signal;
}
