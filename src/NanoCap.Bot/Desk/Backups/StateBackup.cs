using System.Globalization;
using Microsoft.Data.Sqlite;
using NanoCap.Bot.Desk.Inspection;
using NanoCap.Bot.Storage;
using NanoCap.Trading.Desk;

namespace NanoCap.Bot.Desk.Backups;

/// <summary>Copies journal, head and the simulated broker's ledger while a bot may be running on them, and verifies the
/// copy.</summary>
/// <remarks>The journal first: a broker that is further than the journal is what reconciliation is for, and a journal
/// that is further than its broker is not.</remarks>
internal sealed class StateBackup(StateFiles files, TimeProvider time)
{
    /// <summary>Takes a backup in a new folder below <paramref name="parent"/> and returns it with its manifest.
    /// </summary>
    /// <exception cref="BackupException">It could not be written, or the copy is not whole; none is left.</exception>
    /// <exception cref="JournalUnusableException">There is no database.</exception>
    public (string Folder, BackupManifest Manifest) Take(string parent, CancellationToken cancellationToken)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"backup-{time.GetUtcNow():yyyyMMdd-HHmmss}");
        var folder = Path.Combine(parent, name);
        if (Directory.Exists(folder))
        {
            throw new BackupException($"Expected no folder {folder}, found one; try again in a second.");
        }

        var partial = folder + ".partial";
        try
        {
            Directory.CreateDirectory(partial);
            var manifest = Fill(new StateFiles(partial), cancellationToken);
            Directory.Move(partial, folder);
            return (folder, manifest);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or SqliteException)
        {
            throw new BackupException($"The backup {folder} could not be written: {failure.Message}", failure);
        }
        finally
        {
            if (Directory.Exists(partial))
            {
                Directory.Delete(partial, recursive: true);
            }
        }
    }

    private BackupManifest Fill(StateFiles copy, CancellationToken cancellationToken)
    {
        // Noted before the copy begins, so that a copy that lost its end is noticed.
        if (File.Exists(files.JournalHeadFile))
        {
            DurableFile.Copy(files.JournalHeadFile, copy.JournalHeadFile);
        }

        using (var stored = BotDatabase.OpenForReading(files))
        {
            CopyDatabase(stored, copy.DatabaseFile);
        }

        if (File.Exists(files.BrokerFile))
        {
            using var ledger = new SqliteConnection($"Data Source={files.BrokerFile};Mode=ReadOnly;Pooling=False");
            ledger.Open();
            CopyDatabase(ledger, copy.BrokerFile);
        }

        var head = Verified(copy, cancellationToken);
        if (head.Sequence > 0)
        {
            new JournalHeadFile(copy.JournalHeadFile).Write(head);
        }

        var hashes = Directory.GetFiles(copy.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal)
            .ToDictionary(name => name!, name => BackupManifest.HashOf(copy.FileIn(name!)));
        var manifest = new BackupManifest(time.GetUtcNow(), head.Sequence, head.Hash, hashes);
        manifest.Write(copy.Path);
        return manifest;
    }

    /// <exception cref="BackupException">The copy is not whole.</exception>
    private static JournalHead Verified(StateFiles copy, CancellationToken cancellationToken)
    {
        var report = new JournalCheck(copy, TradingDesk.Apply).Run(cancellationToken);
        return report.IsWhole
            ? report.Head
            : throw new BackupException(
                $"The journal is not whole, so no backup was kept: {report.Broken!.Split('\n')[0]} Keep your earlier "
                + "backups, and see 'nanocap journal verify'.");
    }

    private static void CopyDatabase(SqliteConnection source, string path)
    {
        using (var target = new SqliteConnection($"Data Source={path};Pooling=False"))
        {
            target.Open();
            source.BackupDatabase(target);
            // One file without a log beside it, so that it can be hashed and carried about.
            Execute(target, "PRAGMA journal_mode = DELETE");
            if (Execute(target, "PRAGMA integrity_check(1)") is not "ok" and var found)
            {
                throw new BackupException($"The copy {path} is damaged: {found}. No backup was kept.");
            }
        }

        using var written = new FileStream(path, FileMode.Open, FileAccess.ReadWrite);
        written.Flush(flushToDisk: true);
    }

    private static object? Execute(SqliteConnection connection, string pragma)
    {
        using var command = connection.CreateCommand();
        command.CommandText = pragma;
        return command.ExecuteScalar();
    }
}
