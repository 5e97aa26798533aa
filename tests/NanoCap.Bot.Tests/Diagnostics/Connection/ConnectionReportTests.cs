using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using NanoCap.Bot.Cli;
using NanoCap.Bot.Diagnostics.Connection;
using NanoCap.Bot.Options;
using NanoCap.Bot.Tests.Chat;
using NanoCap.Bot.Tests.Cli;
using NanoCap.Bot.Tests.Storage;

namespace NanoCap.Bot.Tests.Diagnostics.Connection;

public sealed partial class ConnectionReportTests
{
    [Fact]
    public async Task All_checks_pass_against_the_stand_in_and_read_as_approved()
    {
        await using var world = await ConnectionWorld.WithStandInAsync();

        var report = await world.RunAsync();

        Approved.Text(TextOf(report, isJson: false), "test-all-well");
        Approved.Text(TextOf(report, isJson: true), "test-all-well-json");
        Assert.True(report.IsWell);
    }

    [Fact]
    public async Task It_places_no_order_and_changes_nothing()
    {
        await using var world = await ConnectionWorld.WithStandInAsync();
        using var control = new NanoCap.Simulators.Alpaca.Control.StandInControl(world.StandIn!.Address);

        await world.RunAsync();

        var requests = await control.ReadRequestsAsync(ConnectionWorld.Token);
        Assert.True(requests.Count >= 7);
        Assert.All(requests, request => Assert.Equal("GET", request.Method));
    }

    [Fact]
    public async Task It_needs_no_lock_on_the_state_folder()
    {
        await using var world = await ConnectionWorld.WithStandInAsync();
        using var folder = new TemporaryFolder();
        using var held = NanoCap.Bot.Storage.StateFolder.Open(folder.Path, TimeProvider.System);
        world.Change(options => options with { State = new() { Folder = folder.Path } });

        Assert.True((await world.RunAsync()).IsWell);
    }

    [Fact]
    public async Task What_fails_is_said_once_with_the_fix_and_what_depends_on_it_is_not_asked()
    {
        await using var world = await ConnectionWorld.WithStandInAsync();
        world.ChangeAlpaca(alpaca => alpaca with { SecretKey = "not-the-secret" });

        var report = await world.RunAsync();

        Assert.False(report.IsWell);
        Assert.Equal(
            ["permissions", "clock", "calendar", "order-stream", "bars", "quotes", "quote-stream"],
            report.Lines.Where(line => line.Result.Outcome == ConnectionOutcome.NotAsked).Select(line => line.Name));
        Approved.Text(TextOf(report, isJson: false), "test-wrong-keys");
        using var json = JsonDocument.Parse(TextOf(report, isJson: true));
        Assert.False(json.RootElement.GetProperty("well").GetBoolean());
        Assert.Contains(json.RootElement.GetProperty("checks").EnumerateArray(), check =>
            check.GetProperty("name").GetString() == "clock"
            && check.GetProperty("outcome").GetString() == "notAsked"
            && check.GetProperty("fix").GetString() == "Mend keys first.");
    }

    [Fact]
    public async Task Without_keys_no_service_is_asked()
    {
        await using var world = await ConnectionWorld.WithScriptAsync();
        world.ChangeAlpaca(alpaca => alpaca with { KeyId = null, TradingAddress = "no address" });

        var report = await world.RunAsync([.. BotOptionsRules.FindProblems(world.Options)]);

        var settings = report.Find("settings")!;
        Assert.Equal(ConnectionOutcome.Fail, settings.Outcome);
        Assert.StartsWith("There are no keys.", settings.Found, StringComparison.Ordinal);
        Assert.Contains("NANOCAP_ALPACA__KEYID", settings.Fix, StringComparison.Ordinal);
        Assert.Equal(ConnectionOutcome.NotAsked, report.Find("connection")!.Outcome);
        Assert.Equal(ConnectionOutcome.NotAsked, report.Find("bars")!.Outcome);
        Assert.Empty(world.Server!.Requests);
    }

