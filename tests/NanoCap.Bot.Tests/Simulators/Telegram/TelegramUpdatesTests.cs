using System.Text.Json.Nodes;
using NanoCap.Simulators.Telegram.Control;

namespace NanoCap.Bot.Tests.Simulators.Telegram;

public sealed class TelegramUpdatesTests
{
    [Fact]
    public async Task Updates_come_again_until_a_later_one_is_asked_for()
    {
        await using var world = await TelegramWorld.StartAsync();
        await world.SayAsync("one");
        await world.SayAsync("two");
        var all = await world.UpdatesAsync();
        Assert.Equal(["/start", "one", "two"], TextsOf(all));
        world.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(3, (await world.UpdatesAsync(IdOf(all[0]))).Count);
        Assert.Equal(["two"], TextsOf(await world.UpdatesAsync(IdOf(all[2]))));
        world.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(["two"], TextsOf(await world.UpdatesAsync()));
    }

    [Fact]
    public async Task A_negative_offset_keeps_the_last_and_forgets_the_rest()
    {
        await using var world = await TelegramWorld.StartAsync();
        await world.SayAsync("one");
        Assert.Equal(["one"], TextsOf(await world.UpdatesAsync(-1)));
        Assert.Equal(["one"], TextsOf(await world.UpdatesAsync()));
    }

    [Fact]
    public async Task Updates_are_kept_for_a_day()
    {
        await using var world = await TelegramWorld.StartAsync();
        world.Time.Advance(TimeSpan.FromHours(24));
        Assert.Single(await world.UpdatesAsync());
        world.Time.Advance(TimeSpan.FromSeconds(4));
        Assert.Empty(await world.UpdatesAsync());
    }

    [Fact]
    public async Task Kinds_that_are_not_wanted_are_dropped_from_then_on()
    {
        await using var world = await TelegramWorld.StartAsync();
        Assert.Single(await world.UpdatesAsync(0, ""","allowed_updates":["callback_query"]"""));
        await world.SayAsync("not heard");
        world.Time.Advance(TimeSpan.FromSeconds(4));
        Assert.Equal(["/start"], TextsOf(await world.UpdatesAsync()));
    }

    [Fact]
    public async Task A_held_poll_is_answered_when_something_arrives()
    {
        await using var world = await TelegramWorld.StartAsync();
        var poll = await world.HoldAsync(IdOf((await world.UpdatesAsync())[0]) + 1, 30);
        Assert.False(poll.IsCompleted);
        await world.SayAsync("news");
        Assert.Equal(["news"], TextsOf((await poll)["result"]!.AsArray()));
    }

    [Theory]
    [InlineData(30, 30)]
    [InlineData(3600, 50)]
    public async Task A_held_poll_ends_empty_after_its_time_and_50_seconds_at_most(int asked, int held)
    {
        await using var world = await TelegramWorld.StartAsync();
        var poll = await world.HoldAsync(long.MaxValue, asked);
        world.Time.Advance(TimeSpan.FromSeconds(held - 0.1));
        Assert.False(poll.IsCompleted);
        world.Time.Advance(TimeSpan.FromSeconds(0.1));
        Assert.Empty((await poll)["result"]!.AsArray());
    }

    [Fact]
    public async Task A_newer_poll_ends_the_held_one_with_a_conflict_and_the_next_conflicts_come_late()
    {
        await using var world = await TelegramWorld.StartAsync();
        var first = await world.HoldAsync(long.MaxValue, 50);
        var second = world.CallAsync("getUpdates", """{"offset":98,"timeout":50}""");
        var answer = await first;
        await TelegramWorld.UntilAsync(() => world.Time.TimersSet == 1);
        Assert.Equal(409, (int)answer["error_code"]!);
        Assert.Equal(
            "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
            (string)answer["description"]!);
        // Timers of the second and third poll, and one for the answer that waits.
        var third = world.CallAsync("getUpdates", """{"offset":99,"timeout":50}""");
        await TelegramWorld.UntilAsync(() => world.Time.TimersSet == 3);
        Assert.False(second.IsCompleted);
        world.Time.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal(409, (int)(await second)["error_code"]!);
        Assert.False(third.IsCompleted);
        world.Time.Advance(TimeSpan.FromSeconds(50));
        Assert.True((bool)(await third)["ok"]!);
    }

    [Fact]
    public async Task The_same_offset_again_within_three_seconds_waits_three_seconds()
    {
        await using var world = await TelegramWorld.StartAsync();
        Assert.Empty(await world.UpdatesAsync(long.MaxValue));
        world.Time.Advance(TimeSpan.FromSeconds(2.9));
        var hurried = await world.HoldAsync(long.MaxValue, 0);
        Assert.False(hurried.IsCompleted);
        world.Time.Advance(TimeSpan.FromSeconds(3));
        Assert.Empty((await hurried)["result"]!.AsArray());
        world.Time.Advance(TimeSpan.FromSeconds(3));
        Assert.Empty(await world.UpdatesAsync(long.MaxValue));
    }

    [Fact]
    public async Task The_same_offset_again_at_once_gets_one_update_at_a_time()
    {
        await using var world = await TelegramWorld.StartAsync();
        await world.SayAsync("one");
        Assert.Equal(2, (await world.UpdatesAsync()).Count);
        Assert.Single(await world.UpdatesAsync());
        world.Time.Advance(TimeSpan.FromSeconds(0.5));
        Assert.Equal(2, (await world.UpdatesAsync()).Count);
    }

    [Fact]
    public async Task While_a_webhook_is_set_nobody_polls()
    {
        await using var world = await TelegramWorld.StartAsync();
        await world.DoneAsync("setWebhook", """{"url":"http://127.0.0.1:1/none"}""");
        Assert.Equal(
            "Conflict: can't use getUpdates method while webhook is active; "
            + "use deleteWebhook to delete the webhook first",
            await world.RefusedAsync("getUpdates", "{}", 409));
        await world.DoneAsync("deleteWebhook");
        Assert.Single(await world.UpdatesAsync());
        await world.DoneAsync("deleteWebhook", """{"drop_pending_updates":true}""");
        world.Time.Advance(TimeSpan.FromSeconds(4));
        Assert.Empty(await world.UpdatesAsync());
    }

    [Fact]
    public async Task A_bot_that_does_not_see_whole_groups_hears_commands_and_replies_to_it()
    {
        await using var world = await TelegramWorld.StartAsync(options => options with { SeesWholeGroups = false });
        await world.DoAsync(new TelegramCommand.AddChat(TelegramWorld.Group, "Desk"));
        var sent = await world.DoneAsync("sendMessage", $$"""{"chat_id":{{TelegramWorld.Group}},"text":"EXIT?"}""");
        foreach (var said in new[]
        {
            new TelegramCommand.Say(TelegramWorld.Ada, "chatter", TelegramWorld.Group),
            new TelegramCommand.Say(TelegramWorld.Ada, "/status", TelegramWorld.Group),
            new TelegramCommand.Say(TelegramWorld.Ada, "EXIT", TelegramWorld.Group, ReplyTo: (long)sent["message_id"]!),
        })
        {
            await world.DoAsync(said);
        }

        Assert.Equal(["/start", "/status", "EXIT"], TextsOf(await world.UpdatesAsync()));
    }

    private static long IdOf(JsonNode? update) => (long)update!["update_id"]!;

    private static IEnumerable<string> TextsOf(JsonArray updates) =>
        updates.Select(update => (string)update!["message"]!["text"]!);
}
