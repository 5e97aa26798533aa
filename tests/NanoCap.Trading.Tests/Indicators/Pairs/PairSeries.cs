namespace NanoCap.Trading.Tests.Indicators.Pairs;

/// <summary>Pairs of series from nothing but sums, products and a linear congruential generator, so that a few lines of
/// Python make exactly the same numbers.</summary>
/// <remarks>In Python: u() = (x = (x * 1664525 + 1013904223) % 2**32) / 2**32, n() = u() + u() + u() + u() - 2, and the
/// loop below.</remarks>
internal sealed class PairSeries(int seed)
{
    // ln 25 as a number, because logarithms may differ in the last place.
    private const double Jump = 3.2188758248682006;

    private ulong state = (ulong)seed;

    public static (double[] Y, double[] X) Of(string kind, int length)
    {
        var random = new PairSeries(7 + length);
        var (ys, xs) = (new double[length], new double[length]);
        var (walk, other, spread) = (0.0, 0.0, 0.0);
        for (var t = 0; t < length; t++)
        {
            walk += random.Noise() * 0.03;
            other += random.Noise() * 0.03;
            spread = (0.9 * spread) + (random.Noise() * 0.02);
            var chance = random.Uniform();
            (ys[t], xs[t]) = kind switch
            {
                "walks" => (2.0 + walk, 1.0 + other),
                "cointegrated" => (0.7 + (1.3 * walk) + spread, walk),
                "near-collinear" => ((2.0 * walk) + (spread * 0.02), walk),
                "collinear" => ((2.0 * walk) + 1.0, walk),
                "penny" => (
                    Math.Floor((0.05 + (Math.Abs(walk) * 0.05)) * 1000.0) / 1000.0,
                    Math.Floor((0.08 + (Math.Abs(walk + spread) * 0.08)) * 1000.0) / 1000.0),
                "jump" => (walk + (t >= length / 2 ? Jump : 0.0), walk + spread),
                "jump-back" => (walk + spread, walk + (t >= length / 3 && t < length / 2 ? Jump : 0.0)),
                "rarely-moves" => ((t > 0 ? ys[t - 1] : 1.0) + (chance < 0.1 ? spread : 0.0), walk),
                _ => throw new ArgumentException(kind),
            };
        }

        return (ys, xs);
    }

    private double Uniform()
    {
        state = ((state * 1664525) + 1013904223) % 4294967296;
        return state / 4294967296.0;
    }

    private double Noise() => Uniform() + Uniform() + Uniform() + Uniform() - 2.0;
}
