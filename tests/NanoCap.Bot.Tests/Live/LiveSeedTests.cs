using System.Globalization;
using NanoCap.Bot.Chat.Commands;
using NanoCap.Simulators.Alpaca.Control;
using NanoCap.Simulators.Alpaca.Line;

namespace NanoCap.Bot.Tests.Live;

/// <summary>Days at a broker on which anything may go wrong with any request or piece of news, as a seed says; the
/// broker's ledger is the judge. <c>FAULT_HTTP_SEEDS</c> says how many, <c>FAULT_HTTP_SEED</c> names one.</summary>
public sealed class LiveSeedTests
{
    private const int SeedsUnlessTold = 3;
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongStep = TimeSpan.FromSeconds(30);

    // Wednesday 20 November 2024.
    private static readonly DateTimeOffset BeforeSubmission = new(2024, 11, 20, 14, 24, 45, TimeSpan.Zero);
    private static readonly DateTimeOffset AfterOpen = new(2024, 11, 20, 14, 36, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset LateMorning = new(2024, 11, 20, 15, 10, 0, TimeSpan.Zero);

    public static TheoryData<int> Seeds => Read("FAULT_HTTP_SEED") is { } one
        ? [one]
        : [.. Enumerable.Range(1, Read("FAULT_HTTP_SEEDS") ?? SeedsUnlessTold)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Whatever_fails_on_the_wire_nothing_is_doubled_and_exit_ends_flat(int seed)
    {
        var chance = new Random(seed);
        await using var world = await LiveWorld.StartAsync();
        await world.StartBotAsync();
        await world.UntilAsync(state => state.OpenProposals.Count() >= 2, Step, "two proposals of the evening");
        var promises = new Promises();
        var proposals = world.State.OpenProposals.Take(2).ToList();
        foreach (var terms in proposals.Select(proposal => proposal.Terms))
        {
            var last = (decimal)world.Market.CloseOf(terms.Symbol, LiveWorld.Scanned);
            await world.QuoteAsync(terms.Symbol, decimal.Round(last - 0.01m, 2), decimal.Round(last + 0.01m, 2));
        }

        foreach (var number in proposals.Select(proposal => proposal.Number))
        {
            promises.Asked.Add(number);
            await world.TellAsync($"/approve {number}");
            promises.Approved.Add(number);
        }

        await world.GoToAsync(BeforeSubmission);
        world.BeforeStep = () => BreakSomethingAsync(world, chance);
        await world.UntilAsync(_ => world.Clock.GetUtcNow() >= AfterOpen, Step, "the open to pass");
        await world.UntilAsync(_ => world.Clock.GetUtcNow() >= LateMorning, LongStep, "the morning to pass");
        AnswerKind? told = null;
        while (told != AnswerKind.Done)
        {
            var saying = world.SayAsync("/exit EXIT");
            await world.DriveAsync(saying);
            told = (await saying).Kind;
        }

        var soon = world.Clock.GetUtcNow() + TimeSpan.FromMinutes(3);
        await world.UntilAsync(
            state => state.ExitUnderWay is null || world.Clock.GetUtcNow() >= soon, Step, "EXIT under fire");
        world.BeforeStep = () => Task.CompletedTask;
        await world.DoAsync(new ControlCommand.ClearFaults());
        await world.UntilAsync(
            state => state is { ExitUnderWay: null, IsReconciled: true }, LongStep, $"seed {seed} to end flat");

        var ledger = await world.ReadLedgerAsync();
        Assert.Empty(LedgerJudge.FindInLedger(ledger));
        Assert.Empty(LedgerJudge.FindAgainst(ledger, world.State, promises));
        var books = LedgerJudge.StateAfter(ledger);
        Assert.Empty(books.Positions);
        Assert.Empty(books.WorkingOrders);
        Assert.True(
            (await world.Control.ReadFiredAsync(TestContext.Current.CancellationToken)).Values.Sum() > 0,
            "Expected some of the faults to have met a request.");
    }

    private static int? Read(string name) => Environment.GetEnvironmentVariable(name) is { } text
        ? int.Parse(text, CultureInfo.InvariantCulture)
        : null;

    private static async Task BreakSomethingAsync(LiveWorld world, Random chance)
    {
        if (chance.Next(3) == 0)
        {
            // One that hangs would be waited for without end where no deadline passes.
            FaultKind[] kinds =
            [
                FaultKind.DropBeforeAccept, FaultKind.FailBeforeAccept, FaultKind.DropAfterAccept,
                FaultKind.FailAfterAccept, FaultKind.TooManyRequests, FaultKind.TooManyRequestsWithoutHeaders,
                FaultKind.LateVisibility,
            ];
            string?[] methods = ["POST", "GET", "DELETE", null];
            await world.DoAsync(new ControlCommand.Fault(
                kinds[chance.Next(kinds.Length)], chance.Next(1, 4), methods[chance.Next(methods.Length)],
                Status: chance.Next(500, 505), Seconds: 5));
        }

        if (chance.Next(12) == 0)
        {
            StreamFaultKind[] kinds =
                [StreamFaultKind.Close, StreamFaultKind.Drop, StreamFaultKind.Duplicate, StreamFaultKind.Reorder];
            await world.DoAsync(new ControlCommand.FaultStream(kinds[chance.Next(kinds.Length)], chance.Next(1, 3)));
        }
    }
}
