using System.CommandLine;
using NanoCap.Bot.Desk.Inspection;
using NanoCap.Bot.Options;
using NanoCap.Bot.Storage;
using NanoCap.Trading.Desk;

namespace NanoCap.Bot.Cli;

/// <summary><c>journal</c>: verifies, shows and exports the journal of a state folder, whether a bot runs on it or not.
/// It only reads.</summary>
internal static class JournalVerb
{
    public const string Name = "journal";

    public static Command Create() => new(Name,
        "Verifies, shows or exports the journal; reads only, while the bot runs too.\n"
        + "Example: nanocap journal verify --state state")
    {
        Verify(), Show(), Export(),
    };

    /// <summary>The files of the named or configured state folder, which nobody has to hold.</summary>
    /// <exception cref="StateFolderException">There is none.</exception>
    public static StateFiles FilesOf(ParseResult parsed, Option<string?> state)
    {
        var options = BotConfiguration.Load(Environment.CurrentDirectory, StateOption.Read(parsed, state));
        var folder = Path.GetFullPath(options.State.Folder);
        return Directory.Exists(folder)
            ? new StateFiles(folder)
            : throw new StateFolderException(
                $"Expected a state folder at {folder}, found none; name the folder with --state DIR.");
    }

    private static Command Verify()
    {
        var state = StateOption.Create();
        var json = new Option<bool>("--json") { Description = "Answer as JSON." };
        var command = new Command("verify",
            "Checks every entry, the noted head, the snapshot and the read models.\n"
            + "Exit code 4 when the journal is not what was written, 1 when only something made of it is wrong.\n"
            + "Example: nanocap journal verify --json")
        {
            state, json,
        };
        command.SetAction((parsed, cancellationToken) => Task.Run(
            () =>
            {
                var files = FilesOf(parsed, state);
                var report = new JournalCheck(files, TradingDesk.Apply).Run(cancellationToken);
                return JournalAnswers.Show(report, parsed.GetValue(json), parsed.InvocationConfiguration);
            },
            cancellationToken));
        return command;
    }

    private static Command Show()
    {
        var state = StateOption.Create();
        var from = new Option<long>("--from") { Description = "First entry.", DefaultValueFactory = _ => 1 };
        var to = new Option<long>("--to") { Description = "Last entry.", DefaultValueFactory = _ => long.MaxValue };
        var date = new Option<string?>("--date") { Description = "Only entries of this day in New York." };
        var type = new Option<string?>("--type") { Description = "Only entries of this type, such as OrderFilled." };
        var json = new Option<bool>("--json") { Description = "Answer as a JSON array, one entry a line." };
        var command = new Command("show",
            "Lists entries as they are stored, and marks those that do not follow the one before.\n"
            + "Example: nanocap journal show --type OrderFilled --date 2024-01-03 --json")
        {
            state, from, to, date, type, json,
        };
        command.SetAction((parsed, cancellationToken) => Task.Run(
            () =>
            {
                var problems = new List<string>();
                var filter = JournalFilter.Read(
                    parsed.GetValue(from), parsed.GetValue(to), parsed.GetValue(date), parsed.GetValue(type), problems);
                return problems.Count > 0
                    ? VerbAnswer.Problems(parsed.InvocationConfiguration.Error, "journal show", problems)
                    : JournalAnswers.Show(
                        FilesOf(parsed, state), filter, parsed.GetValue(json), parsed.InvocationConfiguration.Output,
                        cancellationToken);
            },
            cancellationToken));
        return command;
    }

    private static Command Export()
    {
        var state = StateOption.Create();
        var file = new Argument<string>("FILE") { Description = "A file that is not there yet." };
        var command = new Command("export",
            "Writes the whole journal as lines of JSON with their hashes; docs/operations.md tells how to verify.\n"
            + "Example: nanocap journal export journal.jsonl")
        {
            file, state,
        };
        command.SetAction((parsed, cancellationToken) => Task.Run(
            () =>
            {
                var path = Path.GetFullPath(parsed.GetValue(file)!);
                return JournalAnswers.Export(FilesOf(parsed, state), path, parsed.InvocationConfiguration,
                    cancellationToken);
            },
            cancellationToken));
        return command;
    }
}
