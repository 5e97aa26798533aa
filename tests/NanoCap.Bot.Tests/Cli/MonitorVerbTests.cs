using System.Text.Json;
using NanoCap.Bot.Cli;
using NanoCap.Bot.Tests.Chat;
using NanoCap.Bot.Tests.Endpoint;
using NanoCap.Bot.Tests.Monitor;

namespace NanoCap.Bot.Tests.Cli;

public sealed class MonitorVerbTests
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    [Fact]
    public async Task Without_a_running_bot_it_says_so_and_how_to_start_one()
    {
        var folder = Path.Combine(Path.GetTempPath(), "nanocap-that-is-not-there");

        var run = await CommandLineRun.OfAsync("monitor", "--state", folder);

        Assert.Equal((ExitCode.Unexpected, ""), (run.ExitCode, run.Output));
        Assert.Contains($"No bot runs on {folder}. Start one: nanocap run", run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder));
    }

    [Fact]
    public async Task Where_the_output_is_no_terminal_one_plain_picture_is_printed()
    {
        await using var running = await RunningEndpoint.StartAsync();
        running.Monitor.Picture = MonitorPictures.Crowded;

        var run = await CommandLineRun.OfAsync("monitor", "--state", running.Folder);

        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.DoesNotContain('\u001b', run.Output);
        Assert.Contains("Event 29:", run.Output, StringComparison.Ordinal);
        Assert.Contains("TICK11", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_json_each_line_is_one_picture()
    {
        await using var running = await RunningEndpoint.StartAsync();
        running.Monitor.Picture = MonitorPictures.Calm;

        var run = await CommandLineRun.OfAsync("monitor", "--state", running.Folder, "--json", "--count", "1");

        var line = Assert.Single(run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        using var json = JsonDocument.Parse(line);
        Approved.Text(
            JsonSerializer.Serialize(json.RootElement, Indented),
            "monitor-json");
    }

    [Fact]
    public async Task A_count_below_one_is_not_understood()
    {
        var run = await CommandLineRun.OfAsync("monitor", "--count", "0");

        Assert.Equal(ExitCode.BadInput, run.ExitCode);
        Assert.Contains("expected a number from 1", run.Error, StringComparison.Ordinal);
    }
}
