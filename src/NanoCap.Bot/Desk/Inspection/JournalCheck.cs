using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using NanoCap.Bot.Desk.ReadModels;
using NanoCap.Bot.Desk.Snapshots;
using NanoCap.Bot.Storage;
using NanoCap.Trading.Desk;

namespace NanoCap.Bot.Desk.Inspection;

/// <summary>Checks a journal with everything that was made of it: each page, each entry, the noted head, the snapshot
/// and the read models, which are computed anew. Reads only, and what is committed at one moment, so that a bot may run
/// on it.</summary>
internal sealed class JournalCheck(StateFiles files, Func<DeskState, DeskEvent, DeskState> apply)
{
    private const int Batch = 1000;

    private readonly DeskSnapshot? snapshot =
        new DeskSnapshotFile(files.SnapshotFile).Find(out _);

    private string snapshotFound = "none of this build";
    private bool isSnapshotWrong;
    private DeskState state = DeskState.Empty;
    private JournalHead head = JournalHead.Beginning;

    public JournalReport Run(CancellationToken cancellationToken)
    {
        try
        {
            using var stored = BotDatabase.OpenForReading(files);
            CheckPages(stored);
            using var moment = stored.BeginTransaction(deferred: true);
            using var computed = BotDatabase.InMemory(files);
            Compute(stored, computed, cancellationToken);
            var disagreements = new ReadModelComparison(stored, computed).Differences().ToList();
            return new(head, null, null, snapshotFound, isSnapshotWrong, disagreements);
        }
        catch (JournalUnusableException broken)
        {
            return new(head, broken.Message, broken.Sequence, snapshotFound, isSnapshotWrong, []);
        }
        catch (SqliteException failure)
        {
            return new(
                head, $"The database {files.DatabaseFile} cannot be read: {failure.Message}", null, snapshotFound,
                isSnapshotWrong, []);
        }
    }

    private void CheckPages(SqliteConnection stored)
    {
        using var command = stored.CreateCommand();
        command.CommandText = "PRAGMA integrity_check(1)";
        if (command.ExecuteScalar() is not "ok" and var found)
        {
            throw new JournalUnusableException($"The database {files.DatabaseFile} is damaged: {found}.", files);
        }
    }

    private void Compute(SqliteConnection stored, BotDatabase computed, CancellationToken cancellationToken)
    {
        var models = new DeskReadModels(computed, DeskReadModels.AllOf(computed), NullLogger.Instance);
        foreach (var batch in new JournalReader(stored, files).Events().Chunk(Batch))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var before = state;
            foreach (var entry in batch)
            {
                state = apply(state, entry.Happened);
                head = entry.Head;
                CheckSnapshot();
            }

            using var transaction = computed.Writer.BeginTransaction();
            models.Write(new DeskChange(before, batch.Select(entry => entry.Happened), state), transaction);
            transaction.Commit();
        }
    }

    private void CheckSnapshot()
    {
        if (head.Sequence == snapshot?.At.Sequence)
        {
            isSnapshotWrong = head != snapshot.At
                || !snapshot.Content.Span.SequenceEqual(DeskSnapshot.BytesOf(state));
            snapshotFound = isSnapshotWrong
                ? $"of entry {head.Sequence}, and not what the journal gives; delete {files.SnapshotFile}"
                : $"of entry {head.Sequence}, and what the journal gives";
        }
    }
}
