using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using NanoCap.Bot.Chat.Telegram;
using NanoCap.Bot.Options;
using NanoCap.Bot.Tests.Simulators.Telegram;

namespace NanoCap.Bot.Tests.Chat.Telegram;

public sealed class TelegramWebhookTests
{
    private const string Secret = "sixteen-letters_1";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Updates_come_by_webhook_with_the_secret_and_again_after_a_failure()
    {
        var inbox = new RememberingInbox { Refusals = 1 };
        await using var bot = await ServeAsync(inbox);
        await using var rig = await TelegramRig.StartAsync(options => options with
        {
            Mode = TelegramMode.Webhook,
            WebhookAddress = bot.Urls.Single() + TelegramWebhook.Path,
            WebhookSecret = Secret,
        });
        Assert.Empty(rig.Options.FindProblems());
        Assert.IsType<TelegramAnswer<bool>.Done>(await rig.Client.SetWebhookAsync(Cancel));
        await TelegramWorld.UntilAsync(() => inbox.Refusals == 0 && rig.World.Time.TimersSet > 0);
        rig.World.Time.Advance(TimeSpan.FromSeconds(1));
        await TelegramWorld.UntilAsync(() => inbox.Taken.Count == 1);
        var info = Assert.IsType<TelegramAnswer<TelegramWire.WebhookInfo>.Done>(
            await rig.Client.GetWebhookInfoAsync(Cancel));
        Assert.Contains("503", info.Result.LastErrorMessage, StringComparison.Ordinal);
        Assert.Equal(["/start"], inbox.Texts);
    }

    [Theory]
    [InlineData(Secret, """{"update_id":5,"new_member":{}}""", 200)]
    [InlineData("another-secret-1234", """{"update_id":5}""", 401)]
    [InlineData(null, """{"update_id":5}""", 401)]
    [InlineData(Secret, "no json", 400)]
    [InlineData(Secret, """{"update":5}""", 400)]
    public async Task Only_telegram_with_an_update_is_heard(string? secret, string body, int status)
    {
        var inbox = new RememberingInbox();
        await using var bot = await ServeAsync(inbox);
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, bot.Urls.Single() + TelegramWebhook.Path)
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        if (secret is not null)
        {
            request.Headers.Add("X-Telegram-Bot-Api-Secret-Token", secret);
        }

        using var answer = await client.SendAsync(request, Cancel);
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal(status == 200 ? 1 : 0, inbox.Taken.Count);
    }

    private static async Task<WebApplication> ServeAsync(RememberingInbox inbox)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddRoutingCore();
        var bot = builder.Build();
        bot.UseRouting();
        new TelegramWebhook(
            new TelegramOptions { WebhookSecret = Secret }, inbox, NullLogger<TelegramWebhook>.Instance).MapOn(bot);
        await bot.StartAsync(Cancel);
        return bot;
    }
}
