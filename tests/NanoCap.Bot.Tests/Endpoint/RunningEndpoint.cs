using Microsoft.Extensions.Logging.Abstractions;
using NanoCap.Bot.Endpoint;
using NanoCap.Bot.Options;

namespace NanoCap.Bot.Tests.Endpoint;

/// <summary>A real endpoint on a port of its own and a state folder of its own.</summary>
internal sealed class RunningEndpoint : IAsyncDisposable
{
    private readonly LocalEndpoint endpoint;

    private RunningEndpoint(RecordingCommands commands, TimeProvider time)
    {
        Commands = commands;
        endpoint = new LocalEndpoint(
            new EndpointOptions(), new EndpointFile(Folder), Desk, commands, Monitor, time,
            NullLogger<LocalEndpoint>.Instance);
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("nanocap-endpoint-").FullName;

    public StillDesk Desk { get; } = new();

    public StillMonitor Monitor { get; } = new();

    public RecordingCommands Commands { get; }

    public int Port => endpoint.Port;

    public EndpointAddress Address => new EndpointFile(Folder).Find()!;

    public Uri Url(string path) => new($"http://127.0.0.1:{Port}{path}");

    public static async Task<RunningEndpoint> StartAsync(RecordingCommands? commands = null, TimeProvider? time = null)
    {
        var running = new RunningEndpoint(commands ?? new RecordingCommands(), time ?? TimeProvider.System);
        await running.endpoint.StartAsync(TestContext.Current.CancellationToken);
        return running;
    }

    public Task StopAsync() => endpoint.StopAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await endpoint.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }
}
