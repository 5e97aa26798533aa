using System.Globalization;
using NanoCap.Trading.Tests.Desk.Chaos;

namespace NanoCap.FaultTests.Simulation;

/// <summary>How surely and how fast EXIT empties an account. <c>FAULT_EXIT_SEEDS</c> says how many seeds,
/// <c>FAULT_EXIT_SEED</c> repeats one and prints its trace.</summary>
public sealed class FlattenTests
{
    private const int SeedsUnlessTold = 60;

    [Fact]
    public void Every_seed_ends_flat_though_one_call_in_five_fails()
    {
        var happenings = new Happenings();
        if (SimulationTests.Number("FAULT_EXIT_SEED") is { } one)
        {
            var life = new FlattenLife(one, happenings, positions: 12, keepsTrace: true);
            try
            {
                life.Live(isRough: true, TimeSpan.Zero, TimeSpan.FromHours(5));
            }
            finally
            {
                TestContext.Current.TestOutputHelper?.WriteLine(life.Trace);
            }

            return;
        }

        var seeds = SimulationTests.Number("FAULT_EXIT_SEEDS") ?? SeedsUnlessTold;
        var took = new List<TimeSpan>();
        for (var seed = 1; seed <= seeds; seed++)
        {
            took.Add(Live(seed, happenings));
        }

        took.Sort();
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{seeds} seeds flat: half within {took[seeds / 2].TotalSeconds:0} s, "
            + $"nine of ten within {took[seeds * 9 / 10].TotalSeconds:0} s, all within {took[^1].TotalSeconds:0} s"));
        Assert.All(
            new[] { "Dropped", "TimedOut", "FailedAfter", "ArrivedLate", "Hidden", "Odd" },
            fault => Assert.True(
                seeds < SeedsUnlessTold || happenings.Of($"submit {fault} × Exit") > 0, $"No sale met {fault}."));
    }

    [Theory]
    [InlineData(12, 0, 15)]
    [InlineData(12, 30, 60)]
    [InlineData(60, 0, 90)]
    public void Without_faults_an_account_is_flat_within_seconds(int positions, int stormSeconds, int withinSeconds)
    {
        var took = new FlattenLife(7, new Happenings(), positions).Live(
            isRough: false, TimeSpan.FromSeconds(stormSeconds), TimeSpan.FromHours(1));

        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{positions} positions, {stormSeconds} s of 429: flat within {took.TotalSeconds:0.0} s"));
        Assert.InRange(took.TotalSeconds, stormSeconds, withinSeconds);
    }

    private static TimeSpan Live(int seed, Happenings happenings)
    {
        try
        {
            return new FlattenLife(seed, happenings, positions: 12).Live(
                isRough: true, TimeSpan.Zero, TimeSpan.FromHours(5));
        }
        catch (InvalidOperationException failure)
        {
            Assert.Fail($"""
                Seed {seed}: {failure.Message}
                To repeat it: FAULT_EXIT_SEED={seed} {SimulationTests.CommandFor(typeof(FlattenTests))}
                """);
            throw;
        }
    }
}
