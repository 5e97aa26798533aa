using System.Globalization;
using NanoCap.Bot.Options;
using NanoCap.Bot.Tests.Scenarios;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Orders;

namespace NanoCap.FaultTests.Kills;

/// <summary>kill -9 of the real process on real files; what it left behind is judged by the broker's own
/// books.</summary>
public sealed class KillTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("nanocap-kill-");

    private string State => Path.Combine(folder.FullName, "state");

    /// <summary>FAULT_KILLS: how often; 20 unless told otherwise.</summary>
    private static int Kills => int.Parse(
        Environment.GetEnvironmentVariable("FAULT_KILLS") ?? "20", CultureInfo.InvariantCulture);

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Nothing_is_lost_or_doubled_when_the_process_is_killed()
    {
        var random = new Random(20_240_102);
        var promised = new Dictionary<int, ProposalStatus>();
        var isPaused = false;
        await using (var first = await LiveAsync())
        {
            Assert.NotEmpty(first.State.OpenProposals);
        }

        for (var kill = 0; kill < Kills; kill++)
        {
            var open = await JudgeAsync(promised, isPaused);
            using var terminal = await BotTerminal.StartAsync(State);
            foreach (var number in open.Take(random.Next(1, 3)))
            {
                var isApproval = random.Next(4) > 0;
                var shown = await terminal.SayAsync(isApproval ? $"/approve {number}" : $"/reject {number} timing");
                if (isApproval && shown.Contains($"Approved {number}", StringComparison.Ordinal))
                {
                    promised[number] = ProposalStatus.Approved;
                }
                else if (!isApproval && shown.Contains($"Rejected {number}", StringComparison.Ordinal))
                {
                    promised[number] = ProposalStatus.Rejected;
                }
            }

            if (random.Next(4) == 0)
            {
                await terminal.SayAsync(isPaused ? "/resume" : "/pause");
                if (isPaused)
                {
                    await terminal.SayAsync("yes");
                }

                isPaused = !isPaused;
            }

            // Between two commands, or anywhere within one that writes, sends and fills.
            if (kill % 3 > 0)
            {
                await terminal.TypeAsync("/next");
                await Task.Delay(
                    TimeSpan.FromMilliseconds(random.Next(0, 600)), TimeProvider.System,
                    TestContext.Current.CancellationToken);
            }

            terminal.Kill();
        }

        await JudgeAsync(promised, isPaused);
        Assert.Contains(ProposalStatus.Approved, promised.Values);
    }

    /// <summary>Starts again, compares everything that was promised with what is there, and lives on to the evening.
    /// </summary>
    private async Task<List<int>> JudgeAsync(Dictionary<int, ProposalStatus> promised, bool isPaused)
    {
        await using var bot = await LiveAsync();
        await bot.AssertBooksAgreeAsync();
        Assert.Equal(isPaused, bot.State.Mode == DeskMode.Paused);
        foreach (var (number, status) in promised)
        {
            AssertKept(bot.State.Proposals[number], status);
        }

        var broker = await bot.ReadBrokerAsync();
        foreach (var orders in broker.Orders.GroupBy(order => order.Request.Id))
        {
            Assert.Single(orders);
        }

        AssertOneEntryEach(bot.State, broker);
        if (!bot.IsEvening)
        {
            await bot.NextAsync();
        }

        await bot.AssertBalancedAsync();
        return [.. bot.State.OpenProposals.Select(proposal => proposal.Number)];
    }

    private static void AssertKept(Proposal proposal, ProposalStatus promised)
    {
        if (promised == ProposalStatus.Rejected)
        {
            Assert.Equal(ProposalStatus.Rejected, proposal.Status);
            return;
        }

        // An approval stays until it became an order, or ended for a reason that is told.
        Assert.NotNull(proposal.DecidedBy);
        Assert.True(
            proposal.Status is ProposalStatus.Approved or ProposalStatus.Ordered or ProposalStatus.Denied
                or ProposalStatus.Expired,
            $"P{proposal.Number} was approved and is {proposal.Status}.");
    }

    private static void AssertOneEntryEach(DeskState state, BrokerSnapshot broker)
    {
        var entries = broker.Orders.Where(order => order.Request.Side == Side.Buy).ToList();
        foreach (var entry in entries)
        {
            var proposal = Assert.Single(state.Proposals.Values, known => known.OrderId == entry.Request.Id);
            Assert.Equal(proposal.Terms.Symbol, entry.Request.Symbol);
            Assert.True(entry.Request.Quantity <= proposal.ApprovedQuantity);
        }
    }

    private Task<LivingBot> LiveAsync() =>
        LivingBot.StartAsync(new BotOptions { State = new StateOptions { Folder = State } });
}
