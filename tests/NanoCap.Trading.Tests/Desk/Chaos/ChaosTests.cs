using System.Globalization;

namespace NanoCap.Trading.Tests.Desk.Chaos;

/// <summary>Random lives of the desk. <c>FAULT_SEEDS</c> says how many, <c>FAULT_SEED</c> repeats one.</summary>
public sealed class ChaosTests
{
    private const int SeedsUnlessTold = 1_500;

    private static readonly string[] Expected =
    [
        "a symbol stops trading", "gap", "missing bar", "split", "thin volume", "answer lost",
        "answer lost and not listed for a while", "request lost", "rate limited", "refused by the broker",
        "cancel answer lost", "cancel request lost", "cancel takes its time", "lookup failed", "read failed",
        "lookup did not find what is there", "the same id sent again and known", "late news",
        "news in another order", "update lost", "update twice", "read after lost updates", "restart",
        "crash after a cancel", "crash after an input is durable", "crash after the broker accepted",
        "crash before an input is durable", "entry sent", "exit ended", "not seen: Entry", "not seen: Exit",
        "not seen: Protection", "owner: ProposalApproved", "owner: ProposalRejected", "owner: ProposalWithdrawn",
        "recovered twice",
        "day-loss:Reduce acted: Reduced", "day-loss:Stop acted: AllOut",
        "LevelDoubted", "gate data-silent", "gate account-unknown", "GateLifted", "cash moved", "CashFlowBooked",
        "owner: EntriesHalted", "owner: SizesReduced",
        "owner: EntriesPaused", "owner: EntriesResumed", "owner: ExitBegan", "owner: SaleBegan",
        "owner: ProposalRaised", "owner: SaleProposalRaised", "owner: SaleProposalApproved",
        "owner: SaleProposalRejected", "owner: SaleProposalWithdrawn", "owner: LevelsSet", "owner: SaleStopped",
        "owner: CancelWanted", "stop raised", "asked sale complete", "unprotected by choice",
    ];

    [Fact]
    public void Whatever_happens_nothing_is_lost_doubled_or_left_unprotected()
    {
        var happenings = new Happenings();
        if (Number("FAULT_SEED") is { } one)
        {
            var life = new RandomLife(one, happenings);
            try
            {
                life.Live();
            }
            finally
            {
                TestContext.Current.TestOutputHelper?.WriteLine(string.Join(Environment.NewLine, life.Journal));
            }

            return;
        }

        var failures = new System.Collections.Concurrent.ConcurrentDictionary<int, string>();
        Parallel.For(1, (Number("FAULT_SEEDS") ?? SeedsUnlessTold) + 1, seed =>
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
        var seeds = string.Join(", ", failures.Keys.Order().Take(20));
        Assert.True(failures.IsEmpty, $"{failures.Count} seeds failed ({seeds}); seed {first.Key}: {first.Value}");
        Assert.All(Expected, what => Assert.True(happenings.Of(what) > 0, $"It never happened: {what}"));
    }

    private static int? Number(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
