using System.Globalization;
using NanoCap.Bot.Desk.Inspection;
using NanoCap.Bot.Storage;
using NanoCap.Trading.Desk;

namespace NanoCap.Bot.Desk.Backups;

/// <summary>Puts a backup into a state folder on which no bot runs.</summary>
/// <remarks>The broker's own memory is restored only where there is none: orders and positions are what they are, and a
/// journal that is older learns of them by reconciliation.</remarks>
internal sealed class StateRestore(TimeProvider time)
{
    private static readonly string[] SideFiles = ["-wal", "-shm"];

    /// <summary>Restores, after verifying all of the backup, and returns what was done, a sentence each.</summary>
    /// <param name="from">The backup.</param>
    /// <param name="state">The state folder; made when it is not there.</param>
    /// <param name="isForced">Whether a state that is there gives way; it is moved aside, never deleted.</param>
    /// <param name="cancellationToken">Gives up while verifying.</param>
    /// <exception cref="BackupException">The backup is damaged, or there is a state already.</exception>
    /// <exception cref="StateFolderException">A bot runs on the folder.</exception>
    public IReadOnlyList<string> Restore(
        string from, string state, bool isForced, CancellationToken cancellationToken)
    {
        var manifest = BackupManifest.Read(from);
        manifest.CheckFiles(from);
        var backup = new StateFiles(from);
        CheckJournal(backup, manifest, cancellationToken);

        using var folder = StateFolder.Open(state, time);
        var told = new List<string>();
        var there = Present(folder).ToList();
        if (there.Count > 0 && !isForced)
        {
            throw new BackupException(
                $"Expected an empty state folder, found {string.Join(", ", there.Select(Path.GetFileName))} in "
                + $"{folder.Path}. With --force they are moved aside and the backup takes their place.");
        }

        MoveAside(folder, there, told);
        // The head first: a journal without it is not trusted, and one that is missing behind it is not begun anew.
        Copy(backup.JournalHeadFile, folder.JournalHeadFile);
        Copy(backup.DatabaseFile, folder.DatabaseFile);
        told.Add(string.Create(
            CultureInfo.InvariantCulture,
            $"Restored the journal of {manifest.TakenAt:yyyy-MM-dd HH:mm:ss} UTC: {manifest.Entries} entries, head "
            + $"{manifest.HeadHash}."));
        RestoreLedger(backup, folder, told);
        return told;
    }

    private static void CheckJournal(
        StateFiles backup, BackupManifest manifest, CancellationToken cancellationToken)
    {
        var report = new JournalCheck(backup, TradingDesk.Apply).Run(cancellationToken);
        if (!report.IsWhole || report.Head.Sequence != manifest.Entries || report.Head.Hash != manifest.HeadHash)
        {
            throw new BackupException(
                $"The backup {backup.Path} is damaged: {report.Broken?.Split('\n')[0] ?? "it holds another journal."} "
                + "Nothing was restored; use another backup.");
        }
    }

    private static void RestoreLedger(StateFiles backup, StateFiles folder, List<string> told)
    {
        if (File.Exists(folder.BrokerFile))
        {
            told.Add("Left the simulated broker's ledger as it is: it knows what happened since; the start compares.");
        }
        else if (File.Exists(backup.BrokerFile))
        {
            Copy(backup.BrokerFile, folder.BrokerFile);
            told.Add("Restored the simulated broker's ledger, since there was none.");
        }
    }

    private void MoveAside(StateFolder folder, List<string> there, List<string> told)
    {
        if (there.Count == 0)
        {
            return;
        }

        var aside = folder.FileIn(string.Create(
            CultureInfo.InvariantCulture, $"replaced-{time.GetUtcNow():yyyyMMdd-HHmmss}"));
        Directory.CreateDirectory(aside);
        foreach (var path in there)
        {
            File.Move(path, Path.Combine(aside, Path.GetFileName(path)));
        }

        told.Add($"Moved what was there to {aside}.");
    }

    // The snapshot belongs to the journal that is replaced; the broker's ledger stays.
    private static IEnumerable<string> Present(StateFiles folder) =>
        SideFiles.Select(ending => folder.DatabaseFile + ending)
            .Append(folder.DatabaseFile).Append(folder.JournalHeadFile).Append(folder.SnapshotFile)
            .Where(File.Exists);

    private static void Copy(string from, string to)
    {
        if (File.Exists(from))
        {
            DurableFile.Copy(from, to);
        }
    }
}
