using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using NanoCap.Simulators.Alpaca;
using NanoCap.Simulators.Alpaca.Control;

namespace NanoCap.FaultTests.Kills;

/// <summary>The stand-in for Alpaca in a process of its own, and a client that shows the keys.</summary>
internal sealed class StandInProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process process;

    private StandInProcess(Process process, Uri address, Uri quotes)
    {
        this.process = process;
        Address = address;
        QuoteStream = quotes;
        Control = new StandInControl(address);
        Client = new HttpClient { BaseAddress = address };
        var options = new StandInOptions { Folder = string.Empty };
        Client.DefaultRequestHeaders.Add("APCA-API-KEY-ID", options.KeyId);
        Client.DefaultRequestHeaders.Add("APCA-API-SECRET-KEY", options.SecretKey);
    }

    public Uri Address { get; }

    public Uri QuoteStream { get; }

    public StandInControl Control { get; }

    public HttpClient Client { get; }

    public static async Task<StandInProcess> StartAsync(string folder, int port = 0, DateTimeOffset? at = null)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        string[] time = at is { } begins ? ["--at", begins.ToString("O", CultureInfo.InvariantCulture)] : [];
        foreach (var argument in (string[])
        [
            Path.Combine(AppContext.BaseDirectory, "NanoCap.Simulators.dll"), "alpaca", "--port",
            port.ToString(CultureInfo.InvariantCulture), "--data", folder, .. time,
        ])
        {
            start.ArgumentList.Add(argument);
        }

        using var deadline = new CancellationTokenSource(Patience, TimeProvider.System);
        var process = Process.Start(start)!;
        var line = await process.StandardOutput.ReadLineAsync(deadline.Token);
        if (line is null)
        {
            Assert.Fail($"The stand-in ended: {await process.StandardError.ReadToEndAsync(deadline.Token)}");
        }

        var told = JsonNode.Parse(line)!;
        return new StandInProcess(process, new Uri((string)told["address"]!), new Uri((string)told["quotes"]!));
    }

    /// <summary>SIGTERM, and what the process returned.</summary>
    public async Task<int> TerminateAsync()
    {
        using var deadline = new CancellationTokenSource(Patience, TimeProvider.System);
        using var signal = Process.Start(
            "kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
        await process.WaitForExitAsync(deadline.Token);
        return process.ExitCode;
    }

    /// <summary>SIGKILL: no handler runs, nothing is flushed.</summary>
    public void Kill()
    {
        process.Kill();
        process.WaitForExit();
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            Kill();
        }

        Control.Dispose();
        Client.Dispose();
        process.Dispose();
    }
}
