using System.CommandLine;
using NanoCap.Bot.Chat;
using NanoCap.Bot.Chat.Cards;
using NanoCap.Bot.Chat.Commands;
using NanoCap.Bot.Chat.Console;
using NanoCap.Bot.Diagnostics.Readiness;
using NanoCap.Bot.Endpoint;
using NanoCap.Bot.Options;

namespace NanoCap.Bot.Cli;

/// <summary><c>readiness</c>: every check before real money, as a list and an exit code. Asks the running bot, else the
/// state folder, else judges by the settings alone.</summary>
/// <param name="openOffline">Starts the desk of a state folder in this process.</param>
internal sealed class ReadinessVerb(
    Func<BotOptions, CancellationToken, Task<IOfflineDesk>> openOffline, TimeProvider clock)
{
    public const string Name = "readiness";

    public Command Create()
    {
        var words = new Argument<string[]>("words")
        {
            Description = "ack CHECK FIGURE accepts the measured figure of an evidence check.",
            Arity = ArgumentArity.ZeroOrMore,
            HelpName = "ack CHECK FIGURE",
        };
        var state = StateOption.Create();
        var json = new Option<bool>("--json") { Description = "Answer as JSON." };
        var command = new Command(Name,
            "Lists every check before real money: exit code 0 if all safety checks pass, 6 if not.\n"
            + $"Example: nanocap {Name} ack max-drawdown 12.3")
        {
            state, json,
        };
        command.Arguments.Add(words);
        command.SetAction((parsed, cancellationToken) => AnswerAsync(
            parsed.GetValue(words) ?? [],
            StateOption.Read(parsed, state),
            parsed.GetValue(json),
            parsed.InvocationConfiguration,
            cancellationToken));
        return command;
    }

    private async Task<int> AnswerAsync(
        string[] words,
        Dictionary<string, string?> settings,
        bool isJson,
        InvocationConfiguration streams,
        CancellationToken cancellationToken)
    {
        var (options, problems) = BotConfiguration.LoadWithProblems(Environment.CurrentDirectory, settings);
        var line = string.Join(' ', words.Prepend("/" + Name));
        if (problems.Count == 0
            && await FindReplyAsync(options, line, cancellationToken).ConfigureAwait(false) is { } reply)
        {
            return Show(reply, isJson, streams);
        }

        if (words.Length > 0)
        {
            throw problems.Count > 0
                ? new OptionsException(problems)
                : new Storage.StateFolderException(
                    $"Expected an account in {Path.GetFullPath(options.State.Folder)}, found none; start the bot "
                    + "first, or name the folder with --state DIR.");
        }

        var report = await ReadinessReview.Of(options, clock).JudgeAsync(problems, cancellationToken)
            .ConfigureAwait(false);
        if (isJson)
        {
            streams.Output.WriteLine(CommandJson.Write(ReadinessData.Of(report)));
        }
        else
        {
            using var chat = new ServiceCollection().AddConsoleChat().BuildServiceProvider();
            chat.GetRequiredService<ICardPrinter>().Print([ReadinessCard.Of(report)], streams.Output);
        }

        return report.IsReady ? ExitCode.Done : ExitCode.NotReady;
    }

    private async Task<CommandReply?> FindReplyAsync(
        BotOptions options, string line, CancellationToken cancellationToken)
    {
        var folder = Path.GetFullPath(options.State.Folder);
        using var running = await EndpointClient.FindAsync(folder, cancellationToken).ConfigureAwait(false);
        if (running is not null)
        {
            return await running.RunAsync(line, isConfirmed: true, null, cancellationToken).ConfigureAwait(false);
        }

        // Opening a folder without an account would begin one, and asking begins nothing.
        if (!File.Exists(new Storage.StateFiles(folder).DatabaseFile))
        {
            return null;
        }

        var desk = await openOffline(options, cancellationToken).ConfigureAwait(false);
        await using (desk.ConfigureAwait(false))
        {
            return await desk.Commands.RunAsync(line, isConfirmed: true, cancellationToken).ConfigureAwait(false);
        }
    }

    private static int Show(CommandReply reply, bool isJson, InvocationConfiguration streams)
    {
        var isReady = !reply.Data.TryGetProperty("ready", out var ready) || ready.GetBoolean();
        var code = CommandVerbs.Show(reply, isJson, streams);
        return code == ExitCode.Done && !isReady ? ExitCode.NotReady : code;
    }
}
