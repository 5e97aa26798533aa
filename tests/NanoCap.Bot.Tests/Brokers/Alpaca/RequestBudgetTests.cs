using NanoCap.Bot.Brokers;
using NanoCap.Bot.Brokers.Alpaca;
using NanoCap.Bot.Tests.Time;

namespace NanoCap.Bot.Tests.Brokers.Alpaca;

public sealed class RequestBudgetTests
{
    private readonly ManualTimeProvider clock = new(AlpacaRig.Start);

    [Fact]
    public async Task No_minute_ever_sees_more_than_200_requests()
    {
        var budget = new RequestBudget(clock);
        var taken = new List<DateTimeOffset>();
        using var stop = new CancellationTokenSource();
        var takers = Enumerable.Range(0, 3).Select(_ => TakeAllAsync(budget, taken, stop.Token)).ToList();
        for (var step = 0; step < 3_000; step++)
        {
            clock.Advance(TimeSpan.FromMilliseconds(100));
        }

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.WhenAll(takers));
        Assert.InRange(taken.Count, 800, 900);
        Assert.All(taken, first => Assert.InRange(
            taken.Count(other => other >= first && other < first.AddMinutes(1)), 1, 200));
    }

    [Fact]
    public async Task Two_hundred_positions_are_cancelled_and_sold_within_three_minutes()
    {
        var budget = new RequestBudget(clock);
        var exits = Enumerable.Range(0, 400)
            .Select(_ => budget.TakeAsync(RequestPriority.Exit, AlpacaRig.Token)).ToList();
        var passed = TimeSpan.Zero;
        while (exits.Exists(exit => !exit.IsCompleted) && passed < TimeSpan.FromMinutes(10))
        {
            clock.Advance(RequestBudget.PerRequest);
            passed += RequestBudget.PerRequest;
        }

        await Task.WhenAll(exits);
        Assert.InRange(passed, TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(3));
    }

    [Fact]
    public void Reads_leave_a_reserve_that_orders_and_exits_may_use()
    {
        var budget = new RequestBudget(clock);

        Assert.Equal(20, CountAtOnce(budget, RequestPriority.Read));
        Assert.Equal(10, CountAtOnce(budget, RequestPriority.Order));
        Assert.Equal(10, CountAtOnce(budget, RequestPriority.Exit));
    }

    [Fact]
    public async Task An_exit_that_waits_goes_before_reads_that_wait_longer()
    {
        var budget = new RequestBudget(clock);
        while (budget.TakeAsync(RequestPriority.Exit, AlpacaRig.Token).IsCompleted)
        {
        }

        var read = budget.TakeAsync(RequestPriority.Read, AlpacaRig.Token);
        var exits = Enumerable.Range(0, 100)
            .Select(_ => budget.TakeAsync(RequestPriority.Exit, AlpacaRig.Token)).ToList();
        for (var step = 0; step < 1_000 && exits.Exists(exit => !exit.IsCompleted); step++)
        {
            Assert.False(read.IsCompleted);
            clock.Advance(RequestBudget.PerRequest);
        }

        await Task.WhenAll(exits);
        clock.Advance(TimeSpan.FromMinutes(1));
        await read;
    }

    [Fact]
    public async Task After_a_pause_all_exits_go_before_the_first_read()
    {
        var budget = new RequestBudget(clock);
        budget.PauseUntil(AlpacaRig.Start.AddSeconds(30));
        var read = budget.TakeAsync(RequestPriority.Read, AlpacaRig.Token);
        var exits = Enumerable.Range(0, RequestBudget.Burst)
            .Select(_ => budget.TakeAsync(RequestPriority.Exit, AlpacaRig.Token)).ToList();
        clock.Advance(TimeSpan.FromSeconds(30));

        await Task.WhenAll(exits);
        Assert.False(read.IsCompleted);
    }

    [Fact]
    public async Task A_pause_holds_everything_and_then_ends()
    {
        var budget = new RequestBudget(clock);
        budget.PauseUntil(AlpacaRig.Start.AddSeconds(30));
        var exit = budget.TakeAsync(RequestPriority.Exit, AlpacaRig.Token);
        Assert.Equal(AlpacaRig.Start.AddSeconds(30), budget.FreeAt(RequestPriority.Exit));
        clock.Advance(TimeSpan.FromSeconds(29));
        Assert.False(exit.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(1));
        await exit;
    }

    [Fact]
    public async Task Whoever_gives_up_takes_nothing_and_blocks_nobody()
    {
        var budget = new RequestBudget(clock);
        budget.PauseUntil(AlpacaRig.Start.AddSeconds(30));
        using var stop = new CancellationTokenSource();
        var exit = budget.TakeAsync(RequestPriority.Exit, stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => exit);
        clock.Advance(TimeSpan.FromSeconds(31));

        Assert.Equal(20, CountAtOnce(budget, RequestPriority.Read));
    }

    private static int CountAtOnce(RequestBudget budget, RequestPriority priority)
    {
        using var stop = new CancellationTokenSource();
        var count = 0;
        while (budget.TakeAsync(priority, stop.Token).IsCompletedSuccessfully)
        {
            count++;
        }

        stop.Cancel();
        return count;
    }

    private async Task TakeAllAsync(
        RequestBudget budget, List<DateTimeOffset> taken, CancellationToken cancellationToken)
    {
        while (true)
        {
            await budget.TakeAsync(RequestPriority.Exit, cancellationToken);
            lock (taken)
            {
                taken.Add(clock.GetUtcNow());
            }
        }
    }
}
