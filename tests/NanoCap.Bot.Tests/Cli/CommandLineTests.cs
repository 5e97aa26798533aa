using System.CommandLine;
using NanoCap.Bot.Cli;
using NanoCap.Bot.Desk;
using NanoCap.Bot.Options;
using NanoCap.Bot.Storage;

namespace NanoCap.Bot.Tests.Cli;

public sealed class CommandLineTests
{
    [Fact]
    public async Task An_unforeseen_fault_is_an_apology_a_file_with_the_details_and_no_stack_trace()
    {
        var run = await RunOf(() => throw new InvalidOperationException("the cat is on the keyboard"));

        Assert.Equal(ExitCode.Unexpected, run.ExitCode);
        Assert.StartsWith("Sorry, something went wrong", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
        var file = run.Error.Split("The details are in ")[1].Trim().TrimEnd('.');
        var details = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        File.Delete(file);
        Assert.Contains("the cat is on the keyboard", details, StringComparison.Ordinal);
        Assert.Contains("   at ", details, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_known_failure_has_its_words_and_its_exit_code()
    {
        (Exception Fault, int ExitCode)[] known =
        [
            (new OptionsException(["State:Foldr: unknown."]), ExitCode.BadInput),
            (new Bot.MarketData.MarketDataException("No usable market data.", []), ExitCode.BadInput),
            (new StateFolderException("The state folder is in use."), ExitCode.StateLocked),
            (new DeskHaltedException("HALTED."), ExitCode.Halted),
            (new JournalWriteException("Disk full.", new IOException()), ExitCode.Halted),
            (new Bot.Brokers.Simulated.BrokerLedgerException("No ledger."), ExitCode.Halted),
            (new Bot.Endpoint.EndpointException("No answer."), ExitCode.Unexpected),
        ];

        foreach (var (fault, exitCode) in known)
        {
            var run = await RunOf(() => throw fault);

            Assert.Equal((exitCode, fault.Message), (run.ExitCode, run.Error.TrimEnd()));
        }
    }

    [Theory]
    [InlineData("scna", "found 'scna', did you mean scan?")]
    [InlineData("scan --dat x", "Try: nanocap scan --help")]
    public async Task What_is_not_understood_is_told_with_a_hint_and_exit_code_2(string line, string expected)
    {
        var run = await CommandLineRun.OfAsync(line.Split(' '));

        Assert.Equal(ExitCode.BadInput, run.ExitCode);
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }

    [Theory]
    [InlineData]
    [InlineData("--pace", "5")]
    public async Task Without_a_verb_the_bot_runs(params string[] arguments)
    {
        var isRun = false;
        var verb = new Verb("run", () =>
        {
            var command = new Command("run") { new Option<int>("--pace") };
            command.SetAction(_ => isRun = true);
            return command;
        });

        await CommandLineRun.OfAsync([verb, .. Verbs.WithoutDesk], arguments);

        Assert.True(isRun);
    }

    [Fact]
    public async Task Every_verb_has_help_with_an_example_and_an_answer_for_machines()
    {
        var verbs = Verbs.WithoutDesk.Concat(Verbs.OfDesk((_, _) => throw new InvalidOperationException()));
        foreach (var verb in verbs)
        {
            var run = await CommandLineRun.OfAsync([verb], verb.Name, "--help");

            Assert.Equal(ExitCode.Done, run.ExitCode);
            Assert.Contains($"Example: nanocap {verb.Name}", run.Output, StringComparison.Ordinal);
            Assert.Contains("--json", run.Output, StringComparison.Ordinal);
        }
    }

    private static Task<CommandLineRun> RunOf(Action act)
    {
        var verb = new Verb("act", () =>
        {
            var command = new Command("act");
            command.SetAction(_ => act());
            return command;
        });
        return CommandLineRun.OfAsync([verb], "act");
    }
}
