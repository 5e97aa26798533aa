using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using NanoCap.Trading.Tests.Desk.Chaos;

namespace NanoCap.FaultTests.Simulation;

/// <summary>Seeds of the real loop, performer, pump and recovery. <c>FAULT_LOOP_SEEDS</c> says how many,
/// <c>FAULT_LOOP_FROM</c> from which on, <c>FAULT_LOOP_SEED</c> repeats one and prints its trace.</summary>
public sealed class SimulationTests
{
    private static readonly string RepeatCommand = CommandFor(typeof(SimulationTests));

    private const int SeedsUnlessTold = 500;

    [Fact]
    public void Whatever_fails_nothing_is_doubled_forgotten_or_stuck()
    {
        var happenings = new Happenings();
        if (Number("FAULT_LOOP_SEED") is { } one)
        {
            var life = new SimulatedLife(one, happenings, keepsTrace: true);
            try
            {
                life.Live();
            }
            finally
            {
                TestContext.Current.TestOutputHelper?.WriteLine(life.Trace);
            }

            return;
        }

        var seeds = Number("FAULT_LOOP_SEEDS") ?? SeedsUnlessTold;
        var began = Stopwatch.GetTimestamp();
        var failures = Run(Number("FAULT_LOOP_FROM") ?? 1, seeds, happenings);
        var rate = seeds / Stopwatch.GetElapsedTime(began).TotalSeconds;
        TestContext.Current.TestOutputHelper?.WriteLine($"{rate:0} seeds a second{Environment.NewLine}{happenings}");
        var first = failures.OrderBy(entry => entry.Key).FirstOrDefault();
        var never = ExpectedHappenings.All.Where(what => happenings.Of(what) == 0).ToList();
        Assert.True(failures.IsEmpty, $"""
            {failures.Count} of {seeds} seeds failed ({string.Join(", ", failures.Keys.Order().Take(20))}).
            To repeat the first: FAULT_LOOP_SEED={first.Key} {RepeatCommand}
            {string.Join(Environment.NewLine, failures.OrderBy(entry => entry.Key).Take(20).Select(entry =>
                $"Seed {entry.Key}: {entry.Value.Message}"))}
            {first.Value}
            """);
        Assert.True(
            seeds < SeedsUnlessTold || never.Count == 0,
            $"Not everything that can happen did: {string.Join(", ", never)}.");
    }

    [Fact]
    public void The_same_seed_gives_the_same_trace_byte_for_byte()
    {
        for (var seed = 1; seed <= 20; seed++)
        {
            var first = TraceOf(seed);
            Assert.True(first.Length > 1_000, $"Seed {seed} leaves no trace.");
            Assert.True(first == TraceOf(seed), $"Seed {seed} went two ways.");
        }
    }

    private static string TraceOf(int seed)
    {
        var life = new SimulatedLife(seed, new Happenings(), keepsTrace: true);
        life.Live();
        return life.Trace;
    }

    private static ConcurrentDictionary<int, Exception> Run(int from, int seeds, Happenings happenings)
    {
        var failures = new ConcurrentDictionary<int, Exception>();
        Parallel.For(from, from + seeds, seed =>
        {
            try
            {
                new SimulatedLife(seed, happenings).Live();
            }
            catch (Exception failure)
            {
                failures[seed] = failure;
            }
        });
        return failures;
    }

    internal static string CommandFor(Type tests) =>
        $"dotnet run --project tests/NanoCap.FaultTests -- -class {tests.FullName} -showLiveOutput";

    internal static int? Number(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
