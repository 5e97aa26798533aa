using NanoCap.Bot.Monitor;
using NanoCap.Bot.Tests.Endpoint;
using Spectre.Console;

namespace NanoCap.Bot.Tests.Monitor;

public sealed class MonitorTerminalTests
{
    private const string Leave = "\u001b[?25h\u001b[?1049l";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData('q')]
    [InlineData('Q')]
    public async Task A_q_leaves_and_gives_the_screen_back(char letter)
    {
        var drawn = await ShowAsync(() => new ConsoleKeyInfo(letter, ConsoleKey.Q, false, false, false));

        Assert.StartsWith("\u001b[?1049h", drawn, StringComparison.Ordinal);
        Assert.Contains("PAPER", drawn, StringComparison.Ordinal);
        Assert.EndsWith(Leave, drawn, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ctrl_C_leaves_and_gives_the_screen_back()
    {
        using var leaving = new CancellationTokenSource();
        await leaving.CancelAsync();

        var drawn = await ShowAsync(() => null, leaving.Token);

        Assert.EndsWith(Leave, drawn, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bot_that_answers_no_more_is_said_to_be_silent_and_its_last_picture_stays()
    {
        await using var running = await RunningEndpoint.StartAsync();
        await running.StopAsync();

        var drawn = await ShowAsync(() => null, count: 2, folder: running.Folder);

        Assert.Contains("NO ANSWER from the bot", drawn, StringComparison.Ordinal);
        Assert.EndsWith(Leave, drawn, StringComparison.Ordinal);
    }

    private static async Task<string> ShowAsync(
        Func<ConsoleKeyInfo?> findKey, CancellationToken? cancellation = null, int? count = null,
        string folder = "none")
    {
        using var output = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.Yes,
            ColorSystem = ColorSystemSupport.Standard,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(output),
        });
        (console.Profile.Width, console.Profile.Height) = (80, 24);
        using var watch = new MonitorWatch(folder);
        var time = new Time.ManualTimeProvider(MonitorPictures.Now);
        var showing = new MonitorTerminal(console, findKey, time)
            .ShowAsync(watch, MonitorPictures.Calm, count, cancellation ?? Token);
        while (!showing.IsCompleted)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        await showing;
        return output.ToString();
    }
}
