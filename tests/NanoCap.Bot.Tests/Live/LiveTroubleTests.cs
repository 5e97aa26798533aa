using NanoCap.Simulators.Alpaca.Control;
using NanoCap.Simulators.Alpaca.Line;
using NanoCap.Trading.Exchange;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;

namespace NanoCap.Bot.Tests.Live;

/// <summary>A whole day at a broker on a bad line: approval, order before the open, a fill in part, a stop, EXIT. The
/// broker's ledger is the judge.</summary>
public sealed class LiveTroubleTests
{
    private const int Always = 1_000_000;
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongStep = TimeSpan.FromSeconds(30);

    // Wednesday 20 November 2024, New York time.
    private static readonly DateTimeOffset BeforeSubmission = new(2024, 11, 20, 14, 24, 45, TimeSpan.Zero);
    private static readonly DateTimeOffset BeforeOpen = new(2024, 11, 20, 14, 29, 45, TimeSpan.Zero);

    [Fact]
    public Task On_a_good_line() => LiveThroughAsync(
        expected: null, _ => Task.CompletedTask, _ => Task.CompletedTask);

    [Fact]
    public Task With_the_stream_dead_from_the_order_on() => LiveThroughAsync(
        expected: null,
        _ => Task.CompletedTask,
        world => world.DoAsync(new ControlCommand.FaultStream(StreamFaultKind.Mute, Always)));

    [Fact]
    public Task With_too_many_requests_for_a_minute_before_the_orders_and_before_exit() => LiveThroughAsync(
        FaultKind.TooManyRequests,
        world => BreakAsync(world, TimeSpan.FromMinutes(1), FaultKind.TooManyRequests),
        _ => Task.CompletedTask,
        world => world.DoAsync(new ControlCommand.Fault(FaultKind.TooManyRequestsWithoutHeaders, Times: 20)));

    [Fact]
    public Task With_each_third_order_answered_by_a_failure() => LiveThroughAsync(
        FaultKind.FailAfterAccept,
        async world =>
        {
            await world.DoAsync(new ControlCommand.Fault(
                FaultKind.FailAfterAccept, Always, "POST", "/v2/orders", Status: 502, Every: 3));
        },
        _ => Task.CompletedTask);

    [Fact]
    public Task With_half_a_minute_without_a_line_around_the_open() => LiveThroughAsync(
        FaultKind.DropBeforeAccept,
        _ => Task.CompletedTask,
        async world =>
        {
            await world.DoAsync(new ControlCommand.FaultStream(StreamFaultKind.Close));
            await BreakAsync(world, TimeSpan.FromSeconds(30), FaultKind.DropBeforeAccept);
        });

    private static async Task BreakAsync(LiveWorld world, TimeSpan time, FaultKind kind)
    {
        await world.DoAsync(new ControlCommand.Fault(kind, Always));
        var until = world.Clock.GetUtcNow() + time;
        await world.UntilAsync(_ => world.Clock.GetUtcNow() >= until, Step, "the time to pass");
        await world.DoAsync(new ControlCommand.ClearFaults());
    }

    private static async Task LiveThroughAsync(
        FaultKind? expected,
        Func<LiveWorld, Task> beforeOrders,
        Func<LiveWorld, Task> beforeOpen,
        Func<LiveWorld, Task>? beforeExit = null)
    {
        await using var world = await LiveWorld.StartAsync();
        await world.StartBotAsync();
        await world.UntilAsync(state => state.OpenProposals.Count() >= 2, Step, "two proposals of the evening");
        var promises = new Promises();
        var proposals = world.State.OpenProposals.Take(2).ToList();
        foreach (var proposal in proposals)
        {
            // A quote is also what makes the broker know a symbol.
            await QuoteAsync(world, proposal.Terms.Symbol);
        }

        foreach (var proposal in proposals)
        {
            promises.Asked.Add(proposal.Number);
            await world.TellAsync($"/approve {proposal.Number}");
            promises.Approved.Add(proposal.Number);
        }

        await world.GoToAsync(BeforeSubmission);
        await beforeOrders(world);
        await world.UntilAsync(
            state => state.Orders.Values.Count(order => order.Status == OrderStatus.Working) == 2, Step,
            "two orders before the open");
        Assert.True(world.Clock.GetUtcNow() < BeforeOpen);
        // In one leap the line would count as silent, and what waits would be taken back.
        await world.UntilAsync(_ => world.Clock.GetUtcNow() >= BeforeOpen, Step, "the open to come near");

        // The first one finds only seven shares, and its rest ends after half an hour.
        var (first, second) = (proposals[0].Terms.Symbol, proposals[1].Terms.Symbol);
        await QuoteAsync(world, first, Quantity.Of(7));
        await beforeOpen(world);
        await world.UntilAsync(
            state => state.Positions.ContainsKey(first) && state.Positions.ContainsKey(second), Step, "two fills");
        await world.UntilAsync(
            state => state.OpenOrders.Count(order => order is
            { Purpose: OrderPurpose.Protection, Status: OrderStatus.Working }) == 2,
            LongStep, "a stop and a target for each");
        Assert.Equal(Quantity.Of(7), world.State.Positions[first].Quantity);

        var stop = world.State.Positions[first].Stop!.Value;
        await world.QuoteAsync(first, stop.Value - 0.02m, stop.Value - 0.01m);
        await world.UntilAsync(state => !state.Positions.ContainsKey(first), Step, "the stop to sell");
        await (beforeExit?.Invoke(world) ?? Task.CompletedTask);
        await world.TellAsync("/exit EXIT");
        await world.UntilAsync(state => state.ExitUnderWay is null, Step, "EXIT to end flat");

        await JudgeAsync(world, promises);
        if (expected is { } kind)
        {
            // Without trouble it would prove nothing.
            var fired = await world.Control.ReadFiredAsync(TestContext.Current.CancellationToken);
            Assert.True(fired.GetValueOrDefault(kind) > 0, $"Expected {kind} to have happened.");
        }
    }

    private static Task QuoteAsync(LiveWorld world, Symbol symbol, Quantity? size = null)
    {
        var last = (decimal)world.Market.CloseOf(symbol, LiveWorld.Scanned);
        return world.QuoteAsync(symbol, decimal.Round(last - 0.01m, 2), decimal.Round(last + 0.01m, 2), size);
    }

    private static async Task JudgeAsync(LiveWorld world, Promises promises)
    {
        var ledger = await world.ReadLedgerAsync();
        Assert.Empty(LedgerJudge.FindInLedger(ledger));
        Assert.Empty(LedgerJudge.FindAgainst(ledger, world.State, promises));
        var books = LedgerJudge.StateAfter(ledger);
        Assert.Empty(books.Positions);
        Assert.Empty(books.WorkingOrders);
        Assert.Equal(
            ledger.OfType<ExchangeEvent.OrderFilled>().Select(filled => filled.Fill.ExecutionId).Distinct().Count(),
            world.State.Orders.Values.Sum(order => order.Fills.Count));
    }
}
