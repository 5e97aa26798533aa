using System.Diagnostics;
using NanoCap.Bot.Chat.Commands;
using NanoCap.Bot.Endpoint;

namespace NanoCap.FaultTests.Kills.AtTheBroker;

/// <summary>The real program in a process of its own that trades at a broker, asked through its loopback door, and
/// killed without a word.</summary>
internal sealed class BotAtWork : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(20);

    private readonly Process process;
    private readonly EndpointClient client;

    private BotAtWork(Process process, EndpointClient client, TimeSpan startedIn) =>
        (this.process, this.client, StartedIn) = (process, client, startedIn);

    /// <summary>From the start of the process until its books agreed with the broker's.</summary>
    public TimeSpan StartedIn { get; }

    /// <summary>Starts it on the settings of a folder and waits until it is reconciled.</summary>
    public static async Task<BotAtWork> StartAsync(string folder, string stateFolder)
    {
        var begun = TimeProvider.System.GetTimestamp();
        using var deadline = new CancellationTokenSource(Patience, TimeProvider.System);
        var process = Process.Start(StartOf(folder, stateFolder))!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        EndpointClient? client = null;
        while (client is null || !await IsReconciledAsync(client, deadline.Token))
        {
            if (process.HasExited)
            {
                Assert.Fail($"The bot ended with {process.ExitCode}: {await errors}");
            }

            client ??= await EndpointClient.FindAsync(stateFolder, deadline.Token);
            await Task.Delay(Glance, TimeProvider.System, deadline.Token);
        }

        return new BotAtWork(process, client, TimeProvider.System.GetElapsedTime(begun));
    }

    /// <summary>Says a line; null when the process died before it answered.</summary>
    public async Task<CommandReply?> SayAsync(string line)
    {
        try
        {
            return await client.RunAsync(line, isConfirmed: true, theme: null, CancellationToken.None);
        }
        catch (Exception died) when (died is EndpointException or HttpRequestException or IOException)
        {
            return null;
        }
    }

    /// <summary>Asks until the answer is as wished, and fails with the last one.</summary>
    public async Task<CommandReply> AskUntilAsync(string line, Func<CommandReply, bool> isWished)
    {
        using var deadline = new CancellationTokenSource(Patience, TimeProvider.System);
        CommandReply? last = null;
        while (!deadline.IsCancellationRequested)
        {
            last = await SayAsync(line);
            if (last is not null && isWished(last))
            {
                return last;
            }

            await Task.Delay(Glance, TimeProvider.System, CancellationToken.None);
        }

        Assert.Fail($"{line} was never answered as wished: {last?.Text} {last?.Data}");
        return last!;
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

        client.Dispose();
        process.Dispose();
    }

    private static ProcessStartInfo StartOf(string folder, string stateFolder)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in new[]
        {
            Path.Combine(AppContext.BaseDirectory, "nanocap.dll"), "run", "--state", stateFolder,
        })
        {
            start.ArgumentList.Add(argument);
        }

        // Settings of whoever runs the tests are not the bot's.
        foreach (var name in start.Environment.Keys
            .Where(name => name.StartsWith("NANOCAP_", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            start.Environment.Remove(name);
        }

        return start;
    }

    private static async Task<bool> IsReconciledAsync(EndpointClient client, CancellationToken cancellationToken)
    {
        try
        {
            var status = await client.RunAsync("/status", isConfirmed: true, theme: null, cancellationToken);
            return status.Kind == AnswerKind.Done && status.Data.GetProperty("isReconciled").GetBoolean();
        }
        catch (EndpointException)
        {
            return false;
        }
    }
}
