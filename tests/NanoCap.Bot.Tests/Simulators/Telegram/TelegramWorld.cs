using System.Buffers.Binary;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using NanoCap.Bot.Tests.Time;
using NanoCap.Simulators.Telegram;
using NanoCap.Simulators.Telegram.Control;

namespace NanoCap.Bot.Tests.Simulators.Telegram;

/// <summary>A stand-in on loopback with Ada, whose number needs more than 32 bits, and a client that knows the token
/// and nothing of what is inside.</summary>
internal sealed class TelegramWorld : IAsyncDisposable
{
    public const long Ada = 5_000_000_001;
    public const long Group = -1_002_100_000_001;
    public static readonly DateTimeOffset Morning = new(2026, 9, 16, 14, 0, 0, TimeSpan.Zero);

    private HttpClient client = new();

    public ManualTimeProvider Time { get; } = new(Morning);

    public TelegramStandIn StandIn { get; private set; } = null!;

    public TelegramStandInControl Control { get; private set; } = null!;

    public HttpResponseMessage? Last { get; private set; }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<TelegramWorld> StartAsync(
        Func<TelegramStandInOptions, TelegramStandInOptions>? change = null)
    {
        var world = new TelegramWorld();
        var options = new TelegramStandInOptions { Time = world.Time };
        world.StandIn = await TelegramStandIn.StartAsync(change is null ? options : change(options), Cancel);
        world.Control = new TelegramStandInControl(world.StandIn.Address);
        world.client = new HttpClient { BaseAddress = world.StandIn.Address };
        await world.DoAsync(new TelegramCommand.AddUser(Ada, "Ada"));
        await world.SayAsync("/start");
        return world;
    }

    public Task<JsonObject> DoAsync(TelegramCommand command) => Control.DoAsync(command, Cancel);

    public Task<JsonObject> SayAsync(string text) => DoAsync(new TelegramCommand.Say(Ada, text));

    /// <summary>The whole answer to a call with a JSON body.</summary>
    public async Task<JsonNode> CallAsync(string method, string body = "{}", string? token = null)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        return await SendAsync(HttpMethod.Post, method, content, token);
    }

    public async Task<JsonNode> SendAsync(HttpMethod method, string path, HttpContent? body, string? token = null)
    {
        using var request = new HttpRequestMessage(
            method, $"/bot{token ?? new TelegramStandInOptions().Token}/{path}") { Content = body };
        var response = await client.SendAsync(request, Cancel);
        Last = response;
        return JsonNode.Parse(await response.Content.ReadAsStringAsync(Cancel))!;
    }

    /// <summary>The result of a call that is taken.</summary>
    public async Task<JsonNode> DoneAsync(string method, string body = "{}")
    {
        var answer = await CallAsync(method, body);
        Assert.True((bool)answer["ok"]!, $"{method} {body} gave {answer}");
        return answer["result"]!;
    }

    /// <summary>The description of a refusal.</summary>
    public async Task<string> RefusedAsync(string method, string body, int code = 400)
    {
        var answer = await CallAsync(method, body);
        Assert.False((bool)answer["ok"]!, $"{method} {body} gave {answer}");
        Assert.Equal(code, (int)answer["error_code"]!);
        Assert.Equal(code, (int)Last!.StatusCode);
        return (string)answer["description"]!;
    }

    public Task<JsonNode> WriteAsync(string text, string more = "") =>
        DoneAsync("sendMessage", $$"""{"chat_id":{{Ada}},"text":{{Quote(text)}}{{more}}}""");

    public static string Quote(string text) => JsonValue.Create(text).ToJsonString();

    public async Task<JsonArray> UpdatesAsync(long offset = 0, string more = "") =>
        (await DoneAsync("getUpdates", $$"""{"offset":{{offset}}{{more}}}""")).AsArray();

    /// <summary>A poll that the stand-in holds.</summary>
    public async Task<Task<JsonNode>> HoldAsync(long offset, int seconds)
    {
        var before = Time.TimersSet;
        var poll = CallAsync("getUpdates", $$"""{"offset":{{offset}},"timeout":{{seconds}}}""");
        await UntilAsync(() => Time.TimersSet > before || poll.IsCompleted);
        return poll;
    }

    /// <summary>Waits until it is so, for a while.</summary>
    public static async Task UntilAsync(Func<bool> condition)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(20), TimeProvider.System);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, Cancel);
        while (!condition())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System, either.Token);
        }
    }

    /// <summary>The header of a PNG with these sides, which is all that the stand-in looks at.</summary>
    public static byte[] Png(int width, int height)
    {
        var header = new byte[33];
        ReadOnlySpan<byte> start =
            [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52];
        start.CopyTo(header);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(16), width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(20), height);
        return header;
    }

    public static MultipartFormDataContent Form(byte[] photo, string name, params (string Name, string Value)[] members)
    {
        var form = new MultipartFormDataContent();
        foreach (var (member, value) in members)
        {
            form.Add(new StringContent(value), member);
        }

        var file = new ByteArrayContent(photo);
        file.Headers.ContentType = new MediaTypeHeaderValue("image/png");
        form.Add(file, name, "picture.png");
        return form;
    }

    public async ValueTask DisposeAsync()
    {
        Last?.Dispose();
        client.Dispose();
        Control.Dispose();
        await StandIn.DisposeAsync();
    }
}
