using NanoCap.Simulators.Telegram;
using NanoCap.Simulators.Telegram.Control;

namespace NanoCap.Bot.Tests.Simulators.Telegram;

public sealed class TelegramTapTests
{
    private const string TooOld =
        "Bad Request: query is too old and response timeout expired or query ID is invalid";

    private const string Keyboard = """
        ,"reply_markup":{"inline_keyboard":[[{"text":"Yes","callback_data":"token-1"},
        {"text":"No","callback_data":"n"}]]}
        """;

    [Fact]
    public async Task A_tap_carries_what_the_button_carries_and_is_answered_once()
    {
        await using var world = await TelegramWorld.StartAsync();
        await world.WriteAsync("buy?", Keyboard);
        var query = (string)(await world.DoAsync(new TelegramCommand.Tap(TelegramWorld.Ada, "Yes")))["query"]!;
        var tap = (await world.UpdatesAsync())[1]!["callback_query"]!;
        Assert.Equal((query, "token-1"), ((string)tap["id"]!, (string)tap["data"]!));
        Assert.Equal("buy?", (string)tap["message"]!["text"]!);
        await world.DoneAsync("answerCallbackQuery", Answer(query, "Approved"));
        Assert.Equal(TooOld, await world.RefusedAsync("answerCallbackQuery", Answer(query, "Approved")));
    }

    [Fact]
    public async Task A_tap_cannot_be_answered_late()
    {
        await using var world = await TelegramWorld.StartAsync();
        await world.WriteAsync("buy?", Keyboard);
        var query = (string)(await world.DoAsync(new TelegramCommand.Tap(TelegramWorld.Ada, "Yes")))["query"]!;
        world.Time.Advance(new TelegramStandInOptions().QueryLife + TimeSpan.FromSeconds(1));
        Assert.Equal(TooOld, await world.RefusedAsync("answerCallbackQuery", Answer(query, "late")));
        query = (string)(await world.DoAsync(new TelegramCommand.Tap(TelegramWorld.Ada, "Yes")))["query"]!;
        await world.DoAsync(new TelegramCommand.ExpireQueries());
        Assert.Equal(TooOld, await world.RefusedAsync("answerCallbackQuery", Answer(query, "late")));
    }

    [Fact]
    public async Task An_answer_has_200_characters_at_most()
    {
        await using var world = await TelegramWorld.StartAsync();
        await world.WriteAsync("buy?", Keyboard);
        var query = (string)(await world.DoAsync(new TelegramCommand.Tap(TelegramWorld.Ada, "No")))["query"]!;
        Assert.Equal(
            "Bad Request: MESSAGE_TOO_LONG",
            await world.RefusedAsync("answerCallbackQuery", Answer(query, new string('x', 201))));
        await world.DoneAsync("answerCallbackQuery", Answer(query, new string('x', 200)));
    }

    [Fact]
    public async Task The_same_tap_can_come_again_under_a_new_number()
    {
        await using var world = await TelegramWorld.StartAsync();
        await world.WriteAsync("buy?", Keyboard);
        await world.DoAsync(new TelegramCommand.Tap(TelegramWorld.Ada, "Yes"));
        await world.DoAsync(new TelegramCommand.RepeatUpdate());
        var updates = await world.UpdatesAsync();
        Assert.NotEqual((long)updates[1]!["update_id"]!, (long)updates[2]!["update_id"]!);
        Assert.Equal(
            updates[1]!["callback_query"]!.ToJsonString(), updates[2]!["callback_query"]!.ToJsonString());
    }

    [Fact]
    public async Task A_tap_on_a_message_that_is_gone_only_names_it()
    {
        await using var world = await TelegramWorld.StartAsync();
        await world.DoAsync(new TelegramCommand.Tap(TelegramWorld.Ada, "Yes", Message: 77, Data: "forged"));
        var tap = (await world.UpdatesAsync())[1]!["callback_query"]!;
        Assert.Equal(("forged", 0, 77), (
            (string)tap["data"]!, (int)tap["message"]!["date"]!, (int)tap["message"]!["message_id"]!));
        await Assert.ThrowsAsync<HttpRequestException>(
            () => world.DoAsync(new TelegramCommand.Tap(TelegramWorld.Ada, "Nothing")));
    }

    private static string Answer(string query, string text) =>
        $$"""{"callback_query_id":"{{query}}","text":"{{text}}"}""";
}
