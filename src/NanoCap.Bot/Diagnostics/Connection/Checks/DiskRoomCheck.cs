using System.Globalization;

namespace NanoCap.Bot.Diagnostics.Connection.Checks;

/// <summary>The disk of the state folder has room: a full one halts the desk.</summary>
/// <param name="folder">The state folder.</param>
/// <param name="leastMegabytes">Where the running bot begins to warn.</param>
/// <param name="freeBytes">Free bytes where a folder lies.</param>
internal sealed class DiskRoomCheck(string folder, int leastMegabytes, Func<string, long> freeBytes) : IConnectionCheck
{
    private const long Megabyte = 1024 * 1024;

    public string Name => "disk";

    public Task<ConnectionResult> JudgeAsync(CancellationToken cancellationToken)
    {
        var free = freeBytes(ExistingFolder.Of(folder)) / Megabyte;
        var text = string.Create(CultureInfo.InvariantCulture, $"{free:N0} MB are free where the state folder lies");
        return Task.FromResult(free >= leastMegabytes
            ? ConnectionResult.Pass(text + ".")
            : ConnectionResult.Fail(
                $"{text}, at least {leastMegabytes} MB are safe.", "Make room, or move the state folder."));
    }
}
