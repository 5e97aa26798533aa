using Microsoft.Data.Sqlite;
using NanoCap.Bot.Desk.ReadModels;
using NanoCap.Bot.Storage;
using NanoCap.Trading.Desk;

namespace NanoCap.Bot.Desk;

/// <summary>The append-only journal in the database, its read models beside it, and its head outside.</summary>
internal sealed class SqliteJournal : IDeskJournal, IDisposable
{
    private readonly SqliteConnection writer;
    private readonly DeskReadModels readModels;
    private readonly JournalHeadFile headFile;
    private readonly SqliteCommand insert;
    private bool isHeadNoted;

    /// <param name="database">Where it is.</param>
    /// <param name="readModels">What is written with it.</param>
    /// <param name="headFile">Where its head is noted.</param>
    /// <param name="head">How far it reaches, as verified.</param>
    public SqliteJournal(
        BotDatabase database, DeskReadModels readModels, JournalHeadFile headFile, JournalHead head)
    {
        writer = database.Writer;
        this.readModels = readModels;
        this.headFile = headFile;
        Head = head;
        insert = writer.CreateCommand();
        insert.CommandText =
            "INSERT INTO journal (sequence, at_ms, type, version, json, hash) VALUES (@s, @a, @t, @v, @j, @h)";
        insert.Parameters.Add("@s", SqliteType.Integer);
        insert.Parameters.Add("@a", SqliteType.Integer);
        insert.Parameters.Add("@t", SqliteType.Text);
        insert.Parameters.Add("@v", SqliteType.Integer);
        insert.Parameters.Add("@j", SqliteType.Blob);
        insert.Parameters.Add("@h", SqliteType.Blob);
    }

    /// <summary>The latest durable entry.</summary>
    public JournalHead Head { get; private set; }

    /// <inheritdoc />
    public void Append(DeskChange change)
    {
        try
        {
            NoteHead();
            using var transaction = writer.BeginTransaction(deferred: false);
            var head = Insert(change.Events, transaction);
            readModels.Write(change, transaction);
            transaction.Commit();
            Head = head;
            isHeadNoted = false;
        }
        catch (Exception failure) when (failure is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw new JournalWriteException($"The journal could not be written: {failure.Message}", failure);
        }

        TryNoteHead();
    }

    public void Dispose() => insert.Dispose();

    // The batch is durable, so its posters are told; a head that could not be noted stops the next batch instead.
    private void TryNoteHead()
    {
        try
        {
            NoteHead();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            isHeadNoted = false;
        }
    }

    private void NoteHead()
    {
        if (!isHeadNoted)
        {
            headFile.Write(Head);
            isHeadNoted = true;
        }
    }

    private JournalHead Insert(IEnumerable<DeskEvent> events, SqliteTransaction transaction)
    {
        insert.Transaction = transaction;
        var head = Head;
        var previousHash = Convert.FromHexString(head.Hash);
        foreach (var happened in events)
        {
            var (name, version) = DeskEventCatalog.NameOf(happened);
            var entry = JournalEntry.Chained(
                previousHash,
                head.Sequence + 1,
                happened.At.ToUnixTimeMilliseconds(),
                name,
                version,
                DeskEventCatalog.Write(happened));
            Insert(entry);
            head = entry.Head;
            previousHash = entry.Hash;
        }

        return head;
    }

    private void Insert(JournalEntry entry)
    {
        insert.Parameters[0].Value = entry.Sequence;
        insert.Parameters[1].Value = entry.AtMilliseconds;
        insert.Parameters[2].Value = entry.Type;
        insert.Parameters[3].Value = entry.Version;
        insert.Parameters[4].Value = entry.Json;
        insert.Parameters[5].Value = entry.Hash;
        insert.ExecuteNonQuery();
    }
}
