using System.CommandLine;
using NanoCap.Bot.Options;

namespace NanoCap.Bot.Cli;

/// <summary>From the process's arguments to its exit code.</summary>
internal sealed class CommandLine(IReadOnlyList<Verb> verbs)
{
    private const string DefaultVerb = "run";

    // Under the service manager's 30 s: work under way is finished, the journal is closed.
    private static readonly TimeSpan MostTimeToStop = TimeSpan.FromSeconds(25);

    // A word with @ in front is a word, not a file with more arguments.
    private static readonly ParserConfiguration AsWritten = new() { ResponseFileTokenReplacer = null };

    public async Task<int> RunAsync(string[] arguments, TextWriter output, TextWriter error)
    {
        try
        {
            var asked = WithDefaultVerb(arguments);
            if (!asked[0].StartsWith('-') && verbs.All(verb => verb.Name != asked[0]))
            {
                return UnknownVerb(asked[0], error);
            }

            var parsed = Root(asked).Parse(asked, AsWritten);
            if (parsed.Errors.Count > 0)
            {
                return Misunderstood(parsed, error);
            }

            return await parsed
                .InvokeAsync(new InvocationConfiguration
                {
                    Output = output,
                    Error = error,
                    EnableDefaultExceptionHandler = false,
                    ProcessTerminationTimeout = MostTimeToStop,
                })
                .ConfigureAwait(false);
        }
        catch (Exception fault)
        {
            return CliErrors.Report(fault, error);
        }
    }

    private static string[] WithDefaultVerb(string[] arguments)
    {
        var isForRoot = arguments is ["--help" or "-h" or "-?" or "--version", ..];
        return arguments.Length == 0 || (arguments[0].StartsWith('-') && !isForRoot)
            ? [DefaultVerb, .. arguments]
            : arguments;
    }

    private RootCommand Root(string[] arguments)
    {
        var root = new RootCommand(
            "A trading bot for small caps that asks before it trades. Without a verb it runs.\n"
            + "Example: nanocap run --replay market --from 2024-01-02");
        var asked = verbs.FirstOrDefault(verb => verb.Name == arguments[0]);
        foreach (var verb in asked is null ? verbs : [asked])
        {
            root.Subcommands.Add(verb.Create());
        }

        return root;
    }

    private int UnknownVerb(string found, TextWriter error)
    {
        var names = verbs.Select(verb => verb.Name).ToList();
        error.WriteLine($"nanocap: expected one of {string.Join(", ", names)}; found '{found}', "
            + $"did you mean {NearestName.Of(found, names)}?");
        return ExitCode.BadInput;
    }

    private static int Misunderstood(ParseResult parsed, TextWriter error)
    {
        foreach (var problem in parsed.Errors)
        {
            error.WriteLine($"nanocap: {problem.Message}");
        }

        var verb = parsed.CommandResult.Command is RootCommand ? string.Empty : parsed.CommandResult.Command.Name + " ";
        error.WriteLine($"Try: nanocap {verb}--help");
        return ExitCode.BadInput;
    }
}