    [Fact]
    public async Task Without_a_broker_it_tests_what_there_is_and_says_that_none_is_configured()
    {
        using var state = new TemporaryFolder();

        var run = await CommandLineRun.OfAsync("test", "--state", state.Path);

        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Contains("Broker: none configured", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("connection", run.Output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(state.Path));
    }

    [Fact]
    public async Task Everything_hanging_ends_in_three_times_five_seconds()
    {
        await using var world = await ConnectionWorld.WithStandInAsync();
        var checks = new[] { new Hanging("one"), new Hanging("two"), new Hanging("three") };
        var test = new ConnectionTest(checks, world.Options, world.Clock);

        var running = test.RunAsync(ConnectionWorld.Token);
        await Task.WhenAll(checks.Select(check => check.Began.Task));
        world.Clock.Advance(ConnectionTest.EachAtMost);
        var report = await running;

        Assert.All(report.Lines, line => Assert.Equal(ConnectionOutcome.Fail, line.Result.Outcome));
        Assert.Equal(3, LevelsOf(world.Options));
        Assert.True(3 * ConnectionTest.EachAtMost < TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task What_a_service_sends_back_of_the_keys_is_not_shown()
    {
        await using var world = await ConnectionWorld.WithScriptAsync();
        var echo = new Saying(() => ConnectionResult.Fail(
            $"{ConnectionWorld.KeyId} and {ConnectionWorld.SecretKey}", $"not {ConnectionWorld.SecretKey}"));
        var throwing = new Saying(() => throw new InvalidOperationException(ConnectionWorld.SecretKey));

        var report = await new ConnectionTest([echo], world.Options, world.Clock).RunAsync(ConnectionWorld.Token);
        var other = await new ConnectionTest([throwing], world.Options, world.Clock).RunAsync(ConnectionWorld.Token);

        Assert.Equal(ConnectionResult.Fail("*** and ***", "not ***"), report.Lines[0].Result);
        Assert.Equal("***", other.Lines[0].Result.Found);
    }

    /// <summary>What differs from run to run is replaced before it is drawn.</summary>
    private static string TextOf(ConnectionReport report, bool isJson)
    {
        var steady = report with
        {
            Lines =
            [
                .. report.Lines.Select(line => line with
                {
                    Result = line.Result with
                    {
                        Found = line.Name switch
                        {
                            "disk" => "12,345 MB are free where the state folder lies.",
                            "sqlite" => "The system's SQLite 3.40.1 is used.",
                            "state-folder" => "/state can be written.",
                            _ => Port().Replace(line.Result.Found, "127.0.0.1:8080"),
                        },
                        Outcome = line.Name == "sqlite" ? ConnectionOutcome.Pass : line.Result.Outcome,
                    },
                }),
            ],
        };
        using var output = new StringWriter();
        TestVerb.Show(steady, isJson, output);
        return output.ToString();
    }

    private static int LevelsOf(BotOptions options)
    {
        var levels = new Dictionary<string, int>();
        using var services = new ServiceCollection()
            .AddSingleton(TimeProvider.System).AddLogging().AddConnectionChecks(options, [])
            .BuildServiceProvider();
        foreach (var check in services.GetServices<IConnectionCheck>())
        {
            levels[check.Name] = 1 + check.After.Select(name => levels.GetValueOrDefault(name)).DefaultIfEmpty().Max();
        }

        // Settings are judged at once.
        return levels.Values.Max() - 1;
    }

    [GeneratedRegex(@"127\.0\.0\.1:\d+")]
    private static partial Regex Port();

    private sealed class Hanging(string name) : IConnectionCheck
    {
        public string Name => name;

        public TaskCompletionSource Began { get; } = new();

        public Task<ConnectionResult> JudgeAsync(CancellationToken cancellationToken)
        {
            Began.TrySetResult();
            return new TaskCompletionSource<ConnectionResult>().Task;
        }
    }

    private sealed class Saying(Func<ConnectionResult> say) : IConnectionCheck
    {
        public string Name => "saying";

        public Task<ConnectionResult> JudgeAsync(CancellationToken cancellationToken) => Task.FromResult(say());
    }
}
