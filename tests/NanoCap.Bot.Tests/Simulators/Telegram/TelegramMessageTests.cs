using System.Text.Json.Nodes;
using NanoCap.Simulators.Telegram;
using NanoCap.Simulators.Telegram.Control;

namespace NanoCap.Bot.Tests.Simulators.Telegram;

public sealed class TelegramMessageTests
{
    private const string Keyboard = """
        ,"reply_markup":{"inline_keyboard":[[{"text":"Yes","callback_data":"y"}]]}
        """;

    [Fact]
    public async Task A_text_is_measured_after_parsing_in_utf_16()
    {
        await using var world = await TelegramWorld.StartAsync();
        const string html = ""","parse_mode":"HTML" """;
        await world.WriteAsync("<b>" + new string('x', 4096) + "</b>", html);
        await world.WriteAsync(string.Concat(Enumerable.Repeat("&amp;", 4096)), html);
        Assert.Equal("Bad Request: message is too long", await RefusedAsync(world, new string('x', 4097)));
        Assert.Equal(
            "Bad Request: message is too long",
            await RefusedAsync(world, string.Concat(Enumerable.Repeat("\U0001F680", 2049))));
        Assert.Equal("Bad Request: message text is empty", await RefusedAsync(world, " \n "));
    }

    [Theory]
    [InlineData("""{"text":"x","callback_data":"0123456789012345678901234567890123456789012345678901234567890123"}""",
        null)]
    [InlineData(
        """{"text":"x","callback_data":"\u00e9123456789012345678901234567890123456789012345678901234567890123"}""",
        "Bad Request: BUTTON_DATA_INVALID")]
    [InlineData("""{"text":"x","callback_data":""}""", "Bad Request: BUTTON_DATA_INVALID")]
    [InlineData("""{"text":"x"}""", "Bad Request: can't parse inline keyboard button: "
        + "Text buttons are unallowed in the inline keyboard")]
    [InlineData("""{"callback_data":"y"}""", "Bad Request: can't parse inline keyboard button: "
        + "Field \"text\" must not be empty")]
    public async Task A_button_carries_64_bytes_at_most(string button, string? refusal)
    {
        await using var world = await TelegramWorld.StartAsync();
        var body = $$"""
            {"chat_id":{{TelegramWorld.Ada}},"text":"a","reply_markup":{"inline_keyboard":[[{{button}}]] } }
            """;
        if (refusal is null)
        {
            await world.DoneAsync("sendMessage", body);
        }
        else
        {
            Assert.Equal(refusal, await world.RefusedAsync("sendMessage", body));
        }
    }

    [Fact]
    public async Task An_edit_must_change_something_and_takes_the_keyboard_away_unless_it_is_given_again()
    {
        await using var world = await TelegramWorld.StartAsync();
        var message = (long)(await world.WriteAsync("a", Keyboard))["message_id"]!;
        const string same = "Bad Request: message is not modified: specified new message content and reply markup are "
            + "exactly the same as a current content and reply markup of the message";
        Assert.Equal(same, await world.RefusedAsync("editMessageText", Edit(message, ",\"text\":\"a\"" + Keyboard)));
        Assert.Equal(same, await world.RefusedAsync("editMessageReplyMarkup", Edit(message, Keyboard)));
        var edited = await world.DoneAsync("editMessageText", Edit(message, ",\"text\":\"a\""));
        Assert.Null(edited["reply_markup"]);
        Assert.Equal(TelegramWorld.Morning.ToUnixTimeSeconds(), (long)edited["edit_date"]!);
        var again = await world.DoneAsync("editMessageReplyMarkup", Edit(message, Keyboard));
        Assert.NotNull(again["reply_markup"]);
    }

    [Fact]
    public async Task Only_the_bots_own_messages_that_are_there_can_be_edited()
    {
        await using var world = await TelegramWorld.StartAsync();
        var hers = (long)(await world.SayAsync("mine"))["message"]!;
        Assert.Equal(
            "Bad Request: message can't be edited",
            await world.RefusedAsync("editMessageText", Edit(hers, ",\"text\":\"b\"")));
        Assert.Equal(
            "Bad Request: message to edit not found",
            await world.RefusedAsync("editMessageText", Edit(9_999, ",\"text\":\"b\"")));
        var sent = (long)(await world.WriteAsync("a"))["message_id"]!;
        Assert.Equal(
            "Bad Request: there is no caption in the message to edit",
            await world.RefusedAsync("editMessageCaption", Edit(sent, ",\"caption\":\"b\"")));
        await world.DoneAsync("deleteMessage", Edit(sent, ""));
        Assert.Equal(
            "Bad Request: message to delete not found", await world.RefusedAsync("deleteMessage", Edit(sent, "")));
    }

