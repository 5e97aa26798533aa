using System.CommandLine;
using System.Text.Json;
using NanoCap.Bot.Endpoint;
using NanoCap.Bot.Monitor;
using NanoCap.Bot.Options;
using Spectre.Console;

namespace NanoCap.Bot.Cli;

/// <summary><c>monitor</c>: the running bot on one screen that is drawn anew each second. Looks and decides nothing.
/// </summary>
internal static class MonitorVerb
{
    public const string Name = "monitor";

    private const int PlainWidth = 120;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    public static Command Create()
    {
        var state = StateOption.Create();
        var json = new Option<bool>("--json") { Description = "One JSON object a second, each on a line." };
        var count = new Option<int?>("--count") { Description = "Ends after so many; without it q or Ctrl+C ends it." };
        count.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int?>() < 1)
            {
                result.AddError("--count: expected a number from 1, such as 5.");
            }
        });
        var command = new Command(Name,
            "Shows the running bot, drawn anew each second; once and plain where the output is no terminal.\n"
            + $"Example: nanocap {Name} --state state")
        {
            state, json, count,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var options = BotConfiguration.Load(Environment.CurrentDirectory, StateOption.Read(parsed, state));
            return await RunAsync(
                Path.GetFullPath(options.State.Folder), parsed.GetValue(json), parsed.GetValue(count),
                parsed.InvocationConfiguration, cancellationToken);
        });
        return command;
    }

    private static async Task<int> RunAsync(
        string folder, bool isJson, int? count, InvocationConfiguration streams, CancellationToken cancellationToken)
    {
        using var watch = new MonitorWatch(folder);
        if (await watch.ReadOnceAsync(cancellationToken) is not { } first)
        {
            streams.Error.WriteLine($"No bot runs on {folder}. Start one: nanocap run --state {folder}");
            return ExitCode.Unexpected;
        }

        if (isJson)
        {
            return await WriteJsonAsync(watch, first, count, streams, cancellationToken);
        }

        if (!ReferenceEquals(streams.Output, Console.Out) || Console.IsOutputRedirected
            || !AnsiConsole.Profile.Capabilities.Ansi)
        {
            foreach (var line in MonitorScreen.Lines(first, PlainWidth, int.MaxValue))
            {
                streams.Output.WriteLine(MonitorScreen.Text(line));
            }

            return ExitCode.Done;
        }

        await new MonitorTerminal(AnsiConsole.Console, FindKey, TimeProvider.System)
            .ShowAsync(watch, first, count, cancellationToken);
        return ExitCode.Done;
    }

    private static async Task<int> WriteJsonAsync(
        MonitorWatch watch,
        MonitorPicture first,
        int? count,
        InvocationConfiguration streams,
        CancellationToken cancellationToken)
    {
        var picture = first;
        try
        {
            for (var written = 1; ; written++)
            {
                streams.Output.WriteLine(JsonSerializer.Serialize(picture, EndpointJson.Default.MonitorPicture));
                if (written == count)
                {
                    return ExitCode.Done;
                }

                await Task.Delay(Pause, TimeProvider.System, cancellationToken);
                if (await watch.ReadOnceAsync(cancellationToken) is not { } next)
                {
                    streams.Error.WriteLine("The bot does not answer any more.");
                    return ExitCode.Unexpected;
                }

                picture = next;
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return ExitCode.Done;
        }
    }

    private static ConsoleKeyInfo? FindKey() =>
        !Console.IsInputRedirected && Console.KeyAvailable ? Console.ReadKey(intercept: true) : null;
}
