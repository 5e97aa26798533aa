using System.Net;
using System.Text.Json.Nodes;

namespace NanoCap.Bot.Tests.Simulators.Telegram;

public sealed class TelegramCallTests
{
    private const string Path = "SENDmessage";

    [Fact]
    public async Task Query_form_multipart_and_json_say_the_same()
    {
        await using var world = await TelegramWorld.StartAsync();
        var query = $"{Path}?chat_id={TelegramWorld.Ada}&text=hello";
        var members = new Dictionary<string, string> { ["chat_id"] = $"{TelegramWorld.Ada}", ["text"] = "hello" };
        using var form = new FormUrlEncodedContent(members);
        using var parts = new MultipartFormDataContent
        {
            { new StringContent($"{TelegramWorld.Ada}"), "chat_id" },
            { new StringContent("hello"), "text" },
        };
        var answers = new[]
        {
            await world.SendAsync(HttpMethod.Get, query, body: null),
            await world.SendAsync(HttpMethod.Post, query, body: null),
            await world.SendAsync(HttpMethod.Post, Path, form),
            await world.SendAsync(HttpMethod.Post, Path, parts),
            await world.CallAsync(Path, $$"""{"chat_id":{{TelegramWorld.Ada}},"text":"hello"}"""),
            await world.CallAsync(Path, $$"""{"chat_id":"{{TelegramWorld.Ada}}","text":"hello"}"""),
        };
        Assert.All(answers, answer =>
        {
            Assert.True((bool)answer["ok"]!);
            Assert.Equal("hello", (string)answer["result"]!["text"]!);
            Assert.Equal(TelegramWorld.Ada, (long)answer["result"]!["chat"]!["id"]!);
        });
    }

    [Fact]
    public async Task Objects_in_a_form_are_json()
    {
        await using var world = await TelegramWorld.StartAsync();
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["chat_id"] = $"{TelegramWorld.Ada}",
            ["text"] = "hello",
            ["reply_markup"] = """{"inline_keyboard":[[{"text":"Yes","callback_data":"y"}]]}""",
        });
        var answer = await world.SendAsync(HttpMethod.Post, Path, form);
        Assert.Equal("y", (string)answer["result"]!["reply_markup"]!["inline_keyboard"]![0]![0]!["callback_data"]!);
    }

    [Fact]
    public async Task A_wrong_token_is_unauthorized_and_an_unknown_method_is_not_found()
    {
        await using var world = await TelegramWorld.StartAsync();
        var answer = await world.CallAsync("getMe", "{}", token: "7:other");
        Assert.Equal("""{"ok":false,"error_code":401,"description":"Unauthorized"}""", answer.ToJsonString());
        Assert.Equal(HttpStatusCode.Unauthorized, world.Last!.StatusCode);
        Assert.Equal("Not Found", await world.RefusedAsync("getNothing", "{}", 404));
    }

    [Fact]
    public async Task The_bot_says_who_it_is_and_what_a_chat_is()
    {
        await using var world = await TelegramWorld.StartAsync();
        Assert.Equal("stand_in_bot", (string)(await world.DoneAsync("GetMe"))["username"]!);
        var chat = await world.DoneAsync("getChat", $$"""{"chat_id":{{TelegramWorld.Ada}}}""");
        Assert.Equal(("private", "Ada"), ((string)chat["type"]!, (string)chat["first_name"]!));
        Assert.Equal("Bad Request: chat not found", await world.RefusedAsync("getChat", """{"chat_id":4}"""));
    }

    [Theory]
    [InlineData("""[{"command":"Status","description":"x"}]""", "Bad Request: BOT_COMMAND_INVALID")]
    [InlineData("""[{"command":"status","description":""}]""", "Bad Request: BOT_COMMAND_DESCRIPTION_INVALID")]
    public async Task Commands_have_small_letters_and_a_description(string commands, string refusal)
    {
        await using var world = await TelegramWorld.StartAsync();
        Assert.Equal(refusal, await world.RefusedAsync("setMyCommands", $$"""{"commands":{{commands}}}"""));
    }

    [Fact]
    public async Task Commands_belong_to_their_scope()
    {
        await using var world = await TelegramWorld.StartAsync();
        const string status = """[{"command":"status","description":"the desk"}]""";
        var scope = $$"""{"type":"chat","chat_id":{{TelegramWorld.Ada}}}""";
        await world.DoneAsync("setMyCommands", $$"""{"commands":{{status}},"scope":{{scope}}}""");
        Assert.Equal("[]", (await world.DoneAsync("getMyCommands")).ToJsonString());
        var known = await world.DoneAsync("getMyCommands", $$"""{"scope":{{scope}}}""");
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(status), known));
        var many = string.Join(',', Enumerable.Repeat(status[1..^1], 101));
        Assert.Equal(
            "Bad Request: BOT_COMMANDS_TOO_MUCH",
            await world.RefusedAsync("setMyCommands", $$"""{"commands":[{{many}}]}"""));
    }
}
