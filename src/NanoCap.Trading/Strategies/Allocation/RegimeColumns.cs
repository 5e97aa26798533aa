using NanoCap.Trading.Indicators;

namespace NanoCap.Trading.Strategies.Allocation;

/// <summary>The indicators of <see cref="RegimeBook"/> over all known closes.</summary>
internal sealed class RegimeColumns
{
    private readonly double[] closes;
    private readonly RegimeOptions options;
    private readonly double[] shorts;
    private readonly double[] middles;
    private readonly double[] longs;
    private readonly double[] volatilities;

    private RegimeColumns(double[] closes, RegimeOptions options)
    {
        this.closes = closes;
        this.options = options;
        shorts = new double[closes.Length];
        middles = new double[closes.Length];
        longs = new double[closes.Length];
        volatilities = new double[closes.Length];
        Sma.Calculate(closes, options.ShortSessions, shorts);
        Sma.Calculate(closes, options.MiddleSessions, middles);
        Sma.Calculate(closes, options.LongSessions, longs);
        RealisedVolatility.Calculate(closes, options.VolatilitySessions, volatilities);
    }

    /// <summary>Closes without which nothing is said.</summary>
    public int Warmup => Math.Max(
        Math.Max(options.LongSessions, Math.Max(options.ShortSessions, options.MiddleSessions)),
        Math.Max(options.ReturnSessions, options.VolatilitySessions) + 1);

    public static RegimeColumns Of(double[] closes, RegimeOptions options) => new(closes, options);

    /// <summary>The numbers at a close, or null during warm-up.</summary>
    public RegimeNumbers? FindAt(int index)
    {
        if (index + 1 < Warmup)
        {
            return null;
        }

        var distance = Math.Abs(closes[index] / longs[index] - 1);
        var confidence = Math.Min(1, options.ConfidenceByDistance * distance + options.BaseConfidence);
        var volatility = volatilities[index];
        var scale = volatility > options.ExtremeVolatility ? options.ScaleAtExtremeVolatility
            : volatility > options.HighVolatility ? options.ScaleAtHighVolatility : 1.0;
        return new RegimeNumbers(
            closes[index], shorts[index], middles[index], longs[index],
            closes[index] / closes[index - options.ReturnSessions] - 1,
            volatility,
            confidence,
            options.FullAllocation * Math.Min(1, confidence + options.AllocationBonus) * scale,
            options.MinimumReturn);
    }
}
