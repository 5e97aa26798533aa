using System.Diagnostics;
using System.Text;

namespace NanoCap.FaultTests.Kills;

/// <summary>The real program in a process of its own, talked to through its terminal, and killed without a
/// word.</summary>
internal sealed class BotTerminal : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process process;
    private readonly StringBuilder screen = new();

    private BotTerminal(Process process) => this.process = process;

    public static async Task<BotTerminal> StartAsync(string stateFolder)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = Path.GetDirectoryName(stateFolder)!,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in
            new[] { Path.Combine(AppContext.BaseDirectory, "nanocap.dll"), "run", "--state", stateFolder })
        {
            start.ArgumentList.Add(argument);
        }

        // Settings of whoever runs the tests are not the bot's.
        foreach (var name in start.Environment.Keys
            .Where(name => name.StartsWith("NANOCAP_", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            start.Environment.Remove(name);
        }

        var terminal = new BotTerminal(Process.Start(start)!);
        await terminal.ReadToPromptAsync();
        return terminal;
    }

    /// <summary>Types a line and returns what was shown for it.</summary>
    public async Task<string> SayAsync(string line)
    {
        await TypeAsync(line);
        return await ReadToPromptAsync();
    }

    /// <summary>Types a line and waits for nothing.</summary>
    public async Task TypeAsync(string line)
    {
        await process.StandardInput.WriteLineAsync(line);
        await process.StandardInput.FlushAsync();
    }

    /// <summary>Leaves the bot and returns what the process returned.</summary>
    public async Task<int> QuitAsync()
    {
        using var deadline = new CancellationTokenSource(Patience, TimeProvider.System);
        await TypeAsync("/quit");
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

        process.Dispose();
    }

    private async Task<string> ReadToPromptAsync()
    {
        using var deadline = new CancellationTokenSource(Patience, TimeProvider.System);
        screen.Clear();
        var buffer = new char[4096];
        while (!EndsWithPrompt())
        {
            var count = await process.StandardOutput.ReadAsync(buffer, deadline.Token);
            if (count == 0)
            {
                var error = await process.StandardError.ReadToEndAsync(deadline.Token);
                await process.WaitForExitAsync(deadline.Token);
                Assert.Fail($"The bot ended with {process.ExitCode}: {error} {screen}");
            }

            screen.Append(buffer, 0, count);
        }

        return screen.ToString();
    }

    private bool EndsWithPrompt()
    {
        var shown = screen.ToString();
        var lastLine = shown[(shown.LastIndexOf('\n') + 1)..];
        return lastLine.StartsWith("nanocap (", StringComparison.Ordinal)
            && lastLine.EndsWith(") > ", StringComparison.Ordinal);
    }
}
