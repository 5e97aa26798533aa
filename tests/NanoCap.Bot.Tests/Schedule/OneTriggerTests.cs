using Microsoft.Extensions.Logging.Abstractions;
using NanoCap.Bot.Desk;
using NanoCap.Bot.Schedule;

namespace NanoCap.Bot.Tests.Schedule;

/// <summary>The real scheduler fires what is due now or was due before; nothing here waits for a clock.</summary>
public sealed class OneTriggerTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly DateTimeOffset Past = new(2024, 1, 2, 21, 30, 0, TimeSpan.Zero);

    [Fact]
    public async Task What_is_due_runs_at_once_and_again_when_it_says_so()
    {
        var runs = 0;
        var done = NewDone();
        using var trigger = New(_ =>
        {
            runs++;
            if (runs == 3)
            {
                done.SetResult();
            }

            return Task.FromResult<DateTimeOffset?>(runs < 3 ? Past : null);
        });
        await trigger.StartAsync(Token);
        await done.Task.WaitAsync(Patience, TimeProvider.System, Token);
        await trigger.StopAsync(Token);
        Assert.Equal(3, runs);
    }

    [Fact]
    public async Task A_run_that_fails_is_not_the_last_one()
    {
        var clock = new FrozenClock(Past);
        var runs = 0;
        var done = NewDone();
        using var trigger = New(
            _ =>
            {
                runs++;
                if (runs == 1)
                {
                    throw new IOException("the disk is full");
                }

                done.SetResult();
                return Task.FromResult<DateTimeOffset?>(null);
            },
            clock);
        await trigger.StartAsync(Token);
        await done.Task.WaitAsync(Patience, TimeProvider.System, Token);
        await trigger.StopAsync(Token);
        Assert.Equal(2, runs);
    }

    [Fact]
    public async Task Nothing_runs_any_more_once_the_desk_is_halted()
    {
        var ran = NewDone();
        var runs = 0;
        using var trigger = New(_ =>
        {
            runs++;
            ran.TrySetResult();
            throw new DeskHaltedException("HALTED.");
        });
        await trigger.StartAsync(Token);
        await ran.Task.WaitAsync(Patience, TimeProvider.System, Token);
        await trigger.StopAsync(Token);
        Assert.Equal(1, runs);
    }

    [Fact]
    public async Task A_stop_sees_through_what_runs_and_starts_nothing_after_it()
    {
        var began = NewDone();
        var mayEnd = NewDone();
        var runs = 0;
        using var trigger = New(async _ =>
        {
            runs++;
            began.TrySetResult();
            await mayEnd.Task;
            return Past;
        });
        await trigger.StartAsync(Token);
        await began.Task.WaitAsync(Patience, TimeProvider.System, Token);
        var stopping = trigger.StopAsync(Token);
        Assert.False(stopping.IsCompleted);
        mayEnd.SetResult();
        await stopping.WaitAsync(Patience, TimeProvider.System, Token);
        Assert.Equal(1, runs);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static TaskCompletionSource NewDone() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static OneTrigger New(
        Func<CancellationToken, Task<DateTimeOffset?>> run, TimeProvider? clock = null) =>
        new(run, clock ?? new FrozenClock(Past), NullLogger<OneTrigger>.Instance) { AfterFailure = TimeSpan.Zero };

    /// <summary>Stands in the past, so that whatever is planned by it is due.</summary>
    private sealed class FrozenClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
