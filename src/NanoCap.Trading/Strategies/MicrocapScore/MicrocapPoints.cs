namespace NanoCap.Trading.Strategies.MicrocapScore;

/// <summary>The points of a bar by what they are for.</summary>
internal readonly record struct MicrocapPoints(
    double Return1, double Return5, double Volume, double MarketCap, double Price, double Burst)
{
    /// <summary>Their sum, within 0 to 100; NaN while a measure is not known.</summary>
    public double Score => Math.Clamp(Return1 + Return5 + Volume + MarketCap + Price + Burst, 0, 100);
}
