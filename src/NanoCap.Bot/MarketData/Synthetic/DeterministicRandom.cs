namespace NanoCap.Bot.MarketData.Synthetic;

/// <summary>Blackman and Vigna's xoshiro256** seeded by splitmix64: the same numbers for a seed on every runtime,
/// which <see cref="Random"/> does not promise.</summary>
internal sealed class DeterministicRandom
{
    private const double UnitOf53Bits = 1.0 / (1UL << 53);

    private ulong state0;
    private ulong state1;
    private ulong state2;
    private ulong state3;
    private double spare = double.NaN;

    /// <summary>Streams of one seed are independent of each other, so symbols can be generated in any order.</summary>
    public DeterministicRandom(ulong seed, ulong stream)
    {
        var mix = seed;
        mix = SplitMix(ref mix) ^ stream;
        state0 = SplitMix(ref mix);
        state1 = SplitMix(ref mix);
        state2 = SplitMix(ref mix);
        state3 = SplitMix(ref mix);
    }

    public ulong NextBits()
    {
        unchecked
        {
            var result = ulong.RotateLeft(state1 * 5, 7) * 9;
            var shifted = state1 << 17;
            state2 ^= state0;
            state3 ^= state1;
            state1 ^= state2;
            state0 ^= state3;
            state2 ^= shifted;
            state3 = ulong.RotateLeft(state3, 45);
            return result;
        }
    }

    /// <summary>Uniform from 0 (included) to 1 (not).</summary>
    public double NextUnit() => (NextBits() >> 11) * UnitOf53Bits;

    public double Between(double low, double high) => low + ((high - low) * NextUnit());

    /// <summary>0 to <paramref name="bound"/> - 1; a bias under 2^-40 does not matter here.</summary>
    public int Below(int bound) => (int)(NextUnit() * bound);

    public bool Chance(double probability) => NextUnit() < probability;

    /// <summary>Standard normal, by Marsaglia's polar method.</summary>
    public double NextNormal()
    {
        if (!double.IsNaN(spare))
        {
            var kept = spare;
            spare = double.NaN;
            return kept;
        }

        while (true)
        {
            var (x, y) = (Between(-1, 1), Between(-1, 1));
            var square = (x * x) + (y * y);
            if (square is > 0 and < 1)
            {
                var scale = Math.Sqrt(-2 * Math.Log(square) / square);
                spare = y * scale;
                return x * scale;
            }
        }
    }

    /// <summary>Log-normal around a median, kept inside bounds.</summary>
    public double LogNormal(double median, double deviation, double low, double high) =>
        Math.Clamp(median * Math.Exp(deviation * NextNormal()), low, high);

    private static ulong SplitMix(ref ulong state)
    {
        unchecked
        {
            state += 0x9E3779B97F4A7C15;
            var bits = state;
            bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9;
            bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB;
            return bits ^ (bits >> 31);
        }
    }
}
