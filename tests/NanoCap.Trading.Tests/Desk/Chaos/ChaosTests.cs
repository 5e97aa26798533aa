using System.Globalization;

namespace NanoCap.Trading.Tests.Desk.Chaos;

/// <summary>Random lives of the desk. <c>NANOCAP_SEEDS</c> says how many, <c>NANOCAP_SEED</c> repeats one.</summary>
public sealed class ChaosTests
{
    private const int SeedsUnlessTold = 400;

    [Fact]
    public void Whatever_happens_nothing_is_lost_doubled_or_left_unprotected()
    {
        var happenings = new Happenings();
        if (Number("NANOCAP_SEED") is { } one)
        {
            new RandomLife(one, happenings).Live();
            return;
        }

        var failures = new System.Collections.Concurrent.ConcurrentDictionary<int, string>();
        Parallel.For(1, (Number("NANOCAP_SEEDS") ?? SeedsUnlessTold) + 1, seed =>
        {
            try
            {
                new RandomLife(seed, happenings).Live();
            }
            catch (Exception failure)
            {
                failures[seed] = failure.ToString();
            }
        });
        TestContext.Current.TestOutputHelper?.WriteLine(happenings.ToString());
        var first = failures.OrderBy(entry => entry.Key).FirstOrDefault();
        Assert.True(failures.IsEmpty, $"{failures.Count} seeds failed; seed {first.Key}: {first.Value}");
    }

    private static int? Number(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
