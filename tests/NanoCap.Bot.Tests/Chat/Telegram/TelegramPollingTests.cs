using NanoCap.Bot.Chat.Telegram;
using NanoCap.Bot.Tests.Simulators.Telegram;
using NanoCap.Simulators.Telegram.Control;
using NanoCap.Simulators.Telegram.Line;

namespace NanoCap.Bot.Tests.Chat.Telegram;

public sealed class TelegramPollingTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Updates_that_came_while_the_bot_was_down_are_taken_in_their_order()
    {
        await using var rig = await TelegramRig.StartAsync();
        await rig.World.SayAsync("one");
        await rig.World.DoAsync(new TelegramCommand.Tap(TelegramRig.Ada, "Yes", Message: 7, Data: "token"));
        var inbox = new RememberingInbox();
        Assert.Null(await rig.Polling.PollOnceAsync(inbox, Cancel));
        Assert.Equal(["/start", "one", "token"], inbox.Texts);
        Assert.Equal(TelegramRig.Ada, inbox.Taken.Last().CallbackQuery!.From.Id);
    }

    [Fact]
    public async Task An_update_is_confirmed_only_after_it_was_taken()
    {
        await using var rig = await TelegramRig.StartAsync();
        await rig.World.SayAsync("one");
        var inbox = new RememberingInbox { Refusals = 1 };
        await AdvancingAsync(rig, rig.Polling.PollOnceAsync(inbox, Cancel));
        Assert.Empty(inbox.Taken);
        Assert.Equal(2, await rig.World.Control.CountWaitingAsync(Cancel));
        rig.World.Time.Advance(TimeSpan.FromSeconds(4));
        await rig.Polling.PollOnceAsync(inbox, Cancel);
        Assert.Equal(["/start", "one"], inbox.Texts);
        Assert.Equal(2, await rig.World.Control.CountWaitingAsync(Cancel));
        await AdvancingAsync(rig, rig.Polling.PollOnceAsync(inbox, Cancel));
        Assert.Equal(0, await rig.World.Control.CountWaitingAsync(Cancel));
    }

    [Fact]
    public async Task When_another_one_polls_this_one_stops_and_says_so()
    {
        await using var rig = await TelegramRig.StartAsync();
        var inbox = new RememberingInbox();
        var running = rig.Polling.RunAsync(inbox, Cancel);
        // The first poll brings what waits; the second is held, with a deadline of its own.
        await TelegramWorld.UntilAsync(() => inbox.Taken.Count == 1 && rig.World.Time.TimersSet == 2);
        await rig.World.CallAsync("getUpdates", """{"offset":1}""");
        var end = await running;
        Assert.Equal(PollEndKind.TakenOver, end.Kind);
        Assert.Contains("terminated by other getUpdates request", end.Words, StringComparison.Ordinal);
        Assert.Contains(rig.Log.Lines, line => line.Contains("terminated by other", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_webhook_and_a_refused_token_end_it_too()
    {
        await using var rig = await TelegramRig.StartAsync();
        await rig.World.DoneAsync("setWebhook", """{"url":"http://127.0.0.1:1/none"}""");
        Assert.Equal(
            PollEndKind.WebhookActive, (await rig.Polling.RunAsync(new RememberingInbox(), Cancel)).Kind);
        Assert.IsType<TelegramAnswer<bool>.Done>(await rig.Client.DeleteWebhookAsync(Cancel));
        await rig.FaultAsync(TelegramFaultKind.Unauthorized);
        Assert.Equal(
            PollEndKind.Unauthorized, (await rig.Polling.RunAsync(new RememberingInbox(), Cancel)).Kind);
    }

    [Fact]
    public async Task After_failures_it_waits_longer_and_goes_on()
    {
        await using var rig = await TelegramRig.StartAsync();
        var inbox = new RememberingInbox();
        foreach (var (kind, longest) in new[]
        {
            (TelegramFaultKind.FailBefore, 1), (TelegramFaultKind.HtmlAfter, 2), (TelegramFaultKind.FailAfter, 4),
        })
        {
            await rig.FaultAsync(kind);
            var before = rig.World.Time.GetUtcNow();
            await AdvancingAsync(rig, rig.Polling.PollOnceAsync(inbox, Cancel));
            Assert.InRange((rig.World.Time.GetUtcNow() - before).TotalSeconds, longest / 2.0, longest + 0.1);
        }

        Assert.Equal(3, rig.Polling.Failures);
        await rig.Polling.PollOnceAsync(inbox, Cancel);
        Assert.Equal((0, 1), (rig.Polling.Failures, inbox.Taken.Count));
    }

    /// <summary>Lets time pass in small steps until it is done.</summary>
    private static async Task AdvancingAsync(TelegramRig rig, Task task)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(20), TimeProvider.System);
        while (!task.IsCompleted)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System, deadline.Token);
            // Only timers of a wait are moved, not the deadline of a call that is under way.
            rig.World.Time.Advance(TimeSpan.FromSeconds(0.1));
        }

        await task;
    }
}
