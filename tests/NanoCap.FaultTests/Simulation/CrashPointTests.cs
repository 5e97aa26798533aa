using NanoCap.Trading.Tests.Desk.Chaos;

namespace NanoCap.FaultTests.Simulation;

/// <summary>Every durable write and every call to the broker is numbered, before and after; the process dies at each of
/// them once, and a sample of times again while it recovers.</summary>
public sealed class CrashPointTests
{
    private const int PairsUnlessTold = 150;

    [Fact]
    public void A_process_that_dies_at_any_point_goes_on_as_if_it_had_not()
    {
        var points = Count();
        Assert.True(points > 60, $"Only {points} points were passed.");
        var happenings = new Happenings();
        for (var point = 1; point <= points; point++)
        {
            Live(happenings, point);
        }

        Assert.Equal(points, Deaths(happenings));
        Assert.True(happenings.Of("entry lost and told") > 0, "No entry was lost on the way.");
        Assert.True(happenings.Of("entry at the venue") > points, "Few entries came to the venue.");
    }

    [Fact]
    public void A_process_that_dies_again_while_it_recovers_goes_on_as_if_it_had_not()
    {
        var points = Count();
        var random = new Random(5);
        var happenings = new Happenings();
        var pairs = SimulationTests.Number("FAULT_CRASH_PAIRS") ?? PairsUnlessTold;
        for (var pair = 0; pair < pairs; pair++)
        {
            // A recovery passes a handful of points.
            var first = random.Next(1, points + 1);
            Live(happenings, first, first + random.Next(1, 9));
        }

        Assert.True(Deaths(happenings) > pairs * 3 / 2, "Few died twice.");
    }

    private static int Count()
    {
        var life = new ScriptedLife(new Happenings(), []);
        life.Live();
        return life.Points;
    }

    private static int Deaths(Happenings happenings) => happenings.Of("death");

    private static void Live(Happenings happenings, params int[] deaths)
    {
        try
        {
            new ScriptedLife(happenings, deaths).Live();
        }
        catch (InvalidOperationException failure)
        {
            var again = new ScriptedLife(new Happenings(), deaths, keepsTrace: true);
            Assert.Throws<InvalidOperationException>(again.Live);
            Assert.Fail($"Died at {string.Join(" and ", deaths)}: {failure.Message}\n{again.Trace}");
        }
    }
}
