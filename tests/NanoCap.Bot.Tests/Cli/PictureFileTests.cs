using System.Runtime.InteropServices;
using NanoCap.Bot.Chat.Commands;
using NanoCap.Bot.Chat.Pictures;
using NanoCap.Bot.Cli;
using NanoCap.Bot.Tests.Chat.Pictures;
using NanoCap.Bot.Tests.Endpoint;

namespace NanoCap.Bot.Tests.Cli;

public sealed class PictureFileTests
{
    private static readonly Picture Chart =
        CandlePicture.Of(PictureSeries.Chart(1, 20, 4), PictureSeries.Levels(4, 3.5, 5), "PAPER", "folder");

    [Theory]
    [InlineData(new string[0], "light")]
    [InlineData(new[] { "--dark" }, "dark")]
    public async Task A_chart_is_written_as_the_running_bot_drew_it(string[] more, string theme)
    {
        await using var running = await RunningEndpoint.StartAsync(new RecordingCommands { Picture = Chart });
        var file = Path.Combine(running.Folder, "abcd.svg");

        var run = await RunAsync(running.Folder, ["chart", "ABCD", "20", "--out", file, .. more]);

        Assert.Equal((ExitCode.Done, "told /chart ABCD 20\n"), (run.ExitCode, run.Output));
        Assert.Equal(
            Chart.Draw(PictureTheme.Find(theme)!).Text,
            await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_chart_is_written_as_a_png()
    {
        Assert.SkipUnless(NativeLibrary.TryLoad("librsvg-2.so.2", out _), "Needs the system's librsvg and cairo.");
        await using var running = await RunningEndpoint.StartAsync(new RecordingCommands { Picture = Chart });
        var file = Path.Combine(running.Folder, "abcd.PNG");

        var run = await RunAsync(running.Folder, ["chart", "ABCD", "--out", file]);

        Assert.Equal(ExitCode.Done, run.ExitCode);
        var png = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
        Assert.Equal([0x89, .. "PNG"u8], png[..4]);
    }

    [Fact]
    public async Task Without_being_asked_for_nothing_is_drawn()
    {
        var commands = new RecordingCommands
        {
            Picture = Chart with { Draw = _ => throw new InvalidOperationException("Nobody asked.") },
        };
        await using var running = await RunningEndpoint.StartAsync(commands);

        Assert.Equal(ExitCode.Done, (await RunAsync(running.Folder, ["chart", "ABCD"])).ExitCode);
    }

    [Fact]
    public async Task Another_ending_is_refused_before_anything_is_asked()
    {
        await using var running = await RunningEndpoint.StartAsync();

        var run = await RunAsync(running.Folder, ["performance", "--out", "equity.jpg"]);

        Assert.Equal(ExitCode.BadInput, run.ExitCode);
        Assert.Equal(
            "--out: expected a file that ends in .svg or .png, found 'equity.jpg'. Example: --out chart.png\n",
            run.Error);
        Assert.Empty(running.Commands.Told);
    }

    [Fact]
    public async Task Where_there_is_nothing_to_draw_no_file_is_left()
    {
        await using var running = await RunningEndpoint.StartAsync();
        var file = Path.Combine(running.Folder, "equity.svg");

        var run = await RunAsync(running.Folder, ["performance", "--out", file]);

        Assert.Equal(ExitCode.Refused, run.ExitCode);
        Assert.Contains("no picture was written", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(file));
    }

    private static Task<CommandLineRun> RunAsync(string folder, string[] arguments)
    {
        var verbs = CommandVerbs.All.Select(verb => new Verb(
            verb.Name, () => new CommandVerbs((_, _) => throw new InvalidOperationException(), null).Create(verb)));
        return CommandLineRun.OfAsync([.. verbs], [.. arguments, "--state", folder]);
    }
}
