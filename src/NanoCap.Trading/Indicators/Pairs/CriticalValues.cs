namespace NanoCap.Trading.Indicators.Pairs;

/// <summary>The statistics below which "no unit root" or "cointegrated" is accepted at three levels.</summary>
/// <param name="OnePercent">At 1 %.</param>
/// <param name="FivePercent">At 5 %.</param>
/// <param name="TenPercent">At 10 %.</param>
public readonly record struct CriticalValues(double OnePercent, double FivePercent, double TenPercent);
