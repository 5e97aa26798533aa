using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using NanoCap.Simulators.Telegram.Control;
using NanoCap.Simulators.Telegram.Line;
using NanoCap.Simulators.Telegram.Methods;
using NanoCap.Simulators.Telegram.Updates;

namespace NanoCap.Simulators.Telegram;

/// <summary>A server on loopback that behaves like Telegram's for one bot, with people who do what a test says. Not
/// part of Telegram: everything under <c>/control</c>.</summary>
public sealed class TelegramStandIn : IAsyncDisposable
{
    private const int LongestBody = 52_428_800;
    private static readonly string[] GetAndPost = ["GET", "POST"];

    private readonly WebApplication server;
    private readonly UpdatePoll poll;
    private readonly WebhookSender webhook;

    private TelegramStandIn(WebApplication server, UpdatePoll poll, WebhookSender webhook)
    {
        this.server = server;
        this.poll = poll;
        this.webhook = webhook;
    }

    /// <summary>Where it listens, such as <c>http://127.0.0.1:40123</c>.</summary>
    public Uri Address => new(server.Urls.Single());

    /// <exception cref="IOException">The port is in use.</exception>
    public static async Task<TelegramStandIn> StartAsync(
        TelegramStandInOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LongestBody;
            kestrel.Listen(IPAddress.Loopback, options.Port);
        });
        builder.Services.AddRoutingCore();
        var application = builder.Build();
        application.UseRouting();

        var (book, gate, faults) = (new TelegramBook(options), new Lock(), new TelegramFaults());
        var rate = new MessageRate(book.Clock) { Limits = options.Limits };
        var poll = new UpdatePoll(book, gate);
        var door = new TelegramDoor(book, gate, faults, new MethodTable(book, rate), poll);
        new TelegramControlEndpoint(book, gate, new TelegramControlDesk(book, faults, rate), faults, door)
            .MapOn(application);
        application.MapMethods("/bot{token}/{method}", GetAndPost, (RequestDelegate)door.ServeAsync);
        var standIn = new TelegramStandIn(application, poll, new WebhookSender(book, gate));
        await application.StartAsync(cancellationToken);
        return standIn;
    }

    public async ValueTask DisposeAsync()
    {
        poll.End();
        await webhook.DisposeAsync();
        await server.StopAsync(CancellationToken.None);
        await server.DisposeAsync();
    }
}
