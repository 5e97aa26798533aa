using NanoCap.Bot.MarketData.Synthetic;

namespace NanoCap.Bot.Tests.MarketData.Synthetic;

public class DeterministicRandomTests
{
    [Fact]
    public void Normal_numbers_have_mean_0_deviation_1_and_thin_tails()
    {
        var random = new DeterministicRandom(1, 1);
        var numbers = Enumerable.Range(0, 200_000).Select(_ => random.NextNormal()).ToArray();
        Assert.Equal(0, numbers.Average(), 0.01);
        Assert.Equal(1, numbers.Average(number => number * number), 0.02);
        Assert.Equal(3, numbers.Average(number => Math.Pow(number, 4)), 0.1);
    }

    [Fact]
    public void Seeds_and_streams_differ_and_the_same_pair_repeats()
    {
        Assert.Equal(Bits(1, 1), Bits(1, 1));
        Assert.NotEqual(Bits(1, 1), Bits(1, 2));
        Assert.NotEqual(Bits(1, 1), Bits(2, 1));
        Assert.NotEqual(Bits(1, 2), Bits(2, 1));
    }

    private static ulong[] Bits(ulong seed, ulong stream)
    {
        var random = new DeterministicRandom(seed, stream);
        return [random.NextBits(), random.NextBits(), random.NextBits()];
    }
}
