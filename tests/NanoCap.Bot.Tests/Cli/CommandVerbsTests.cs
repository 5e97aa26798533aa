using NanoCap.Bot.Chat.Commands;
using NanoCap.Bot.Cli;
using NanoCap.Bot.Options;
using NanoCap.Bot.Tests.Endpoint;

namespace NanoCap.Bot.Tests.Cli;

public sealed class CommandVerbsTests
{
    [Fact]
    public async Task A_verb_reaches_the_running_bot_with_its_words()
    {
        await using var running = await RunningEndpoint.StartAsync();

        var run = await RunAsync(running.Folder, NobodyOffline, "reject", "3", "@home too thin", "--yes");

        Assert.Equal([("/reject 3 \"@home too thin\"", true)], running.Commands.Told);
        Assert.Equal((ExitCode.Done, "told /reject 3 \"@home too thin\"\n"), (run.ExitCode, run.Output));
    }

    [Fact]
    public async Task With_json_the_answers_data_are_printed_and_nothing_else()
    {
        await using var running = await RunningEndpoint.StartAsync();

        var run = await RunAsync(running.Folder, NobodyOffline, "status", "--json");

        Assert.Equal("{\"line\":\"/status\"}\n", run.Output);
    }

    [Fact]
    public async Task Without_a_running_bot_the_verb_acts_on_the_state_folder_and_lets_go_of_it()
    {
        var folder = Directory.CreateTempSubdirectory("nanocap-offline-");
        var commands = new RecordingCommands();
        var desk = new OfflineDesk(commands);
        BotOptions? opened = null;

        var run = await RunAsync(folder.FullName, Open, "pause");

        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Equal([("/pause", false)], commands.Told);
        Assert.Equal(folder.FullName, opened?.State.Folder);
        Assert.True(desk.IsClosed);
        folder.Delete();

        Task<IOfflineDesk> Open(BotOptions options, CancellationToken cancellationToken)
        {
            opened = options;
            return Task.FromResult<IOfflineDesk>(desk);
        }
    }

    [Fact]
    public async Task A_verb_never_makes_a_state_folder()
    {
        var folder = Path.Combine(Path.GetTempPath(), "nanocap-that-is-not-there");

        var run = await RunAsync(folder, NobodyOffline, "status");

        Assert.Equal(ExitCode.StateLocked, run.ExitCode);
        Assert.Contains("found none; start the bot first", run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder));
    }

    [Theory]
    [InlineData(AnswerKind.Done, ExitCode.Done)]
    [InlineData(AnswerKind.Leaving, ExitCode.Done)]
    [InlineData(AnswerKind.Refused, ExitCode.Refused)]
    [InlineData(AnswerKind.Asked, ExitCode.Refused)]
    [InlineData(AnswerKind.Misunderstood, ExitCode.BadInput)]
    [InlineData(AnswerKind.Failed, ExitCode.Unexpected)]
    internal async Task Scripts_can_tell_what_became_of_a_command(AnswerKind kind, int exitCode)
    {
        await using var running = await RunningEndpoint.StartAsync(new RecordingCommands { Kind = _ => kind });

        var run = await RunAsync(running.Folder, NobodyOffline, "approve", "3");

        Assert.Equal(exitCode, run.ExitCode);
        var told = exitCode == ExitCode.Done ? run.Output : run.Error;
        Assert.Contains("told /approve 3", told, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("EXIT\n", new[] { "/exit", "/exit EXIT" }, ExitCode.Done)]
    [InlineData("exit\n", new[] { "/exit" }, ExitCode.Refused)]
    [InlineData("", new[] { "/exit" }, ExitCode.Refused)]
    [InlineData(null, new[] { "/exit" }, ExitCode.Refused)]
    public async Task Exit_shows_what_it_would_do_and_wants_the_word(string? typed, string[] told, int exitCode)
    {
        await using var running = await RunningEndpoint.StartAsync(OnlyWithTheWord());
        using var answers = typed is null ? null : new StringReader(typed);

        var run = await RunAsync(running.Folder, NobodyOffline, answers, "exit");

        Assert.Equal(told, running.Commands.Told.Select(command => command.Line));
        Assert.Equal(exitCode, run.ExitCode);
    }

    [Theory]
    [InlineData("EXIT")]
    [InlineData("--yes")]
    public async Task Exit_does_it_at_once_for_the_word_or_a_yes_in_advance(string argument)
    {
        await using var running = await RunningEndpoint.StartAsync(OnlyWithTheWord());

        var run = await RunAsync(running.Folder, NobodyOffline, "exit", argument);

        Assert.Equal(["/exit EXIT"], running.Commands.Told.Select(command => command.Line));
        Assert.Equal(ExitCode.Done, run.ExitCode);
    }

    [Fact]
    public async Task Health_is_an_exit_code()
    {
        await using var running = await RunningEndpoint.StartAsync();
        Assert.Equal(ExitCode.Done, (await CommandLineRun.OfAsync("health", "--state", running.Folder)).ExitCode);

        running.Desk.HaltedBecause = "the disk is full";
        var halted = await CommandLineRun.OfAsync("health", "--state", running.Folder);
        Assert.Equal((ExitCode.Unexpected, "Halted: the disk is full\n"), (halted.ExitCode, halted.Output));

        await running.StopAsync();
        var stopped = await CommandLineRun.OfAsync("health", "--state", running.Folder, "--json");
        Assert.Equal(ExitCode.Unexpected, stopped.ExitCode);
        Assert.StartsWith("{\"status\":\"stopped\"", stopped.Output, StringComparison.Ordinal);
    }

    private static RecordingCommands OnlyWithTheWord() => new()
    {
        Kind = line => line == "/exit EXIT" ? AnswerKind.Done : AnswerKind.Refused,
    };

    private static Task<IOfflineDesk> NobodyOffline(BotOptions options, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("Expected the running bot to be asked.");

    private static Task<CommandLineRun> RunAsync(
        string folder, Func<BotOptions, CancellationToken, Task<IOfflineDesk>> open, params string[] arguments) =>
        RunAsync(folder, open, null, arguments);

    private static Task<CommandLineRun> RunAsync(
        string folder,
        Func<BotOptions, CancellationToken, Task<IOfflineDesk>> open,
        TextReader? answers,
        params string[] arguments)
    {
        var verbs = CommandVerbs.All.Select(
            verb => new Verb(verb.Name, () => new CommandVerbs(open, answers).Create(verb)));
        return CommandLineRun.OfAsync([.. verbs], [.. arguments, "--state", folder]);
    }
}
