namespace NanoCap.Trading.Strategies.MeanReversion;

/// <summary>How oversold a symbol is: three parts of 0 to 1 and their weighted sum.</summary>
internal readonly record struct MeanReversionScore(double Band, double Rsi, double Tsi, double Confidence)
{
    /// <summary>Weighs band position, RSI and TSI; a NaN among them makes the confidence NaN.</summary>
    public static MeanReversionScore Of(double position, double rsi, double tsi, MeanReversionOptions options)
    {
        var band = Math.Clamp((options.LowBandPosition - position) / options.LowBandPosition, 0, 1);
        var rsiPart = Math.Clamp((options.LowRsi - rsi) / options.RsiRange, 0, 1);
        var tsiPart = Math.Clamp(-tsi / options.TsiRange, 0, 1);
        return new MeanReversionScore(
            band,
            rsiPart,
            tsiPart,
            (options.BandWeight * band) + (options.RsiWeight * rsiPart) + (options.TsiWeight * tsiPart));
    }
}
