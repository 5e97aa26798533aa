using System.CommandLine;
using System.Globalization;
using NanoCap.Bot.Desk.Backups;

namespace NanoCap.Bot.Cli;

/// <summary><c>backup</c>: a verified copy of the state, taken while the bot runs or not.</summary>
internal static class BackupVerb
{
    public const string Name = "backup";

    public static Command Create()
    {
        var state = StateOption.Create();
        var to = new Option<string?>("--to")
        {
            Description = "The folder that holds backups; without it 'backups' in the state folder.",
        };
        var json = new Option<bool>("--json") { Description = "Answer as JSON." };
        var command = new Command(Name,
            "Copies journal and simulated broker into a new folder and verifies the copy; the bot may run.\n"
            + "Example: nanocap backup --to /mnt/other-disk")
        {
            state, to, json,
        };
        command.SetAction((parsed, cancellationToken) => Task.Run(
            () =>
            {
                var files = JournalVerb.FilesOf(parsed, state);
                var parent = Path.GetFullPath(parsed.GetValue(to) ?? files.FileIn("backups"));
                var (folder, manifest) = new StateBackup(files, TimeProvider.System).Take(parent, cancellationToken);
                var output = parsed.InvocationConfiguration.Output;
                if (parsed.GetValue(json))
                {
                    return VerbAnswer.Json(output, writer => System.Text.Json.JsonSerializer.Serialize(
                        writer, new { folder, manifest.TakenAt, manifest.Entries, manifest.HeadHash, manifest.Files },
                        JournalJson.Options));
                }

                output.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{folder}: {manifest.Entries} entries, verified, head {manifest.HeadHash}"));
                return ExitCode.Done;
            },
            cancellationToken));
        return command;
    }
}