    [Fact]
    public async Task A_picture_is_uploaded_sent_again_by_its_id_and_changed()
    {
        await using var world = await TelegramWorld.StartAsync();
        using var upload = TelegramWorld.Form(
            TelegramWorld.Png(800, 600), "photo", ("chat_id", $"{TelegramWorld.Ada}"), ("caption", "<b>c</b>"),
            ("parse_mode", "HTML"));
        var sent = (await world.SendAsync(HttpMethod.Post, "sendPhoto", upload))["result"]!;
        Assert.Equal((800, "c"), ((int)sent["photo"]![0]!["width"]!, (string)sent["caption"]!));
        var file = (string)sent["photo"]![0]!["file_id"]!;
        await world.DoneAsync(
            "sendPhoto", $$"""{"chat_id":{{TelegramWorld.Ada}},"photo":"{{file}}"}""");
        using var attached = TelegramWorld.Form(
            TelegramWorld.Png(400, 300), "other", ("chat_id", $"{TelegramWorld.Ada}"),
            ("message_id", sent["message_id"]!.ToString()),
            ("media", """{"type":"photo","media":"attach://other","caption":"d"}"""));
        var changed = (await world.SendAsync(HttpMethod.Post, "editMessageMedia", attached))["result"]!;
        Assert.Equal((400, "d"), ((int)changed["photo"]![0]!["width"]!, (string)changed["caption"]!));
        var captioned = await world.DoneAsync(
            "editMessageCaption", Edit((long)sent["message_id"]!, ",\"caption\":\"e\""));
        Assert.Equal("e", (string)captioned["caption"]!);
        Assert.Equal(
            "Bad Request: there is no text in the message to edit",
            await world.RefusedAsync("editMessageText", Edit((long)sent["message_id"]!, ",\"text\":\"b\"")));
    }

    [Theory]
    [InlineData(5000, 5000, "", null)]
    [InlineData(5000, 5001, "", "Bad Request: PHOTO_INVALID_DIMENSIONS")]
    [InlineData(2100, 100, "", "Bad Request: PHOTO_INVALID_DIMENSIONS")]
    [InlineData(800, 600, "caption", "Bad Request: message caption is too long")]
    public async Task A_picture_has_limits(int width, int height, string caption, string? refusal)
    {
        await using var world = await TelegramWorld.StartAsync();
        using var upload = TelegramWorld.Form(
            TelegramWorld.Png(width, height), "photo", ("chat_id", $"{TelegramWorld.Ada}"),
            ("caption", caption.Length == 0 ? new string('x', 1024) : new string('x', 1025)));
        var answer = await world.SendAsync(HttpMethod.Post, "sendPhoto", upload);
        Assert.Equal(refusal, (string?)answer["description"]);
    }

    [Fact]
    public async Task A_message_in_a_topic_carries_its_number_and_other_chats_have_no_topics()
    {
        await using var world = await TelegramWorld.StartAsync();
        await world.DoAsync(new TelegramCommand.AddChat(TelegramWorld.Group, "Desk", IsForum: true));
        await world.DoAsync(new TelegramCommand.AddTopic(TelegramWorld.Group, 7));
        var sent = await world.DoneAsync(
            "sendMessage", $$"""{"chat_id":{{TelegramWorld.Group}},"text":"a","message_thread_id":7}""");
        Assert.Equal((7, true), ((int)sent["message_thread_id"]!, (bool)sent["is_topic_message"]!));
        Assert.Equal(
            "Bad Request: message thread not found",
            await world.RefusedAsync(
                "sendMessage", $$"""{"chat_id":{{TelegramWorld.Ada}},"text":"a","message_thread_id":7}"""));
    }

    [Fact]
    public async Task A_group_that_became_a_supergroup_says_where_it_went()
    {
        await using var world = await TelegramWorld.StartAsync();
        await world.DoAsync(new TelegramCommand.AddChat(-400, "Desk", ChatKind.Group));
        var moved = (long)(await world.DoAsync(new TelegramCommand.Migrate(-400)))["chat"]!;
        Assert.True(moved < int.MinValue);
        var answer = await world.CallAsync("sendMessage", """{"chat_id":-400,"text":"a"}""");
        Assert.Equal("Bad Request: group chat was upgraded to a supergroup chat", (string)answer["description"]!);
        Assert.Equal(moved, (long)answer["parameters"]!["migrate_to_chat_id"]!);
        await world.DoneAsync("sendMessage", $$"""{"chat_id":{{moved}},"text":"a"}""");
        var updates = await world.UpdatesAsync();
        Assert.Equal(moved, (long)updates[1]!["message"]!["migrate_to_chat_id"]!);
        Assert.Equal(-400, (long)updates[2]!["message"]!["migrate_from_chat_id"]!);
    }

    [Fact]
    public async Task A_person_can_block_the_bot_and_take_it_back()
    {
        await using var world = await TelegramWorld.StartAsync();
        await world.DoAsync(new TelegramCommand.Block(TelegramWorld.Ada));
        Assert.Equal("Forbidden: bot was blocked by the user", await RefusedAsync(world, "a", 403));
        await world.DoAsync(new TelegramCommand.Unblock(TelegramWorld.Ada));
        await world.WriteAsync("a");
    }

    [Fact]
    public async Task Pinning_shows_in_the_chat()
    {
        await using var world = await TelegramWorld.StartAsync();
        var sent = (long)(await world.WriteAsync("alive"))["message_id"]!;
        await world.DoneAsync("pinChatMessage", Edit(sent, ",\"disable_notification\":true"));
        var chat = await world.DoneAsync("getChat", $$"""{"chat_id":{{TelegramWorld.Ada}}}""");
        Assert.Equal("alive", (string)chat["pinned_message"]!["text"]!);
    }

    private static string Edit(long message, string more) =>
        $$"""{"chat_id":{{TelegramWorld.Ada}},"message_id":{{message}}{{more}}}""";

    private static Task<string> RefusedAsync(TelegramWorld world, string text, int code = 400) => world.RefusedAsync(
        "sendMessage", $$"""{"chat_id":{{TelegramWorld.Ada}},"text":{{TelegramWorld.Quote(text)}}}""", code);
}
