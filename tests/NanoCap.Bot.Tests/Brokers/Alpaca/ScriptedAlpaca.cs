using System.Collections.Concurrent;
using System.Net;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace NanoCap.Bot.Tests.Brokers.Alpaca;

/// <summary>A server on this machine that answers what the test says, call by call, and writes down what it was
/// asked. What nobody scripted is a server error.</summary>
internal sealed class ScriptedAlpaca : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentDictionary<string, ConcurrentQueue<Func<HttpContext, Task>>> scripts = new();
    private readonly ConcurrentDictionary<string, Func<HttpContext, Task>> defaults = new();
    private readonly SemaphoreSlim arrived = new(0);

    private ScriptedAlpaca(WebApplication app) => this.app = app;

    public ConcurrentQueue<Asked> Requests { get; } = new();

    /// <summary>What happens on each connection to the stream.</summary>
    public Func<WebSocket, CancellationToken, Task>? OnStream { get; set; }

    public string Address { get; private set; } = string.Empty;

    public static async Task<ScriptedAlpaca> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var server = new ScriptedAlpaca(builder.Build());
        server.app.UseWebSockets();
        server.app.Run(server.AnswerAsync);
        await server.app.StartAsync(TestContext.Current.CancellationToken);
        server.Address = server.app.Services.GetRequiredService<IServer>().Features
            .Get<IServerAddressesFeature>()!.Addresses.Single();
        return server;
    }

    /// <summary>The next answer to a call such as <c>POST /v2/orders</c>.</summary>
    public void Next(string call, int status, string body, params (string Name, string Value)[] headers) =>
        Next(call, context => WriteAsync(context, status, body, headers));

    public void Next(string call, Func<HttpContext, Task> answer) =>
        scripts.GetOrAdd(call, _ => new()).Enqueue(answer);

    /// <summary>The answer to a call for which no next one is scripted.</summary>
    public void Always(string call, int status, string body) =>
        defaults[call] = context => WriteAsync(context, status, body, []);

    public void Always(string call, Func<Asked, string> body) =>
        defaults[call] = context => WriteAsync(
            context, 200, body(Requests.Last(asked => asked.Call == call)), []);

    /// <summary>Completes when one more request has arrived.</summary>
    public Task ArrivedAsync() => arrived.WaitAsync(TestContext.Current.CancellationToken);

    public int CountOf(string call) => Requests.Count(asked => asked.Call == call);

    public async ValueTask DisposeAsync()
    {
        using var soon = new CancellationTokenSource();
        await soon.CancelAsync();
        await app.StopAsync(soon.Token);
        await app.DisposeAsync();
    }

    private static async Task WriteAsync(
        HttpContext context, int status, string body, (string Name, string Value)[] headers)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = body.StartsWith('<') ? "text/html" : "application/json";
        foreach (var (name, value) in headers)
        {
            context.Response.Headers[name] = value;
        }

        if (body.Length > 0)
        {
            await context.Response.WriteAsync(body);
        }
    }

    private async Task AnswerAsync(HttpContext context)
    {
        if (context.WebSockets.IsWebSocketRequest)
        {
            using var socket = await context.WebSockets.AcceptWebSocketAsync();
            await (OnStream ?? throw new InvalidOperationException("No stream is scripted."))(
                socket, context.RequestAborted);
            return;
        }

        using var reader = new StreamReader(context.Request.Body);
        var asked = new Asked(
            $"{context.Request.Method} {context.Request.Path}",
            context.Request.QueryString.ToString(),
            await reader.ReadToEndAsync(),
            context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString()));
        Requests.Enqueue(asked);
        arrived.Release();
        if (scripts.TryGetValue(asked.Call, out var script) && script.TryDequeue(out var answer))
        {
            await answer(context);
        }
        else if (defaults.TryGetValue(asked.Call, out answer))
        {
            await answer(context);
        }
        else
        {
            await WriteAsync(context, 500, $"nobody scripted {asked.Call}", []);
        }
    }

    internal sealed record Asked(
        string Call, string Query, string Body, IReadOnlyDictionary<string, string> Headers);
}
