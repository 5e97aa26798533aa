namespace NanoCap.Trading.Tests.Indicators;

/// <summary>Prices as nano caps have them: pennies, months without a trade, a 25:1 reverse split, and back.</summary>
internal sealed record AwkwardSeries(double[] Highs, double[] Lows, double[] Closes, double[] Volumes)
{
    /// <summary>The same series for a seed; prices have four decimals, so decimal arithmetic on them is
    /// exact.</summary>
    public static AwkwardSeries Of(int seed, int length)
    {
        var random = new Random(seed);
        var price = 0.05 + random.NextDouble();
        var (highs, lows) = (new double[length], new double[length]);
        var (closes, volumes) = (new double[length], new double[length]);
        for (var i = 0; i < length; i++)
        {
            var isQuiet = i / 40 % 3 == 1;
            price *= i > 0 && i % 150 == 0 ? 25 : i % 150 == 75 ? 1 / 25.0 : 1;
            price = Math.Clamp(price * (isQuiet ? 1 : 1 + ((random.NextDouble() - 0.5) * 0.2)), 0.0101, 900);
            closes[i] = Math.Round(price, 4);
            highs[i] = Math.Round(closes[i] * (1 + (random.NextDouble() * 0.05)), 4);
            lows[i] = Math.Round(closes[i] * (1 - (random.NextDouble() * 0.05)), 4);
            volumes[i] = isQuiet ? 0 : random.Next(0, 5_000_000);
        }

        return new(highs, lows, closes, volumes);
    }

    public AwkwardSeries CutTo(int length) =>
        new(Highs[..length], Lows[..length], Closes[..length], Volumes[..length]);

    /// <summary>Closes with a value replaced, to see it refused.</summary>
    public AwkwardSeries WithClose(int index, double close)
    {
        var closes = Closes.ToArray();
        closes[index] = close;
        return this with { Closes = closes };
    }
}
