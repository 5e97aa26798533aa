using System.CommandLine;
using NanoCap.Bot.Options;
using NanoCap.Bot.Desk.Backups;

namespace NanoCap.Bot.Cli;

/// <summary><c>restore</c>: a backup becomes the state of a folder on which no bot runs.</summary>
internal static class RestoreVerb
{
    public const string Name = "restore";

    public static Command Create()
    {
        var from = new Argument<string>("FROM") { Description = "A folder that backup wrote." };
        var state = StateOption.Create();
        var force = new Option<bool>("--force")
        {
            Description = "Move a state that is there aside. The simulated broker's ledger stays.",
        };
        var command = new Command(Name,
            "Verifies a backup and puts it into a state folder; stop the bot first.\n"
            + "Example: nanocap restore /mnt/other-disk/backup-20240102-220000 --state state --force")
        {
            from, state, force,
        };
        command.SetAction((parsed, cancellationToken) => Task.Run(
            () =>
            {
                var options = BotConfiguration.Load(Environment.CurrentDirectory, StateOption.Read(parsed, state));
                var told = new StateRestore(TimeProvider.System).Restore(
                    Path.GetFullPath(parsed.GetValue(from)!), Path.GetFullPath(options.State.Folder),
                    parsed.GetValue(force), cancellationToken);
                foreach (var sentence in told)
                {
                    parsed.InvocationConfiguration.Output.WriteLine(sentence);
                }

                return ExitCode.Done;
            },
            cancellationToken));
        return command;
    }
}
