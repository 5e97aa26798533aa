using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using NanoCap.Bot.Tests.Chat;
using NanoCap.Simulators.Telegram;
using NanoCap.Simulators.Telegram.Control;
using NanoCap.Simulators.Telegram.Line;

namespace NanoCap.Bot.Tests.Simulators.Telegram;

public sealed class TelegramLineTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_limit_says_when_to_come_again()
    {
        await using var world = await TelegramWorld.StartAsync(
            options => options with { Limits = new TelegramLimits(1, 20, 3) });
        await world.DoAsync(new TelegramCommand.AddChat(TelegramWorld.Group, "Desk"));
        await world.WriteAsync("a");
        var answer = await world.CallAsync("sendMessage", $$"""{"chat_id":{{TelegramWorld.Ada}},"text":"b"}""");
        Assert.Equal("Too Many Requests: retry after 1", (string)answer["description"]!);
        Assert.Equal(1, (int)answer["parameters"]!["retry_after"]!);
        Assert.Equal((429, "1"), ((int)world.Last!.StatusCode, world.Last.Headers.GetValues("Retry-After").Single()));
        world.Time.Advance(TimeSpan.FromSeconds(1));
        await world.WriteAsync("b");
        for (var sent = 0; sent < 20; sent++)
        {
            world.Time.Advance(TimeSpan.FromSeconds(1));
            await world.DoneAsync("sendMessage", $$"""{"chat_id":{{TelegramWorld.Group}},"text":"{{sent}}"}""");
        }

        world.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(
            "Too Many Requests: retry after 40",
            await world.RefusedAsync("sendMessage", $$"""{"chat_id":{{TelegramWorld.Group}},"text":"x"}""", 429));
        await world.DoAsync(new TelegramCommand.SetLimits());
        await world.DoneAsync("sendMessage", $$"""{"chat_id":{{TelegramWorld.Group}},"text":"x"}""");
    }

    [Theory]
    [InlineData(TelegramFaultKind.DropBefore, 0, null)]
    [InlineData(TelegramFaultKind.DropAfter, 1, null)]
    [InlineData(TelegramFaultKind.FailBefore, 0, 502)]
    [InlineData(TelegramFaultKind.FailAfter, 1, 502)]
    [InlineData(TelegramFaultKind.HtmlAfter, 1, 200)]
    [InlineData(TelegramFaultKind.Unauthorized, 0, 401)]
    [InlineData(TelegramFaultKind.TooMany, 0, 429)]
    public async Task A_fault_happens_before_or_after_it_was_done(TelegramFaultKind kind, int sent, int? status)
    {
        await using var world = await TelegramWorld.StartAsync();
        await world.DoAsync(new TelegramCommand.Fault(kind, Method: "sendmessage"));
        await world.DoneAsync("getMe");
        using var client = new HttpClient { BaseAddress = world.StandIn.Address };
        var path = new Uri(
            $"/bot{new TelegramStandInOptions().Token}/sendMessage?chat_id={TelegramWorld.Ada}&text=a",
            UriKind.Relative);
        if (status is null)
        {
            await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(path, Cancel));
        }
        else
        {
            using var answer = await client.GetAsync(path, Cancel);
            Assert.Equal(status, (int)answer.StatusCode);
        }

        var messages = await world.Control.ReadMessagesAsync(TelegramWorld.Ada, Cancel);
        Assert.Equal(sent, messages.Count - 1);
        Assert.Equal(1, (await world.Control.ReadFiredAsync(Cancel))[kind]);
        await world.WriteAsync("well again");
    }

    [Fact]
    public async Task The_line_shows_the_calls_and_the_transcript_what_people_saw()
    {
        await using var world = await TelegramWorld.StartAsync();
        var sent = await world.WriteAsync("<b>Buy AACG?</b>\n10 shares", """
            ,"parse_mode":"HTML","reply_markup":{"inline_keyboard":[[{"text":"Approve","callback_data":"a"},
            {"text":"Reject","callback_data":"r"}],[{"text":"Why","callback_data":"w"}]]}
            """);
        var query = await world.DoAsync(new TelegramCommand.Tap(TelegramWorld.Ada, "Approve"));
        await world.DoneAsync(
            "answerCallbackQuery", $$"""{"callback_query_id":"{{query["query"]}}","text":"Approved"}""");
        world.Time.Advance(TimeSpan.FromMinutes(1));
        await world.DoneAsync(
            "editMessageText",
            $$"""{"chat_id":{{TelegramWorld.Ada}},"message_id":{{sent["message_id"]}},"text":"Approved by Ada"}""");
        var calls = await world.Control.ReadCallsAsync(Cancel);
        Assert.Equal(
            ["sendMessage", "answerCallbackQuery", "editMessageText"], calls.Select(call => call.Method));
        Assert.All(calls, call => Assert.Equal(200, call.Status));
        Approved.Text(await world.Control.ReadTranscriptAsync(chat: null, Cancel), "a-tap-as-people-saw-it");
    }

    [Fact]
    public async Task A_webhook_gets_updates_with_the_secret_and_again_until_it_takes_them()
    {
        await using var world = await TelegramWorld.StartAsync();
        var statuses = new ConcurrentQueue<int>([500, 503, 200]);
        var got = new ConcurrentQueue<string>();
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        await using var bot = builder.Build();
        bot.Run(async context =>
        {
            using var reader = new StreamReader(context.Request.Body);
            var secret = context.Request.Headers["X-Telegram-Bot-Api-Secret-Token"];
            got.Enqueue($"{secret} {await reader.ReadToEndAsync(context.RequestAborted)}");
            context.Response.StatusCode = statuses.TryDequeue(out var status) ? status : 200;
        });
        await bot.StartAsync(Cancel);
        await world.DoneAsync(
            "setWebhook", $$"""{"url":"{{bot.Urls.Single()}}/telegram","secret_token":"s_1-x"}""");
        await TelegramWorld.UntilAsync(() => got.Count == 1 && world.Time.TimersSet > 0);
        world.Time.Advance(TimeSpan.FromSeconds(1));
        await TelegramWorld.UntilAsync(() => got.Count == 2 && world.Time.TimersSet > 0);
        world.Time.Advance(TimeSpan.FromSeconds(1.9));
        Assert.Equal(2, got.Count);
        world.Time.Advance(TimeSpan.FromSeconds(0.1));
        await TelegramWorld.UntilAsync(() => got.Count == 3);
        Assert.Single(got.Distinct());
        Assert.StartsWith("s_1-x {\"update_id\":700000001,\"message\":", got.First(), StringComparison.Ordinal);
        await world.SayAsync("next");
        await TelegramWorld.UntilAsync(() => got.Count == 4);
        Assert.Contains("next", got.Last(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://bot.example/x", "bad webhook: An HTTPS URL must be provided for webhook")]
    [InlineData("https://bot.example:9443/x", "bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443")]
    public async Task A_webhook_is_encrypted_and_on_one_of_four_ports(string address, string refusal)
    {
        await using var world = await TelegramWorld.StartAsync();
        Assert.Equal("Bad Request: " + refusal, await world.RefusedAsync("setWebhook", $$"""{"url":"{{address}}"}"""));
    }
}
