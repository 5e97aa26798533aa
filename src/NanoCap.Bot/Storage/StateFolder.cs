using System.Globalization;
using System.Runtime.Versioning;

namespace NanoCap.Bot.Storage;

/// <summary>The one folder with everything that must survive, held by one process at a time.</summary>
/// <remarks>The operating system holds the lock and lets go of it however the process ends, so a lock file left behind
/// never blocks a start. Who holds it stands in a second file, because a locked file cannot be read from .NET.
/// </remarks>
internal sealed class StateFolder : StateFiles, IDisposable
{
    private readonly FileStream held;

    private StateFolder(string path, FileStream held)
        : base(path) =>
        this.held = held;

    /// <exception cref="StateFolderException">Another process holds it, or it cannot be made or written.</exception>
    public static StateFolder Open(string path, TimeProvider time)
    {
        var full = System.IO.Path.GetFullPath(path);
        try
        {
            Create(full);
            return new StateFolder(full, Lock(full, time));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new StateFolderException(
                $"The state folder {full} cannot be used: {failure.Message} " +
                "Expected a folder that this user may create and write; name another with --state DIR.",
                failure);
        }
    }

    public void Dispose() => held.Dispose();

    private static void Create(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
            return;
        }

        CreatePrivate(path);
    }

    [UnsupportedOSPlatform("windows")]
    private static void CreatePrivate(string path) =>
        Directory.CreateDirectory(
            path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

    private static FileStream Lock(string folder, TimeProvider time)
    {
        var lockFile = System.IO.Path.Combine(folder, "instance.lock");
        var ownerFile = System.IO.Path.Combine(folder, "instance.owner");
        var lockStream = TryLock(lockFile) ?? throw new StateFolderException(
            $"The state folder {folder} is in use by {OwnerIn(ownerFile)}. Two instances must never trade on one " +
            "account: stop the other one, or name another folder with --state DIR.");
        try
        {
            File.WriteAllText(ownerFile, string.Create(
                CultureInfo.InvariantCulture,
                $"process {Environment.ProcessId}, started {time.GetUtcNow():yyyy-MM-dd HH:mm:ss} UTC"));
            return lockStream;
        }
        catch
        {
            lockStream.Dispose();
            throw;
        }
    }

    private static FileStream? TryLock(string lockFile)
    {
        try
        {
            return new FileStream(lockFile, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException) when (File.Exists(lockFile))
        {
            return null;
        }
    }

    private static string OwnerIn(string ownerFile)
    {
        try
        {
            return File.ReadAllText(ownerFile) is { Length: > 0 } owner ? owner : "another process";
        }
        catch (IOException)
        {
            return "another process";
        }
    }
}
