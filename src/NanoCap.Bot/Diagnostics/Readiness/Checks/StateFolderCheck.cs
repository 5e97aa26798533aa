using System.Globalization;
using System.Runtime.Versioning;

namespace NanoCap.Bot.Diagnostics.Readiness.Checks;

/// <summary>The state folder can be written, belongs to this user alone, and has room.</summary>
/// <param name="freeBytes">Free bytes where a folder lies.</param>
internal sealed class StateFolderCheck(Func<string, long> freeBytes) : IReadinessCheck
{
    private const int LeastGigabytes = 1;

    private const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    public StateFolderCheck()
        : this(folder => new DriveInfo(folder).AvailableFreeSpace)
    {
    }

    public string Name => "state-folder";

    public bool IsCritical => true;

    public Task<ReadinessResult> JudgeAsync(ReadinessFacts facts, CancellationToken cancellationToken) =>
        Task.FromResult(Judge(facts.StateFolder));

    private ReadinessResult Judge(string folder)
    {
        if (!Directory.Exists(folder))
        {
            return ReadinessResult.NotYetMeasured("There is no state folder yet.", "Start the bot on paper first.");
        }

        try
        {
            if (!OperatingSystem.IsWindows() && IsOpenToOthers(folder))
            {
                return ReadinessResult.Fail(
                    "Other users of this machine may enter the state folder, which holds the key to the bot.",
                    $"chmod 700 {folder}");
            }

            var probe = Path.Combine(folder, "readiness.probe");
            File.WriteAllText(probe, "can be written");
            File.Delete(probe);
            var free = freeBytes(folder) / 1e9;
            return free >= LeastGigabytes
                ? ReadinessResult.Pass(
                    $"The state folder can be written, by this user alone, and has at least {LeastGigabytes} GB free.")
                : ReadinessResult.Fail(
                    string.Create(CultureInfo.InvariantCulture,
                        $"The disk of the state folder has {free:0.00} GB free, at least {LeastGigabytes} GB is safe."),
                    "Make room, or move the state folder.");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return ReadinessResult.Fail(
                $"The state folder cannot be used: {failure.Message}", "Give this user the right to write it.");
        }
    }

    [UnsupportedOSPlatform("windows")]
    private static bool IsOpenToOthers(string folder) => (File.GetUnixFileMode(folder) & Others) != 0;
}
