using System.Collections.Concurrent;
using System.Globalization;
using NanoCap.Trading.Tests.Desk.Chaos;

namespace NanoCap.Trading.Tests.Desk.Limits;

/// <summary>No sequence of signals, taps, prices and commands exceeds a limit at the moment of sending.
/// <c>FAULT_SEEDS</c> says how many lives, <c>FAULT_SEED</c> repeats one.</summary>
public sealed class LimitProperties
{
    private const int LivesUnlessTold = 600;

    private static readonly string[] Expected =
    [
        "entry sent", "sale sent", "position near its limit", "positions near its limit", "sector near its limit",
        "leverage near its limit", "volume share near its limit", "buffer near its limit",
        "settled cash near its limit", "entries a day near its limit", "bought again after a stop",
        "ProposalApproved", "SaleProposalApproved", "CommandRefused", "ExitBegan", "SizesReduced", "EntriesResumed",
        "EntriesPaused", "LevelsSet",
    ];

    [Fact]
    public void Nothing_that_leaves_exceeds_a_limit_of_any_profile_or_sells_what_is_not_held()
    {
        var happenings = new Happenings();
        var failures = new ConcurrentDictionary<int, string>();
        var one = Number("FAULT_SEED");
        Parallel.For(one ?? 1, (one ?? Number("FAULT_SEEDS") ?? LivesUnlessTold) + 1, seed =>
        {
            try
            {
                new LimitedLife(seed, happenings).Live();
            }
            catch (Exception failure)
            {
                failures[seed] = failure.ToString();
            }
        });
        TestContext.Current.TestOutputHelper?.WriteLine(happenings.ToString());
        var first = failures.OrderBy(entry => entry.Key).FirstOrDefault();
        var seeds = string.Join(", ", failures.Keys.Order().Take(20));
        Assert.True(failures.IsEmpty, $"{failures.Count} seeds failed ({seeds}); seed {first.Key}: {first.Value}");
        Assert.All(one is null ? Expected : [], what => Assert.True(happenings.Of(what) > 0, $"Never: {what}"));
    }

    private static int? Number(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
