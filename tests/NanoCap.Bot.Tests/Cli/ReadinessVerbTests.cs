using System.Text.Json;
using NanoCap.Bot.Cli;
using NanoCap.Bot.Options;
using NanoCap.Bot.Tests.Chat;
using NanoCap.Bot.Tests.Endpoint;
using NanoCap.Bot.Tests.House;
using NanoCap.Bot.Tests.Options;
using NanoCap.Bot.Tests.Storage;

namespace NanoCap.Bot.Tests.Cli;

public sealed class ReadinessVerbTests : IDisposable
{
    private readonly TemporaryFolder temporary = new();

    public void Dispose() => temporary.Dispose();

    [Fact]
    public async Task The_list_for_the_example_configuration_reads_as_approved_and_is_not_ready()
    {
        // That the example says the defaults, which hold here, is a test of its own.
        Assert.True(File.Exists(Path.Combine(RepositoryFolder.Root, "appsettings.example.json")));

        var run = await RunAsync(NobodyOffline);

        Assert.Equal(ExitCode.NotReady, run.ExitCode);
        Assert.False(Directory.Exists(temporary.Path));
        Approved.Text(run.Output, "readiness-example");
    }

    [Fact]
    public async Task With_json_every_check_has_its_outcome_and_fix()
    {
        var run = await RunAsync(NobodyOffline, "--json");

        Assert.Equal(ExitCode.NotReady, run.ExitCode);
        using var data = JsonDocument.Parse(run.Output);
        Assert.False(data.RootElement.GetProperty("ready").GetBoolean());
        Assert.All(data.RootElement.GetProperty("checks").EnumerateArray(), check => Assert.Equal(
            check.GetProperty("outcome").GetString() == "pass",
            check.GetProperty("fix").ValueKind == JsonValueKind.Null));
    }

    [Fact]
    public async Task Settings_that_do_not_hold_are_part_of_the_list()
    {
        Directory.CreateDirectory(temporary.Path);
        File.WriteAllText(temporary.File("desk.db"), "");

        // The working directory has no settings of its own; the command line's are enough.
        var (options, problems) = BotConfiguration.LoadWithProblems(
            AppContext.BaseDirectory, new Dictionary<string, string?> { ["Trading:Mode"] = "Live" });

        Assert.Equal(TradingMode.Live, options.Trading.Mode);
        Assert.Collection(
            problems,
            problem => Assert.StartsWith("Trading:Mode", problem, StringComparison.Ordinal),
            problem => Assert.StartsWith("Trading:LiveAcknowledged", problem, StringComparison.Ordinal));
        var report = await NanoCap.Bot.Diagnostics.Readiness.ReadinessReview
            .Of(options, new HandClock(Diagnostics.Readiness.ReadyWorld.Now))
            .JudgeAsync(problems, TestContext.Current.CancellationToken);
        Assert.Contains("Trading:Mode", report.Find("environment")!.Result.Judged, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"ready\":false}", ExitCode.NotReady)]
    [InlineData("{\"ready\":true}", ExitCode.Done)]
    [InlineData("{\"check\":\"max-drawdown\"}", ExitCode.Done)]
    public async Task A_running_bot_is_asked_and_its_word_is_the_exit_code(string data, int exitCode)
    {
        await using var running = await RunningEndpoint.StartAsync(new RecordingCommands { Data = data });

        var run = await CommandLineRun.OfAsync(Verbs(NobodyOffline), "readiness", "--state", running.Folder);

        Assert.Equal([("/readiness", true)], running.Commands.Told);
        Assert.Equal(exitCode, run.ExitCode);
    }

    [Fact]
    public async Task Without_a_running_bot_the_state_folder_is_asked()
    {
        Directory.CreateDirectory(temporary.Path);
        File.WriteAllText(temporary.File("desk.db"), "");
        var commands = new RecordingCommands { Data = "{\"ready\":false}" };
        var desk = new OfflineDesk(commands);

        var run = await RunAsync((_, _) => Task.FromResult<IOfflineDesk>(desk));

        Assert.Equal([("/readiness", true)], commands.Told);
        Assert.True(desk.IsClosed);
        Assert.Equal(ExitCode.NotReady, run.ExitCode);
    }

    [Fact]
    public async Task A_figure_cannot_be_accepted_without_an_account()
    {
        var run = await RunAsync(NobodyOffline, "ack", "max-drawdown", "1.2");

        Assert.Equal(ExitCode.StateLocked, run.ExitCode);
        Assert.Contains("start the bot first", run.Error, StringComparison.Ordinal);
    }

    private Task<CommandLineRun> RunAsync(
        Func<BotOptions, CancellationToken, Task<IOfflineDesk>> open, params string[] arguments) =>
        CommandLineRun.OfAsync(Verbs(open), ["readiness", .. arguments, "--state", temporary.Path]);

    private static IReadOnlyList<Verb> Verbs(Func<BotOptions, CancellationToken, Task<IOfflineDesk>> open) =>
    [
        new("readiness",
            () => new ReadinessVerb(open, new HandClock(Diagnostics.Readiness.ReadyWorld.Now)).Create()),
    ];

    private static Task<IOfflineDesk> NobodyOffline(BotOptions options, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("Expected no desk to be opened.");
}
