using System.Net;
using System.Text.Json;
using NanoCap.Bot.Chat.Pictures;
using NanoCap.Bot.Desk;
using NanoCap.Bot.Monitor;
using NanoCap.Bot.Options;

namespace NanoCap.Bot.Endpoint;

/// <summary>How the verbs of the command line, and the container's health check, reach a running bot.</summary>
/// <remarks>A web application of its own beside the host, on the loopback interface and nowhere else: neither
/// environment variables nor files can make it listen elsewhere.</remarks>
internal sealed partial class LocalEndpoint(
    EndpointOptions options,
    EndpointFile file,
    IDesk desk,
    ICommandPort commands,
    IMonitorSource monitor,
    TimeProvider time,
    ILogger<LocalEndpoint> log) : IHostedService, IAsyncDisposable
{
    private const int LongestBody = 16_384;

    private readonly BearerToken token = new();
    private WebApplication? server;

    /// <summary>The port it listens on; 0 before the start.</summary>
    public int Port { get; private set; }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        server = Build();
        await server.StartAsync(cancellationToken).ConfigureAwait(false);
        Port = new Uri(server.Urls.Single()).Port;
        file.Write(new EndpointAddress(Port, token.Value));
        LogListening(Port);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        file.Remove();
        if (server is not null)
        {
            await server.StopAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (server is not null)
        {
            await server.DisposeAsync().ConfigureAwait(false);
        }
    }

    private WebApplication Build()
    {
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
        application.MapGet("/health", AnswerHealthAsync);
        application.MapGet("/monitor", AnswerMonitorAsync);
        application.MapPost("/command", AnswerCommandAsync);
        return application;
    }

    private Task AnswerHealthAsync(HttpContext context)
    {
        var state = desk.State;
        var halted = desk.HaltedBecause;
        if (halted is not null)
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        }

        return WriteAsync(context, new HealthReport(
            halted is null ? HealthReport.Ok : HealthReport.IsHalted,
            state.Mode.ToString(),
            halted,
            state.LastEventAt == default ? null : (long)(time.GetUtcNow() - state.LastEventAt).TotalSeconds));
    }

    private Task AnswerMonitorAsync(HttpContext context) => IsRefused(context)
        ? Task.CompletedTask
        : context.Response.WriteAsJsonAsync(
            monitor.Read(), EndpointJson.Default.MonitorPicture, null, context.RequestAborted);

    private bool IsRefused(HttpContext context)
    {
        if (token.IsShownIn(context.Request.Headers.Authorization))
        {
            return false;
        }

        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        context.Response.Headers.WWWAuthenticate = "Bearer";
        LogRefused();
        return true;
    }

    private async Task AnswerCommandAsync(HttpContext context)
    {
        if (IsRefused(context))
        {
            return;
        }

        if (await ReadAsync(context).ConfigureAwait(false) is not { Line: { Length: > 0 } line } request)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        var reply = await commands
            .RunAsync(line, request.Confirm, PictureTheme.Find(request.Picture), context.RequestAborted)
            .ConfigureAwait(false);
        await context.Response
            .WriteAsJsonAsync(reply, EndpointJson.Default.CommandReply, null, context.RequestAborted)
            .ConfigureAwait(false);
    }

    private static async Task<CommandRequest?> ReadAsync(HttpContext context)
    {
        try
        {
            return await JsonSerializer
                .DeserializeAsync(
                    context.Request.Body, EndpointJson.Default.CommandRequest, context.RequestAborted)
                .ConfigureAwait(false);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static Task WriteAsync(HttpContext context, HealthReport report) => context.Response.WriteAsJsonAsync(
        report, EndpointJson.Default.HealthReport, null, context.RequestAborted);

    [LoggerMessage(Level = LogLevel.Information, Message = "The local endpoint listened on loopback port {Port}.")]
    private partial void LogListening(int port);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A call without the right token was refused.")]
    private partial void LogRefused();
}
