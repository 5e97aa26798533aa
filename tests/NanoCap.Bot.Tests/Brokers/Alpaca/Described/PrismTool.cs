using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using NanoCap.Bot.Tests.House;

namespace NanoCap.Bot.Tests.Brokers.Alpaca.Described;

/// <summary>Prism, which holds requests and answers against a description: as a proxy before a service, or answering in
/// its place. Needs Node.js and the package; where either is absent there is none, and a reason.</summary>
internal sealed class PrismTool : IAsyncDisposable
{
    /// <summary>The version that <c>.ci/run</c> fetches.</summary>
    public const string Version = "5.14.2";

    /// <summary>Names a folder with the package in it, where it is not in the usual one.</summary>
    private const string FolderVariable = "PRISM_FOLDER";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private readonly Process process;
    private readonly ConcurrentQueue<string> lines = new();
    private readonly TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task reading;
    private bool isEnded;

    private PrismTool(Process process, Uri address)
    {
        this.process = process;
        Address = address;
        reading = Task.WhenAll(ReadAsync(process.StandardOutput), ReadAsync(process.StandardError));
    }

    public Uri Address { get; }

    private static string PackageFolder => Environment.GetEnvironmentVariable(FolderVariable) ?? Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache", $"prism-cli-{Version}");

    private static string Entry => Path.Combine(
        PackageFolder, "node_modules", "@stoplight", "prism-cli", "dist", "index.js");

    private static string SpecFolder => Path.Combine(RepositoryFolder.Root, "..", "shared", "reference", "specs");

    /// <summary>Why it cannot be used; null when it can.</summary>
    public static string? FindObstacle(string specification) =>
        !File.Exists(Path.Combine(SpecFolder, specification))
            ? $"Alpaca's description {specification} does not lie beside the repository."
        : !File.Exists(Entry)
            ? $"Prism {Version} is not in {FolderVariable} or the user's cache; .ci/run fetches it where npm is there."
        : !HasNode() ? "Node.js is not there."
        : null;

    public static Task<PrismTool> ProxyAsync(string specification, Uri service) =>
        StartAsync("proxy", "--errors", Path.Combine(SpecFolder, specification), service.ToString());

    public static Task<PrismTool> MockAsync(string specification) =>
        StartAsync("mock", Path.Combine(SpecFolder, specification));

    /// <summary>Ends it and gives all that it complained of, and which answers passed it, in order.</summary>
    public async Task<IReadOnlyList<string>> EndAsync()
    {
        await DisposeAsync();
        return [.. lines.Where(line => line.Contains("Violation", StringComparison.Ordinal)
            || line.Contains("has returned", StringComparison.Ordinal)
            // The mark of an error: the word itself may be in a path that Prism makes up.
            || line.Contains('\u2716', StringComparison.Ordinal))];
    }

    public async ValueTask DisposeAsync()
    {
        if (isEnded)
        {
            return;
        }

        isEnded = true;
        process.Kill(entireProcessTree: true);
        await reading;
        process.Dispose();
    }

    private static bool HasNode() => (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
        .Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, OperatingSystem.IsWindows() ? "node.exe" : "node")));

    private static async Task<PrismTool> StartAsync(string command, params string[] arguments)
    {
        var port = FreePort();
        var start = new ProcessStartInfo("node") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in new[] { Entry, command, "--host", "127.0.0.1", "--port", $"{port}" }
            .Concat(arguments))
        {
            start.ArgumentList.Add(argument);
        }

        var prism = new PrismTool(Process.Start(start)!, new Uri($"http://127.0.0.1:{port}"));
        try
        {
            await prism.ready.Task.WaitAsync(Patience, TimeProvider.System, TestContext.Current.CancellationToken);
            return prism;
        }
        catch
        {
            await prism.DisposeAsync();
            throw;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task ReadAsync(StreamReader reader)
    {
        while (await reader.ReadLineAsync(CancellationToken.None) is { } line)
        {
            lines.Enqueue(line);
            if (line.Contains("is listening", StringComparison.Ordinal))
            {
                ready.TrySetResult();
            }
        }

        ready.TrySetException(new InvalidOperationException($"Prism ended: {string.Join('\n', lines.TakeLast(20))}"));
    }
}
